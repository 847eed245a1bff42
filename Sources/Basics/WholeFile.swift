import Glibc

/// Reads a file that has to be in memory as a whole: never a device, and never more than there is room for.
package enum WholeFile {
  /// All bytes of a file or a pipe.
  ///
  /// - Parameters:
  ///   - limit: the most bytes that may come.
  ///   - lines: the most lines that it may have, and how many of them may be blank.
  package static func read(
    _ path: String, limit: Int, lines: WholeFileLines? = nil
  ) throws(WholeFileFault) -> [UInt8] {
    let bytes = try read(path, limit: limit)
    if let lines { try lines.check(bytes) }
    return bytes
  }

  private static func read(_ path: String, limit: Int) throws(WholeFileFault) -> [UInt8] {
    var status = stat()
    // Looked at before it is opened: opening some devices does something.
    guard stat(path, &status) == 0 else { throw errno == ENOENT ? .missing : .unreadable(code: errno) }
    if isNothing(status) { return [] }
    try check(status, limit: limit)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .unreadable(code: errno) }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(code: errno) }
    try check(status, limit: limit)
    return try read(descriptor, limit: limit)
  }

  /// /dev/null, the one device that has an end.
  private static func isNothing(_ status: stat) -> Bool {
    var nothing = stat()
    return status.st_mode & S_IFMT == S_IFCHR && stat("/dev/null", &nothing) == 0 && nothing.st_rdev == status.st_rdev
  }

  private static func check(_ status: stat, limit: Int) throws(WholeFileFault) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: if status.st_size > limit { throw .tooLarge(limit: limit) }
    case S_IFIFO, S_IFSOCK: break
    case S_IFDIR: throw .folder
    default: throw .device
    }
  }

  private static func read(_ descriptor: Int32, limit: Int) throws(WholeFileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(code: errno) }
      if count == 0 { return bytes }
      bytes += part[..<count]
      guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    }
  }
}
