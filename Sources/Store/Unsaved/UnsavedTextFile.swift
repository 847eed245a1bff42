import Basics
import FoundationEssentials
import Glibc
import Study

/// Where one person's unsaved texts are kept: a file of their own beside the study, which only the account that runs the
/// program may read. It is there while something is being typed, and after a program that was ended.
///
/// Its name, `.demur-unsaved-` and two numbers in hexadecimal digits, is made of the study's own id and the person's, and of
/// chance; it tells neither. The lock on it (`flock`) goes with the process that writes it: what has none was left behind. It is
/// no part of the study: no copy, packed file or digest knows of it.
///
/// A class, since it owns the file that it wrote last. Called from one thread at a time.
package final class UnsavedTextFile {
  /// Who types.
  package enum Person: Hashable, Sendable {
    /// By the annotator's own id.
    case annotator(uuid: String)
    /// By the name that they decide under.
    case author(name: String)
  }

  /// Room for all that can be typed, many times over.
  private static let limit = 4 << 20

  private let study: StudyFile
  private let prefix: String
  private let path: String
  private var kept: NewFile?

  /// - Throws: where the study's id cannot be read.
  package init(_ study: StudyFile, of person: Person) throws {
    self.study = study
    prefix = Self.prefix(try study.uuid, person)
    let number = String(UInt64.random(in: .min ... .max), radix: 16)
    path = "\(NewFile.folder(of: study.path))/\(prefix)\(number)"
  }

  /// Takes over what programs that were ended left behind of the same person's, oldest first.
  package func claim() -> [UnsavedText] {
    let left = Self.left(beside: study, prefix)
    let texts = left.flatMap(\.texts)
    // What cannot be written stays where it is.
    guard texts.isEmpty || keep(texts) else { return texts }
    for file in left { unlink(file.path) }
    return texts
  }

  /// Keeps these texts and no others, as safe from the end of the program as can be had without waiting for the disk.
  ///
  /// - Returns: whether they are kept; not so where there is no room, or the study is no longer at its place.
  @discardableResult
  package func keep(_ texts: [UnsavedText]) -> Bool {
    // What was erased, or stands on a disk that is gone, is not to come back.
    guard study.isInPlace, let data = try? JSONEncoder().encode(texts) else { return false }
    do {
      let new = try NewFile(beside: path)
      try data.write(to: URL(filePath: new.path))
      try new.publish(as: path, replacing: true, isDurable: false)
      kept = new
      return true
    } catch {
      return false
    }
  }

  /// Keeps nothing any more.
  package func remove() {
    guard kept != nil else { return }
    unlink(path)
    kept = nil
  }

  /// Removes whatever somebody who leaves was typing, as far as this account may.
  static func removeAll(beside study: StudyFile, of annotator: Annotator) {
    guard let prefix = try? prefix(study.uuid, .annotator(uuid: annotator.uuid)) else { return }
    for path in paths(beside: study, prefix) { unlink(path) }
  }

  /// What the names of one person's files begin with.
  package static func prefix(_ study: String, _ person: Person) -> String {
    let name =
      switch person {
      case .annotator(let uuid): "annotator \(uuid)"
      case .author(let name): "author \(name)"
      }
    return ".demur-unsaved-\(Fingerprint.of("\(study) \(name)").prefix(16))-"
  }
}

extension UnsavedTextFile {
  /// A file that was left behind; while this lives, nobody else takes it.
  private final class Left {
    let path: String
    let texts: [UnsavedText]
    let writtenAt: timespec
    private let descriptor: Int32

    init?(_ path: String) {
      let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      var status = stat()
      // A link of it that is gone was taken by another program just now.
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0, status.st_nlink > 0,
        status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(), status.st_size <= UnsavedTextFile.limit
      else {
        close(descriptor)
        return nil
      }
      var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
      let count = pread(descriptor, &bytes, bytes.count, 0)
      self.path = path
      self.descriptor = descriptor
      writtenAt = status.st_mtim
      // A power cut may leave an empty one.
      texts = (try? JSONDecoder().decode([UnsavedText].self, from: Data(bytes.prefix(max(0, count))))) ?? []
    }

    deinit { close(descriptor) }
  }

  private static func left(beside study: StudyFile, _ prefix: String) -> [Left] {
    paths(beside: study, prefix).compactMap(Left.init).sorted {
      ($0.writtenAt.tv_sec, $0.writtenAt.tv_nsec) < ($1.writtenAt.tv_sec, $1.writtenAt.tv_nsec)
    }
  }

  private static func paths(beside study: StudyFile, _ prefix: String) -> [String] {
    let folder = NewFile.folder(of: study.path)
    guard let open = opendir(folder) else { return [] }
    defer { closedir(open) }
    var paths: [String] = []
    while let entry = readdir(open) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(prefix) { paths.append("\(folder)/\(name)") }
    }
    return paths
  }
}
