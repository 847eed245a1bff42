/// Eight bytes looked at together, since most text needs no closer look.
struct EightBytes {
  private let bytes: UInt64

  init(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) {
    bytes = UnsafeRawBufferPointer(buffer).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Whether one of the bytes is below 0x20.
  @inline(__always)
  var hasControl: Bool { (bytes &- Self.ones &* 0x20) & ~bytes & Self.tops != 0 }

  /// Whether one of the bytes is 0x7F or above.
  @inline(__always)
  var hasDeleteOrAbove: Bool { (bytes | (bytes &+ Self.ones)) & Self.tops != 0 }

  @inline(__always)
  func has(_ byte: UInt8) -> Bool {
    let differences = bytes ^ Self.ones &* UInt64(byte)
    return (differences &- Self.ones) & ~differences & Self.tops != 0
  }
}
