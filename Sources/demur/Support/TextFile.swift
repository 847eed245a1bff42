import Basics

/// Reads a text that an author names.
enum TextFile {
  /// What somebody is to read: guidelines, a consent, a prompt, a code book.
  static let text = 1 << 20
  /// A list of names or ids, a line each.
  static let list = 16 << 20

  /// The whole file as UTF-8; a message that names the file where that cannot be done.
  ///
  /// - Parameter limit: the most bytes that it may have.
  static func read(_ path: String, limit: Int = text) throws -> String {
    let bytes: [UInt8]
    do throws(WholeFileFault) { bytes = try WholeFile.read(path, limit: limit) } catch {
      throw Failure.message("\(path): \(error)")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw Failure.message("\(path): is not UTF-8 text. Save it as UTF-8 and try again.")
    }
    return text
  }
}
