/// Characters that an import counts because they can hide, reorder or steer what is seen: controls other than line feed and
/// tab, format characters such as bidi marks and zero-width ones, private use, line and paragraph separators.
///
/// A joiner between other characters than ASCII is ordinary: emoji and many scripts need it.
enum UnusualText {
  static func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        index = plainEnd(bytes, from: index)
        guard index < bytes.count else { return false }
        let length = lengths[Int(bytes[index] >> 4)]
        if mayBeUnusual(bytes, at: index), isUnusual(bytes, at: index, length: length) { return true }
        index += length
      }
      return false
    }
  }

  /// The first index from `start` on that is not plain ASCII; eight bytes at a time, since most text is.
  private static func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if index + 8 <= bytes.count, isPlain(EightBytes(bytes, at: index)) {
        index += 8
      } else if isPlain(bytes[index]) {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  private static func isPlain(_ eight: EightBytes) -> Bool { !eight.hasControl && !eight.hasDeleteOrAbove }

  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 }

  /// The length of a UTF-8 sequence by the upper half of its first byte.
  private static let lengths = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4]

  /// Letters of most scripts, ideographs, dashes and curly quotes are passed over by their bytes.
  private static func mayBeUnusual(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0..<0x80, 0xC2, 0xD8...0xDC, 0xE0...0xE1, 0xEE...0xF4: true
    case 0xE2:
      // U+2010 to U+2027, and all from U+2080 on.
      index + 2 < bytes.count && bytes[index + 1] < 0x82
        && !(bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]))
    default: false
    }
  }

  private static func isUnusual(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) -> Bool {
    if bytes[index] < 0x80 { return true }
    guard index + length <= bytes.count, let scalar = bytes.text(index..<index + length).unicodeScalars.first else {
      return false
    }
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .lineSeparator, .paragraphSeparator: return true
    case .format: return !((0x200C...0x200D).contains(scalar.value) && index > 0 && bytes[index - 1] >= 0x80)
    default: return false
    }
  }
}
