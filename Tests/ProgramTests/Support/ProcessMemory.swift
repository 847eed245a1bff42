import Foundation

/// What another process has in its memory, as root or its own account may look at it.
enum ProcessMemory {
  /// Why no memory can be read here; nil when it can.
  static let whyNot: String? = {
    guard let one = try? Program.startSleeping() else { return "no process can be started" }
    defer {
      kill(one, SIGKILL)
      Program.waitForEnd(of: one)
    }
    return (try? needles(["no such words"], in: one)) == nil
      ? "the system lets nobody read another process's memory" : nil
  }()

  /// Which of the words are anywhere in what the process can write to.
  static func needles(_ words: [String], in process: pid_t) throws -> [String] {
    try found(words.map { ($0, Array($0.utf8)) }, in: process)
  }

  /// The names of the byte patterns that are anywhere in what the process can write to.
  static func found(_ patterns: [(name: String, bytes: [UInt8])], in process: pid_t) throws -> [String] {
    let maps = try String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)
    let memory = open("/proc/\(process)/mem", O_RDONLY | O_CLOEXEC)
    guard memory >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(memory) }
    var found: [String] = []
    var read = 0
    for line in maps.split(separator: "\n") {
      // "7f1c2c000000-7f1c2c021000 rw-p 00000000 00:00 0"
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      guard ends.count == 2, fields[1].contains("w") else { continue }
      var bytes = [UInt8](repeating: 0, count: Int(ends[1] - ends[0]))
      let count = bytes.withUnsafeMutableBytes {
        pread(memory, $0.baseAddress, $0.count, Int(bitPattern: UInt(ends[0])))
      }
      guard count > 0 else { continue }
      read += count
      for pattern in patterns where !found.contains(pattern.name) {
        if bytes.withUnsafeBytes({ contains(UnsafeRawBufferPointer(rebasing: $0[..<count]), pattern.bytes) }) {
          found.append(pattern.name)
        }
      }
    }
    guard read > 0 else { throw POSIXError(.EPERM) }
    return found
  }

  private static func contains(_ memory: UnsafeRawBufferPointer, _ pattern: [UInt8]) -> Bool {
    guard let start = memory.baseAddress, let first = pattern.first else { return false }
    var offset = 0
    while offset + pattern.count <= memory.count,
      let place = memchr(start + offset, Int32(first), memory.count - offset - pattern.count + 1)
    {
      if memcmp(place, pattern, pattern.count) == 0 { return true }
      offset = UnsafeRawPointer(place) - start + 1
    }
    return false
  }
}

extension Program {
  fileprivate static func startSleeping() throws -> pid_t {
    let folder = try Folder()
    return try start(
      executable: "/bin/sleep", ["60"], in: folder, streams: ["/dev/null", "/dev/null", "/dev/null"])
  }
}
