import CProcess
import Foundation

/// A folder of exports that gets its name when it is whole. A class, since what was begun goes with it.
final class OutputFolder {
  private let path: String
  private let force: Bool
  private let mode: FileMode
  private let draft: String
  private var names: [String] = []
  private var isPublished = false

  /// - Throws: where something is there already and is not to be replaced.
  init(_ path: String, force: Bool, mode: FileMode) throws {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.force = force
    self.mode = mode
    try Self.check(path, force: force)
    let url = URL(filePath: path)
    let parent = url.deletingLastPathComponent().path(percentEncoded: false)
    let draft = "\(parent)/.\(url.lastPathComponent).\(UUID().uuidString.prefix(8))"
    // Whoever may read the files may go through the folder.
    let bits = mode.bits | 0o100 | (mode.bits & 0o044) >> 2
    guard mkdir(draft, bits) == 0, chmod(draft, bits) == 0 else {
      throw Failure.file(path, "no folder can be made there. Choose another place, or check permissions.")
    }
    self.draft = draft
    demur_leftover_add(draft)
  }

  deinit {
    if !isPublished {
      for name in names { unlink("\(draft)/\(name)") }
      rmdir(draft)
    }
    for path in names.map({ "\(draft)/\($0)" }) + [draft] { demur_leftover_forget(path) }
  }

  /// A file of the folder, to be finished by whoever writes it.
  func file(_ name: String) throws -> OutputFile {
    names.append(name)
    // It goes with its folder when a signal ends the program.
    demur_leftover_add("\(draft)/\(name)")
    return try OutputFile("\(draft)/\(name)", force: false, mode: mode)
  }

  /// Takes out a file in which there turned out to be nothing.
  func remove(_ name: String) {
    unlink("\(draft)/\(name)")
    demur_leftover_forget("\(draft)/\(name)")
    names.removeAll { $0 == name }
  }

  func publish() throws {
    // An empty folder gives way.
    if rename(draft, path) == 0 {
      isPublished = true
      return
    }
    guard force, errno == ENOTEMPTY || errno == EEXIST else { throw Self.taken(path) }
    for name in names {
      guard rename("\(draft)/\(name)", "\(path)/\(name)") == 0 else {
        throw Failure.file("\(path)/\(name)", "cannot be replaced. Remove it, or choose another folder.")
      }
    }
    rmdir(draft)
    isPublished = true
  }

  private static func check(_ path: String, force: Bool) throws {
    var found = stat()
    guard stat(path, &found) == 0 else { return }
    guard found.st_mode & S_IFMT == S_IFDIR else {
      throw Failure.file(path, "is a file, and a folder is written. Choose another name.")
    }
    let content = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    if !content.isEmpty, !force { throw taken(path) }
  }

  private static func taken(_ path: String) -> Failure {
    .file(path, "exists already and is left as it is. Choose another name, or --force, which replaces its files.")
  }
}
