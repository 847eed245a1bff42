import Foundation

/// A demur that somebody else started, as /proc shows it.
struct RunningProgram {
  var id: pid_t

  struct NotRunning: Error {}

  init(_ id: pid_t) { self.id = id }

  /// Waits for the one that was started in `folder` and has `file` open.
  init(with file: String, in folder: Folder, seconds: Double = 20) throws {
    let end = Date().addingTimeInterval(seconds)
    repeat {
      if let found = Self.all.first(where: { $0.isIn(folder) && $0.hasOpen(file) }) {
        self = found
        return
      }
      usleep(5_000)
    } while Date() < end
    throw NotRunning()
  }

  private static var all: [RunningProgram] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.map(RunningProgram.init).filter {
      (try? String(contentsOfFile: "/proc/\($0.id)/comm", encoding: .utf8)) == "demur\n"
    }
  }

  func hasOpen(_ name: String) -> Bool {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/fd")) ?? []
    return files.contains { link("fd/\($0)")?.hasSuffix(name) ?? false }
  }

  private func isIn(_ folder: Folder) -> Bool {
    link("cwd").map { URL(filePath: $0).resolvingSymlinksInPath() } == folder.url.resolvingSymlinksInPath()
  }

  private func link(_ name: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/\(name)")
  }

  /// A field of its status, such as `State`.
  func status(_ field: String) throws -> String {
    let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("\(field):") }
    guard let line else { throw NotRunning() }
    return line.dropFirst(field.count + 1).trimmingCharacters(in: .whitespaces)
  }
}
