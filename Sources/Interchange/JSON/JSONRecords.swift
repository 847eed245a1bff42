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
  private var held: (value: JSONValue, bytes: [UInt8], line: Int)?

  /// No record is longer, in bytes: a hostile one would fill the memory.
  static let defaultLimit = 64 << 20

  init(path: String, limit: Int = defaultLimit) throws(InterchangeError) {
    self.path = path
    self.limit = limit
    source = try ByteSource(path: path)
    while buffer.count < ByteOrderMark.count, !isAtEnd { try refill() }
    start = buffer.withUnsafeBufferPointer { ByteOrderMark.end(in: $0) }
  }

  /// The next record, its bytes, and the line where it begins; nil at the end.
  func next() throws(InterchangeError) -> (value: JSONValue, bytes: [UInt8], line: Int)? {
    if let held {
      self.held = nil
      return held
    }
    guard let range = try cut() else { return nil }
    let bytes = Array(buffer[range])
    let begun = line
    line += bytes.lazy.filter { $0 == Self.newline }.count
    start = range.upperBound
    return (try value(bytes, begun), bytes, begun)
  }

  /// Lets the next call of `next` give that record again.
  func hold(_ record: (value: JSONValue, bytes: [UInt8], line: Int)) { held = record }

  private func value(_ bytes: [UInt8], _ line: Int) throws(InterchangeError) -> JSONValue {
    let fault: LineFault
    do {
      return try bytes.withUnsafeBufferPointer { try JSONReader.value($0) }
    } catch let found as JSONReader.Fault {
      if let nul = bytes.firstIndex(of: 0) {
        fault = .nul(byte: nul + 1)
      } else if let place = Self.notUTF8(bytes) {
        fault = .notUTF8(byte: place)
      } else {
        fault = .notJSON(byte: found.byte + 1, "it cannot be read, or is nested deeper than 100")
      }
    } catch {
      fault = .notJSON(byte: 1, "\(error)")
    }
    throw .line(path, line, fault)
  }

  private static func notUTF8(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: bytes.span) } catch {
      return error.byteOffsets.lowerBound + 1
    }
    return nil
  }

  /// Where the next record lies in the buffer.
  private func cut() throws(InterchangeError) -> Range<Int>? {
    guard try begin() else { return nil }
    // From the first byte of an object to the brace that closes it; anything else to the end of its line.
    var scan = Scan()
    var index = start
    while true {
      while index < buffer.count {
        if scan.ends(with: buffer[index]) {
          let isOpen = scan.isObject
          return start..<(isOpen ? index + 1 : index)
        }
        index += 1
      }
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

  /// Follows braces and quotes through a record.
  private struct Scan {
    private(set) var isObject = false
    private var depth = 0
    private var isInText = false
    private var isEscaped = false
    private var isFirst = true

    /// Whether the record ends with this byte, or, where it is no object, before it.
    mutating func ends(with byte: UInt8) -> Bool {
      if isFirst {
        isFirst = false
        isObject = byte == UInt8(ascii: "{")
      }
      guard isObject else { return byte == UInt8(ascii: "\n") }
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
        return false
      }
      switch byte {
      case UInt8(ascii: "\""): isInText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        return depth <= 0
      default: break
      }
      return false
    }
  }
}
