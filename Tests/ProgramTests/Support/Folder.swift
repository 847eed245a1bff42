import Foundation
import Synchronization

/// A folder of its own for a test; removed with the last reference.
final class Folder: Sendable {
  let url: URL
  var path: String { url.path(percentEncoded: false) }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "demur-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return file(name)
  }
}

extension Folder {
  /// Puts files here that many tests begin with: made once, in a folder without others, and copied for each test.
  ///
  /// - Parameter name: what is made; the same name stands for the same files.
  func fill(once name: String, _ make: (Folder) throws -> Void) throws {
    let files = Self.made.withLock { made in
      let files = made[name] ?? MadeFiles()
      made[name] = files
      return files
    }
    for (name, bytes, mode) in try files.get(make) {
      try bytes.write(to: url.appending(path: name))
      chmod(file(name), mode)
    }
  }

  private static let made = Mutex<[String: MadeFiles]>([:])
}

/// The files that were made. A class, since those who want the same ones share it, and wait for whoever makes them.
private final class MadeFiles: Sendable {
  typealias File = (name: String, bytes: Data, mode: mode_t)
  private let files = Mutex<[File]?>(nil)

  func get(_ make: (Folder) throws -> Void) throws -> [File] {
    try files.withLock { files in
      if let files { return files }
      let folder = try Folder()
      try make(folder)
      let made = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { name -> File in
        var status = stat()
        stat(folder.file(name), &status)
        return (name, try Data(contentsOf: folder.url.appending(path: name)), status.st_mode & 0o777)
      }
      files = made
      return made
    }
  }
}
