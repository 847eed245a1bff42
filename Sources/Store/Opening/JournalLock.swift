import Glibc

/// Locks on bytes of the journal that SQLite keeps beside a study's file, and never locks itself. They tell the writers of one
/// machine from each other and guard nothing by themselves. A lock is gone with its process, however that ends.
///
/// No file is made for them: where there is no journal yet, nobody has written. A class, since it owns a descriptor.
final class JournalLock: Sendable {
  private let descriptor: Int32

  /// nil where there is no journal, or it cannot be opened.
  init?(of path: String) {
    descriptor = open(path + "-journal", O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Whether the journal is still there, and not another one in its place.
  var isInPlace: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Takes a byte; false where another has it, and where locks do not work.
  func take(_ byte: Int64) -> Bool { change(F_WRLCK, byte, Self.set) != nil }

  func release(_ byte: Int64) { _ = change(F_UNLCK, byte, Self.set) }

  /// A byte of a range that another holds; nil where nobody does.
  func taken(_ bytes: Range<Int64>) -> Int64? {
    guard !bytes.isEmpty,
      let found = change(F_WRLCK, bytes.lowerBound, count: bytes.upperBound - bytes.lowerBound, Self.get),
      found.l_type != Int16(F_UNLCK)
    else { return nil }
    return Int64(found.l_start)
  }

  private func change(_ type: Int32, _ start: Int64, count: Int64 = 1, _ command: Int32) -> flock? {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(start)
    lock.l_len = off_t(count)
    return fcntl(descriptor, command, &lock) == 0 ? lock : nil
  }

  /// Of open file descriptions (F_OFD_GETLK and F_OFD_SETLK): two connections of one process do not share them.
  private static let get: Int32 = 36
  private static let set: Int32 = 37
}
