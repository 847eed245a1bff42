/// The bytes of a file or of standard input (`-`), inflated when they are gzip. A class because it owns a descriptor.
final class ByteSource {
  private let path: String
  private let descriptor: FileDescriptor
  private let chunk: UnsafeMutableRawBufferPointer
  /// What was read of the file and not yet handed on.
  private var pending: UnsafeRawBufferPointer
  private let inflater: GzipInflater?

  init(path: String) throws(InterchangeError) {
    self.path = path
    descriptor = try FileDescriptor.reading(path)
    chunk = .allocate(byteCount: 1 << 18, alignment: 16)
    do throws(InterchangeError) {
      pending = UnsafeRawBufferPointer(rebasing: chunk[..<(try Self.fill(chunk, from: descriptor, atLeast: 16))])
      if pending.isEmpty { throw .file(path, .empty) }
      if let format = ForeignFormat(beginning: pending) { throw .file(path, .foreign(format)) }
    } catch {
      chunk.deallocate()
      throw error
    }
    inflater = pending.starts(with: GzipInflater.magic) ? GzipInflater() : nil
  }

  deinit { chunk.deallocate() }

  /// The number of bytes written into `buffer`, which must not be empty; 0 at the end. Line 0 in an error means that the
  /// caller knows the line.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int {
    guard let inflater else { return try readPlain(into: buffer) }
    while true {
      if pending.isEmpty {
        let count = try descriptor.read(into: chunk)
        pending = UnsafeRawBufferPointer(rebasing: chunk[..<count])
      }
      let isLast = pending.isEmpty
      do throws(LineFault) {
        let count = isLast ? try inflater.finish() : try inflater.inflate(&pending, into: buffer)
        if count > 0 || isLast { return count }
      } catch {
        throw .line(path, 0, error)
      }
    }
  }

  private func readPlain(into buffer: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int {
    guard !pending.isEmpty else { return try descriptor.read(into: buffer) }
    let count = min(pending.count, buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: pending[..<count]))
    pending = UnsafeRawBufferPointer(rebasing: pending[count...])
    return count
  }

  /// A pipe may hand over a byte at a time; the signatures need the first few together.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from descriptor: FileDescriptor, atLeast wanted: Int
  ) throws(InterchangeError) -> Int {
    var count = 0
    while count < wanted {
      let more = try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      if more == 0 { break }
      count += more
    }
    return count
  }
}
