import Foundation

/// Reads a text that an author names.
enum TextFile {
  /// The whole file as UTF-8; a message that names the file where that cannot be done.
  static func read(_ path: String) throws -> String {
    let data: Data
    do {
      // A handle, which reads pipes and devices too, such as <(…) and /dev/null.
      guard let handle = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadNoPermission) }
      data = try handle.readToEnd() ?? Data()
    } catch {
      throw Failure.message("\(path): cannot be read. Check the path and its permissions.")
    }
    guard let text = String(validating: data, as: UTF8.self), !text.utf8.contains(0) else {
      throw Failure.message("\(path): is not UTF-8 text. Save it as UTF-8 and try again.")
    }
    return text
  }
}
