import Foundation

/// A demur that somebody else started, as /proc shows it.
struct RunningProgram {
  var id: pid_t

  struct NotRunning: Error {}

  init(_ id: pid_t) { self.id = id }

  /// Waits for the one that was started in `folder` and has `file` open.
  init(with file: String, in folder: Folder) throws {
    var found: RunningProgram?
    try Wait.until("a demur with \(file) open") {
      found = Self.all.first { $0.isIn(folder) && $0.hasOpen(file) }
      return found != nil
    }
    guard let found else { throw NotRunning() }
    self = found
  }

  private static var all: [RunningProgram] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.map(RunningProgram.init).filter(\.isDemur)
  }

  /// Whether demur itself runs in it: not what becomes demur, which for a moment has still open what its parent had.
  var isDemur: Bool { (try? String(contentsOfFile: "/proc/\(id)/comm", encoding: .utf8)) == "demur\n" }

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

  /// Whether it and the programs that it started only wait: for keys, for time to pass, to be continued. What is computed,
  /// drawn or written to a disk is over then. True of one that has ended.
  var isWaiting: Bool {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task")) ?? []
    return threads.allSatisfy { thread in
      let folder = "/proc/\(id)/task/\(thread)"
      let children = Self.text(of: "\(folder)/children").split(separator: " ").compactMap { pid_t($0) }
      return Self.isWaiting(stat: Self.text(of: "\(folder)/stat"))
        && children.allSatisfy { RunningProgram($0).isWaiting }
    }
  }

  /// - Parameter stat: such as `4711 (demur) S 4710 …`; a state of R is one that runs or could, D waits for a disk.
  private static func isWaiting(stat: String) -> Bool {
    guard let end = stat.lastIndex(of: ")") else { return true }
    return !["R", "D"].contains(stat[end...].dropFirst(2).prefix(1))
  }

  /// The first bytes of a file that may be gone, as text. Without Foundation, since it is asked at each look.
  private static func text(of file: String) -> String {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    return String(unsafeUninitializedCapacity: 512) { max(0, read(descriptor, $0.baseAddress, $0.count)) }
  }
}
