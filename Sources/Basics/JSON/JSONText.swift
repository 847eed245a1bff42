/// How texts are written in JSON: only what must be escaped is.
package enum JSONText {
  /// Appends a text with its quotation marks. Events' digests are taken over these bytes, so they never change.
  ///
  /// - Parameter isShort: whether the ends of lines and tabs have their short forms, `\n`, `\r` and `\t`, instead of
  ///   `\u000a`, `\u000d` and `\u0009`.
  package static func append(_ text: String, to bytes: inout [UInt8], isShort: Bool = true) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        let byte = utf8[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        bytes += utf8[start..<index]
        start = index + 1
        switch byte {
        case 0x0A where isShort: bytes += #"\n"#.utf8
        case 0x0D where isShort: bytes += #"\r"#.utf8
        case 0x09 where isShort: bytes += #"\t"#.utf8
        case 0x22: bytes += #"\""#.utf8
        case 0x5C: bytes += #"\\"#.utf8
        default: bytes += [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
      bytes += utf8[start...]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The same for people to look at: what a terminal could take for a command is escaped, too (U+007F to U+009F, and the
  /// separators U+2028 and U+2029).
  package static func shown(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    var result = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\u{2028}", "\u{2029}", "\u{7F}"..."\u{9F}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
