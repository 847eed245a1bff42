/// The lines of a file or of standard input (`-`), plain or gzip, one at a time, in flat memory.
///
/// Lines end with LF or CRLF, the last one may end with the file; a byte order mark at the start is skipped. Every line
/// is valid UTF-8 without NUL and at most `limit` bytes long, or reading it throws. A class because a line is handed out
/// where it lies in the buffer.
final class LineReader {
  let path: String
  let limit: Int
  private let source: ByteSource
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var isHeld = false
  private var line: UnsafeBufferPointer<UInt8>?
  /// The number of the line that was read last, from 1.
  private(set) var number = 0
  /// What ended the line that was read last.
  private(set) var ending = Ending.file

  enum Ending: Hashable {
    case lf, crlf, file

    var bytes: [UInt8] {
      switch self {
      case .lf: [0x0A]
      case .crlf: [0x0D, 0x0A]
      case .file: []
      }
    }
  }

  static let defaultLimit = 16 << 20

  init(path: String, limit: Int = defaultLimit) throws(InterchangeError) {
    self.path = path
    self.limit = limit
    source = try ByteSource(path: path)
    buffer = .allocate(capacity: 1 << 18)
    while end < ByteOrderMark.count, !isAtEnd { try refill() }
    start = ByteOrderMark.end(in: UnsafeBufferPointer(buffer).slice(0..<end))
    while start == end, !isAtEnd { try refill() }
    if start == end { throw .file(path, .empty) }
  }

  deinit { buffer.deallocate() }

  /// The next line without its ending, valid until the next call; nil at the end.
  func next() throws(InterchangeError) -> UnsafeBufferPointer<UInt8>? {
    if isHeld {
      isHeld = false
      return line
    }
    line = nil
    guard let raw = try cut() else { return nil }
    number += 1
    line = try checked(raw)
    return line
  }

  /// The line that was read last says nothing, and is passed over; so many in a row are no file of ours, and reading on
  /// would take as long as whoever sent them likes.
  func passOver() throws(InterchangeError) {
    passedInARow = lastPassed + 1 == number ? passedInARow + 1 : 1
    lastPassed = number
    if passedInARow > Self.blankLimit { throw .line(path, number, .blankLines(Self.blankLimit)) }
  }

  private var passedInARow = 0
  private var lastPassed = 0
  private static let blankLimit = 10_000

  /// Lets the next call of `next` give the line again that was read last.
  func hold() { isHeld = true }

  private func cut() throws(InterchangeError) -> Range<Int>? {
    var searched = start
    while true {
      if let feed = UnsafeBufferPointer(buffer).firstIndex(of: 0x0A, in: searched..<end) {
        let isCRLF = feed > start && buffer[feed - 1] == 0x0D
        defer { start = feed + 1 }
        ending = isCRLF ? .crlf : .lf
        return start..<(isCRLF ? feed - 1 : feed)
      }
      if isAtEnd {
        defer { start = end }
        ending = .file
        return start < end ? start..<end : nil
      }
      // A line and its CRLF fit within the limit and two more bytes.
      if end - start > limit + 2 { throw .line(path, number + 1, .tooLong(limit: limit)) }
      let known = end - start
      try refill()
      searched = start + known
    }
  }

  private func refill() throws(InterchangeError) {
    if start > 0 {
      UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start..<end]))
      end -= start
      start = 0
    }
    if end == buffer.count {
      let grown = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: buffer.count * 2)
      _ = grown.update(fromContentsOf: buffer)
      buffer.deallocate()
      buffer = grown
    }
    do {
      let count = try source.read(
        into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[end...]))
      end += count
      isAtEnd = count == 0
    } catch {
      throw error.atLine(number + 1)
    }
  }

  private func checked(_ range: Range<Int>) throws(InterchangeError) -> UnsafeBufferPointer<UInt8> {
    let bytes = UnsafeBufferPointer(buffer).slice(range)
    if bytes.count > limit { throw .line(path, number, .tooLong(limit: limit)) }
    if let nul = bytes.firstIndex(of: 0, in: 0..<bytes.count) { throw .line(path, number, .nul(byte: nul + 1)) }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw .line(path, number, .notUTF8(byte: error.byteOffsets.lowerBound + 1))
    }
    return bytes
  }
}
