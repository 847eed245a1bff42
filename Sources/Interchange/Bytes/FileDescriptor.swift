import Glibc

/// A file descriptor that closes itself; a class for that reason. Standard input and output stay open.
final class FileDescriptor {
  private let number: Int32
  private let path: String

  private init(number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit { if number > 2 { _ = close(number) } }

  /// Opens `path` for reading; `-` is standard input, which can be opened again and is then read from its beginning. What is a
  /// pipe is read to its end first.
  static func reading(_ path: String) throws(InterchangeError) -> FileDescriptor {
    let isStandard = path == "-"
    if let number = isStandard ? Spool.redirectedInput() : Spool.emptied(path) {
      return FileDescriptor(number: number, path: path)
    }
    let file = try opened(path)
    guard isStandard || Spool.isNeeded(file.number) else { return file }
    return FileDescriptor(number: try Spool.reading(file.number, called: path), path: path)
  }

  /// How many bytes are to be read; 0 where that is not known.
  var size: Int {
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return max(0, Int(status.st_size) - Int(lseek(number, 0, SEEK_CUR)))
  }

  private static func opened(_ path: String) throws(InterchangeError) -> FileDescriptor {
    if path == "-" { return FileDescriptor(number: 0, path: path) }
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .file(path, .missing) }
      throw .file(path, .unreadable(String(cString: strerror(errno))))
    }
    return FileDescriptor(number: number, path: path)
  }

  /// The number of bytes read into `buffer`; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int {
    while true {
      let count = Glibc.read(number, buffer.baseAddress, buffer.count)
      if count >= 0 {
        BytesRead.add(count)
        return count
      }
      if errno == EISDIR { throw .file(path, .directory) }
      if errno != EINTR { throw .file(path, .unreadable(String(cString: strerror(errno)))) }
    }
  }
}
