import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The first index of `byte` in `range`.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty, let base = UnsafeRawPointer(baseAddress),
      let found = memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// How often a byte occurs.
  func count(of byte: UInt8) -> Int {
    var total = 0
    var start = 0
    while let found = firstIndex(of: byte, in: start..<count) {
      total += 1
      start = found + 1
    }
    return total
  }

  /// Whether the bytes at `index` are those of `text`.
  func contains(_ text: StaticString, at index: Int) -> Bool {
    guard let base = UnsafeRawPointer(baseAddress), index >= 0, count - index >= text.utf8CodeUnitCount else {
      return false
    }
    return memcmp(base + index, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  func slice(_ range: Range<Int>) -> UnsafeBufferPointer { UnsafeBufferPointer(rebasing: self[range]) }

  func isSame(as other: UnsafeBufferPointer) -> Bool {
    guard count == other.count, let base = baseAddress, let otherBase = other.baseAddress else {
      return count == other.count
    }
    return memcmp(base, otherBase, count) == 0
  }

  /// The text in `range`, which must be valid UTF-8: lines are checked once when they are read, and cut only at ASCII.
  func text(_ range: Range<Int>) -> String { String(copying: UTF8Span(unchecked: slice(range).span)) }
}
