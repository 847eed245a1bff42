import Foundation

/// Another program's lock on a study's file, for as long as this lives: nobody else can read it. A class, since it owns the
/// file's descriptor, and all locks of a process on a file go when one is closed.
final class StudyLock {
  private var descriptor: Int32

  init(_ path: String) throws {
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    // The bytes that SQLite locks: "File Locking And Concurrency In SQLite", `PENDING_BYTE` in os.h.
    var all = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0000, l_len: 512, l_pid: 0)
    guard descriptor >= 0, fcntl(descriptor, F_SETLK, &all) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  deinit { release() }

  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
