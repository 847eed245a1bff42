/// Cuts a file of comma-separated values into blocks of whole records, which several cores can read at the same time.
///
/// A block ends with a line that ends outside of quotes: quotes come in pairs, also those written twice within a cell.
/// In a faulty file they need not, but all before the fault is cut right, and so the first fault of the blocks in their
/// order is the first fault of the file. A class because it owns what was read and not yet handed out.
final class CSVBlocks {
  private let path: String
  private let source: ByteSource
  private let size: Int
  /// The beginning of the next block, and how many lines of the file come before it.
  private var rest: [UInt8] = []
  private var lines = 0
  private var isFirst = true
  private var isAtEnd = false
  private var failure: InterchangeError?

  /// - Parameter size: of a block, in bytes; larger where a record is.
  init(path: String, size: Int = 1 << 18) throws(InterchangeError) {
    self.path = path
    self.size = max(size, ByteOrderMark.count)
    source = try ByteSource(path: path)
  }

  /// A block to be read, and whether there is any quote in it.
  struct Block {
    let lines: LineReader
    let hasQuotes: Bool
  }

  /// The next block; nil at the end. Throws where the file holds nothing at all.
  func next() throws(InterchangeError) -> Block? {
    guard !isAtEnd else { return nil }
    var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(size, 2 * rest.count))
    _ = buffer.update(from: rest)
    var end = rest.count
    var cut = 0
    while cut == 0, !isAtEnd {
      if end == buffer.count { buffer = Self.grown(buffer) }
      fill(buffer, from: &end)
      cut = isAtEnd || end > Self.longest ? end : Self.border(UnsafeBufferPointer(buffer).slice(0..<end))
    }
    rest = Array(buffer[cut..<end])
    let bytes = UnsafeBufferPointer(buffer).slice(0..<cut)
    let start = isFirst ? ByteOrderMark.end(in: bytes) : 0
    let reader = LineReader(path: path, block: buffer, range: start..<cut, after: lines, failure: failure)
    if start == cut, failure == nil {
      if isFirst { throw .file(path, .empty) }
      return nil
    }
    isFirst = false
    lines += bytes.count(of: 0x0A)
    return Block(lines: reader, hasQuotes: bytes.firstIndex(of: Self.quote, in: bytes.indices) != nil)
  }

  private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from end: inout Int) {
    let room = UnsafeMutableRawBufferPointer(buffer)
    do throws(InterchangeError) {
      while end < buffer.count, !isAtEnd {
        let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room[end...]))
        end += count
        isAtEnd = count == 0
      }
    } catch {
      // What came before it is read first.
      failure = error
      isAtEnd = true
    }
  }

  /// Behind the last line's end outside of quotes; 0 without any.
  private static func border(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var isQuoted = bytes.firstIndex(of: quote, in: bytes.indices) != nil && !bytes.count(of: quote).isMultiple(of: 2)
    for index in bytes.indices.reversed() {
      if bytes[index] == quote { isQuoted.toggle() } else if bytes[index] == 0x0A, !isQuoted { return index + 1 }
    }
    return 0
  }

  private static func grown(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> UnsafeMutableBufferPointer<UInt8> {
    let grown = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * buffer.count)
    _ = grown.update(fromContentsOf: buffer)
    buffer.deallocate()
    return grown
  }

  /// No record that can be read is longer: twice a cell's limit and a line's, and as much again for quotes written twice.
  private static let longest = 4 * LineReader.defaultLimit + 2
  private static let quote = UInt8(ascii: "\"")
}
