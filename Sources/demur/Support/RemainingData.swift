import Basics
import Foundation
import Store

/// The files beside a study that may still hold what somebody said after it was erased from the study: its copies and packed
/// files, and whatever names the person.
///
/// It looks into the folders that it is given, not below them, and into no archive.
struct RemainingData {
  private let study: String
  private let words: [[UInt8]]
  /// What the names of the files begin with in which they typed.
  private let typed: String

  /// - Parameter study: the id that all copies of the study share.
  init(study: String, of annotator: Annotator) {
    self.study = study
    typed = UnsavedTextFile.prefix(study, .annotator(uuid: annotator.uuid))
    words = [annotator.name, annotator.pseudonym].map { Array($0.utf8) }.filter { !$0.isEmpty }
  }

  /// What is found in the folders, but for one file; with why.
  func files(in folders: Set<String>, but erased: String) -> [(path: String, why: String)] {
    var found: [(path: String, why: String)] = []
    for folder in folders.sorted() {
      HiddenName.removeLeftovers(in: folder)
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
      for name in names {
        let path = folder == "." ? name : "\(folder)/\(name)"
        guard !isSame(path, erased), let why = name.hasPrefix(typed) ? "what they were typing" : why(path) else {
          continue
        }
        found.append((path, why))
      }
    }
    return found
  }

  private func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }

  private func why(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    if path.hasSuffix("-journal") { return "what was being saved" }
    if path.hasSuffix(".tmp") { return "unfinished" }
    if let file = try? StudyFile.open(path, access: .readOnly) {
      defer { try? file.close() }
      guard (try? file.uuid) == study else { return nil }
      return (try? file.isPacked) == true ? "a packed file of this study" : "this study"
    }
    return isNamed(in: path) ? "names them" : nil
  }

  /// Whether one of the words stands in the file by itself.
  private func isNamed(in path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    let overlap = (words.map(\.count).max() ?? 0) + 1
    // The byte before the file counts as a blank, and so does the one behind it.
    var rest: [UInt8] = [0x20]
    while let part = try? handle.read(upToCount: 1 << 20), !part.isEmpty {
      rest += part
      if hasWord(rest, isAtEnd: false) { return true }
      rest = Array(rest.suffix(overlap))
    }
    return hasWord(rest, isAtEnd: true)
  }

  private func hasWord(_ bytes: [UInt8], isAtEnd: Bool) -> Bool {
    let text = isAtEnd ? bytes + [0x20] : bytes
    return words.contains { word in
      var start = 1
      while start + word.count < text.count, let first = text[start...].firstIndex(of: word[0]) {
        let end = first + word.count
        if end < text.count, text[first..<end].elementsEqual(word), !isOfWord(text[first - 1]), !isOfWord(text[end]) {
          return true
        }
        start = first + 1
      }
      return false
    }
  }

  /// Letters of other alphabets count too: all their bytes are above ASCII.
  private func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }
}
