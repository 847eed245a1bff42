/// A scalar read from bytes that may be anything.
struct DecodedScalar {
  var value: UInt32
  /// 1…4 bytes.
  var length: Int
}

/// The scalar that starts at `index`, or `nil` where the bytes there are not well-formed UTF-8.
///
/// Overlong forms, surrogates and values past U+10FFFF are not well-formed.
@inline(__always)
func decodeScalar(_ bytes: Span<UInt8>, at index: Int) -> DecodedScalar? {
  let first = UInt32(bytes[index])
  if first < 0x80 { return DecodedScalar(value: first, length: 1) }
  let length: Int
  var value: UInt32
  let least: UInt32
  switch first {
  case 0xC2...0xDF: (length, value, least) = (2, first & 0x1F, 0x80)
  case 0xE0...0xEF: (length, value, least) = (3, first & 0x0F, 0x800)
  case 0xF0...0xF4: (length, value, least) = (4, first & 0x07, 0x10000)
  default: return nil
  }
  guard index + length <= bytes.count else { return nil }
  for offset in 1..<length {
    let next = UInt32(bytes[index + offset])
    guard next & 0xC0 == 0x80 else { return nil }
    value = value << 6 | (next & 0x3F)
  }
  guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
  return DecodedScalar(value: value, length: length)
}
