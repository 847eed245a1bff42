import Basics
import Foundation

/// The person's own editor, for long comments.
enum Editor {
  /// Bytes of a comment.
  private static let longest = 1 << 20

  /// Opens `text` in `$VISUAL` or `$EDITOR`; nil when it could not be run or ended with an error.
  static func edit(_ text: String) -> String? {
    let environment = ProcessInfo.processInfo.environment
    guard let editor = environment["VISUAL"] ?? environment["EDITOR"] else { return nil }
    let folder = FileManager.default.temporaryDirectory.appending(path: "demur-\(UUID().uuidString)")
    let file = folder.appending(path: "comment.txt")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: file)
      let process = Process()
      // The editor may come with arguments (`code --wait`), so a shell takes it apart, as git does.
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", "\(editor) \"$1\"", "demur", file.path(percentEncoded: false)]
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { return nil }
      return String(decoding: try WholeFile.read(file.path(percentEncoded: false), limit: longest), as: UTF8.self)
    } catch {
      return nil
    }
  }
}
