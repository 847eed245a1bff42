import Basics
import Foundation
import Glibc
import Synchronization

/// What a pipe gave, in a file without a name: it can be read again, and nobody who reads it waits for whoever fills the pipe.
///
/// A pipe is emptied once; further readers of the same one get the same file.
enum Spool {
  /// A pipe, told from others.
  private struct Pipe: Hashable {
    var device: UInt64
    var inode: UInt64

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }

  /// The files, by their descriptors.
  private static let kept = Mutex<[Pipe: Int32]>([:])

  /// Whether what is open gives its bytes only once and at its own pace.
  static func isNeeded(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// What a named pipe gave before, open for reading; nil where it gave nothing yet: opening it again would wait for somebody
  /// to fill it anew.
  static func emptied(_ path: String) -> Int32? {
    var status = stat()
    guard stat(path, &status) == 0, let file = kept.withLock({ $0[Pipe(status)] }) else { return nil }
    return reopened(file)
  }

  /// Where standard input stood when it was opened first.
  private static let inputStart = Mutex<off_t?>(nil)

  /// Standard input where it is a file, open from where it stood at first; nil where it is none, or none that may be opened anew.
  static func redirectedInput() -> Int32? {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let start = inputStart.withLock { start in
      let found = start ?? lseek(STDIN_FILENO, 0, SEEK_CUR)
      start = found
      return found
    }
    guard start >= 0, let copy = reopened(STDIN_FILENO) else { return nil }
    if lseek(copy, start, SEEK_SET) == start { return copy }
    _ = close(copy)
    return nil
  }

  /// Opened anew, so that each reader has a place of its own.
  private static func reopened(_ file: Int32) -> Int32? {
    let copy = open("/proc/self/fd/\(file)", O_RDONLY | O_CLOEXEC)
    return copy >= 0 ? copy : nil
  }

  /// The whole of a pipe, open for reading from its beginning; it ends with the process.
  ///
  /// - Throws: ``InterchangeError/file(_:_:)`` where there is no room for it.
  static func reading(_ descriptor: Int32, called path: String) throws(InterchangeError) -> Int32 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw refusal(path) }
    let pipe = Pipe(status)
    let file: Int32
    if let known = kept.withLock({ $0[pipe] }) {
      file = known
    } else {
      file = try filled(from: descriptor, called: path)
      kept.withLock { $0[pipe] = file }
    }
    guard let copy = reopened(file) else { throw refusal(path) }
    return copy
  }

  private static func filled(from descriptor: Int32, called path: String) throws(InterchangeError) -> Int32 {
    let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    guard let file = try? NewFile(beside: folder + "/pipe") else { throw refusal(path) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw refusal(path) }
      if count == 0 { break }
      var done = 0
      while done < count {
        let written = write(file.descriptor, buffer.baseAddress?.advanced(by: done), count - done)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw refusal(path) }
        done += written
      }
    }
    let kept = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 3)
    guard kept >= 0 else { throw refusal(path) }
    return kept
  }

  private static func refusal(_ path: String) -> InterchangeError {
    .file(
      path, .unreadable("what comes from a pipe is kept in a temporary file first: \(String(cString: strerror(errno)))")
    )
  }
}
