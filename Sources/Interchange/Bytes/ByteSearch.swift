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

  /// Whether the bytes at `index` are those of `text`.
  func contains(_ text: StaticString, at index: Int) -> Bool {
    guard let base = UnsafeRawPointer(baseAddress), index >= 0, count - index >= text.utf8CodeUnitCount else {
      return false
    }
    return memcmp(base + index, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  func slice(_ range: Range<Int>) -> UnsafeBufferPointer { UnsafeBufferPointer(rebasing: self[range]) }

  func text(_ range: Range<Int>) -> String { String(decoding: slice(range), as: UTF8.self) }
}
