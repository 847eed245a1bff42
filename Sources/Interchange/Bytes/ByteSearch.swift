#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
    var index = 0
    while index + 8 <= count {
      // As often as a byte of the counts can count.
      let end = Swift.min(index + 255 * 8, count - 7)
      var counts: UInt64 = 0
      while index < end {
        counts &+= EightBytes(self, at: index).matches(byte)
        index += 8
      }
      let pairs = (counts & 0x00FF_00FF_00FF_00FF) &+ (counts >> 8 & 0x00FF_00FF_00FF_00FF)
      total += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    return self[index...].reduce(total) { $0 + ($1 == byte ? 1 : 0) }
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
