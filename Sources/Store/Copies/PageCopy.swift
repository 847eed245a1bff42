import GRDB
import Glibc

/// Copies a study's file page by page while others go on writing to it.
///
/// Most is read in slices, each in a short transaction of its own, and between two slices others may write. So in the end
/// all of it is read once more in one transaction, compared with the copy, and what differs is copied again: that only takes
/// as long as looking through what the system has in memory anyway. Where the file's change counter says that nobody wrote
/// since the first slice, that is left out.
struct PageCopy {
  /// Why the copy could not be written; the number is the system's.
  struct Fault: Error, Hashable {
    var code: Int32
  }

  /// How much is read while others wait.
  static let slice = 4 << 20
  private static let piece = 1 << 20

  private let file: StudyFile
  /// What the copy is written to, from its beginning.
  private let target: Int32

  init(of file: StudyFile, to target: Int32) {
    self.file = file
    self.target = target
  }

  /// - Parameter betweenSlices: what happens meanwhile; for tests.
  /// - Throws: ``Fault`` where the copy could not be written.
  func run(betweenSlices: () throws -> Void = {}) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.slice, alignment: 4096)
    defer { buffer.deallocate() }
    var end: Int64 = 0
    var first: [UInt8]?
    while true {
      let count = try file.read { db in
        let source = try Source(db, file.path)
        if first == nil { first = source.counter }
        let count = Int(min(Int64(Self.slice), source.bytes - end))
        if count > 0 { try source.fill(.init(rebasing: buffer[..<count]), from: end) }
        return count
      }
      guard count > 0 else { break }
      try write(.init(rebasing: buffer[..<count]), at: end)
      end += Int64(count)
      try betweenSlices()
    }
    try file.read { db in
      let source = try Source(db, file.path)
      if source.counter != first || source.bytes != end { try compare(source, upTo: end, buffer) }
      guard ftruncate(target, off_t(source.bytes)) == 0 else { throw Fault(code: errno) }
    }
  }

  /// Copies what is not in the copy yet, and what is there otherwise.
  private func compare(_ source: Source, upTo end: Int64, _ buffer: UnsafeMutableRawBufferPointer) throws {
    let new = UnsafeMutableRawBufferPointer(rebasing: buffer[..<Self.piece])
    let old = UnsafeMutableRawBufferPointer(rebasing: buffer[Self.piece..<2 * Self.piece])
    var offset: Int64 = 0
    while offset < source.bytes {
      let count = Int(min(Int64(Self.piece), source.bytes - offset))
      let piece = UnsafeMutableRawBufferPointer(rebasing: new[..<count])
      try source.fill(piece, from: offset)
      let known = offset < end ? pread(target, old.baseAddress, count, off_t(offset)) : 0
      if known != count || !piece.isStart(of: old) {
        try write(UnsafeRawBufferPointer(piece), at: offset)
      }
      offset += Int64(count)
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws {
    var done = 0
    while done < bytes.count {
      let count = pwrite(target, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset) + off_t(done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Fault(code: count == 0 ? ENOSPC : errno) }
      done += count
    }
  }

  /// The file inside a transaction.
  private struct Source {
    private let raw: RawFile
    private let path: String
    let bytes: Int64
    /// Counts the transactions that changed the file; section 1.3.7 of "Database File Format".
    let counter: [UInt8]

    init(_ db: Database, _ path: String) throws {
      self.path = path
      // Reading anything keeps others from writing until the transaction ends.
      let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      let size = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
      bytes = pages * size
      guard let raw = RawFile(db), let counter = raw.bytes(at: 24, 4) else {
        throw StoreError.damaged(path: path, why: "its first page cannot be read")
      }
      self.raw = raw
      self.counter = counter
    }

    func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int64) throws {
      let code = raw.fill(buffer, from: offset)
      guard code == .SQLITE_OK else {
        throw StoreError.damaged(path: path, why: "its bytes from \(offset) on cannot be read")
      }
    }
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Whether another buffer begins with the same bytes.
  fileprivate func isStart(of other: UnsafeMutableRawBufferPointer) -> Bool {
    guard let bytes = baseAddress, let others = other.baseAddress, count <= other.count else { return isEmpty }
    return memcmp(bytes, others, count) == 0
  }
}
