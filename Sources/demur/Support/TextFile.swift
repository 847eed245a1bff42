import Basics

/// Reads a text that an author names.
enum TextFile {
  /// What is in a file.
  enum Kind {
    /// What somebody is to read or has written: guidelines, a consent, a prompt, a code book, keys.
    case text
    /// A list of names or ids, a line each.
    case list

    fileprivate var bytes: Int { self == .text ? 1 << 20 : 16 << 20 }
    fileprivate var lines: WholeFileLines { self == .text ? .text : .list }
  }

  /// The whole file as UTF-8; a message that names the file where that cannot be done.
  static func read(_ path: String, _ kind: Kind = .text) throws -> String {
    let bytes: [UInt8]
    do throws(WholeFileFault) { bytes = try WholeFile.read(path, limit: kind.bytes, lines: kind.lines) } catch {
      throw Failure.file(path, "\(error)")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw Failure.file(path, "is not UTF-8 text. Save it as UTF-8 and try again.")
    }
    return text
  }
}
