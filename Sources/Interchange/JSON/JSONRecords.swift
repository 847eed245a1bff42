import Basics

/// The records of a JSON file, however they stand in it: one a line, one over several lines, the elements of one array, or
/// the `examples` of one object. One at a time and in flat memory. A class since it owns the file and its buffer.
final class JSONRecords {
  let path: String
  private let source: ByteSource
  private let limit: Int
  private let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  private var buffer: [UInt8] = []
  private static let newline = UInt8(ascii: "\n")
  private var start = 0
  private var isAtEnd = false
  /// Whether the records are the elements of an array.
  private(set) var isInArray = false
  private var line = 1
  private var held: FileRecord?

  /// No record is longer, in bytes: a hostile one would fill the memory.
  static let defaultLimit = 64 << 20

  init(path: String, limit: Int = defaultLimit) throws(InterchangeError) {
    self.path = path
    self.limit = limit
    source = try ByteSource(path: path)
    while buffer.count < ByteOrderMark.count, !isAtEnd { try refill() }
    start = buffer.withUnsafeBufferPointer { ByteOrderMark.end(in: $0) }
  }

  /// The next record; nil at the end.
  func next() throws(InterchangeError) -> FileRecord? {
    if let held {
      self.held = nil
      return held
    }
    guard let range = try cut() else { return nil }
    let bytes = Array(buffer[range])
    last = (line, bytes.count)
    line += bytes.withUnsafeBufferPointer { $0.count(of: Self.newline) }
    start = range.upperBound
    return FileRecord(content: .json(bytes), line: last.line)
  }

  /// Lets the next call of `next` give that record again.
  func hold(_ record: FileRecord) { held = record }

  /// Goes on behind the first line of the record that was read last: it is torn, and took others along.
  func passOverLine() {
    let begun = start - last.count
    guard last.count > 0, begun >= 0, let feed = buffer[begun..<start].firstIndex(of: Self.newline) else { return }
    start = feed + 1
    line = last.line + 1
    last = (line, 0)
  }

  private var last = (line: 1, count: 0)

  /// Where the next record lies in the buffer.
  private func cut() throws(InterchangeError) -> Range<Int>? {
    guard try begin() else { return nil }
    // From the first byte of an object to the brace that closes it; anything else to the end of its line.
    var scan = RecordScan()
    var index = start
    while true {
      if let end = buffer.withUnsafeBufferPointer({ scan.end(in: $0, from: &index) }) { return start..<end }
      if isAtEnd { return start..<buffer.count }
      if buffer.count - start > limit { throw .line(path, line, .tooLong(limit: limit)) }
      let known = index - start
      try refill()
      index = start + known
    }
  }

  /// Goes to the first byte of the next record; false at the end.
  private func begin() throws(InterchangeError) -> Bool {
    while true {
      while start < buffer.count {
        let byte = buffer[start]
        switch byte {
        case Self.newline: line += 1
        case UInt8(ascii: "[") where !isInArray && isFirst: isInArray = true
        case UInt8(ascii: ",") where isInArray, UInt8(ascii: "]") where isInArray: break
        default:
          guard byte.isBlank else {
            isFirst = false
            return true
          }
        }
        start += 1
      }
      if isAtEnd { return false }
      try refill()
    }
  }

  private var isFirst = true

  private func refill() throws(InterchangeError) {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    var count = 0
    do throws(InterchangeError) { count = try source.read(into: chunk) } catch { throw error.atLine(line) }
    buffer.append(contentsOf: chunk[..<count])
    isAtEnd = count == 0
  }

  deinit { chunk.deallocate() }
}
