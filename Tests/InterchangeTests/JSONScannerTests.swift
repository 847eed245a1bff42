import Basics
import Foundation
import Study
import Testing

@testable import Interchange

struct JSONScannerTests {
  /// The text of a JSON string, or what is wrong with it.
  private func string(_ json: String) -> String {
    var json = json
    return json.withUTF8 { bytes in
      var scanner = JSONScanner(bytes)
      do throws(LineFault) {
        var whole: [UInt8] = []
        try scanner.string(into: &whole)
        try scanner.finish()
        var again = JSONScanner(bytes)
        let text = try again.string()
        #expect(Array(text.utf8) == whole)
        return String(decoding: whole, as: UTF8.self)
      } catch {
        return "fault: \(error.reason)"
      }
    }
  }

  private func skipped(_ json: String) -> String {
    var json = json
    return json.withUTF8 { bytes in
      var scanner = JSONScanner(bytes)
      do throws(LineFault) {
        try scanner.skipValue()
        try scanner.finish()
        return "ok"
      } catch {
        return error.reason
      }
    }
  }

  @Test(arguments: [
    (#""""#, ""), (#"" a ""#, " a "), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""\u0041\u00e9\u4E2D""#, "Aé中"),
    (#""\ud83d\uDE00!""#, "😀!"), (#""\ud800\udc00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"), (#""é😀\u007f""#, "é😀\u{7f}"),
    (#"  "abcdefghijklmnop\nq"  "#, "abcdefghijklmnop\nq"), (#""\uFFFF\ufeff""#, "\u{FFFF}\u{FEFF}"),
  ])
  func `strings are unescaped`(json: String, text: String) {
    #expect(string(json) == text)
  }

  @Test(arguments: [
    (#""abc"#, "at byte 5: a text without its closing quote"),
    (#""abc\"#, "at byte 5: a text without its closing quote"),
    (#""a\x""#, "at byte 3: an escape that JSON does not have"),
    (#""a\u12"#, "at byte 3: an escape of less than four digits"),
    (#""a\u12G4""#, "at byte 3: an escape of less than four digits"), (#""\u0000""#, "a NUL character at byte 2"),
    (#""\ud83d""#, "at byte 2: half of a surrogate pair"), (#""\ud83dA""#, "at byte 2: half of a surrogate pair"),
    (#""\ud83d\ud83d""#, "at byte 2: half of a surrogate pair"),
    (#""\ud83d\n""#, "at byte 2: half of a surrogate pair"),
    (#""x\ude00\ud83d""#, "at byte 3: half of a surrogate pair"),
    ("\"a\tb\"", "at byte 3: a control character in a text"),
    (#""a" x"#, "at byte 5: something follows"), ("abc", "at byte 1: a text in quotes expected"),
    ("", "at byte 1: a text"),
    ("\"abcdefghi\u{1f}\"", "at byte 11: a control character"), (#""\ud83d\u12"#, "less than four digits"),
  ])
  func `what is no string is a fault at its byte`(json: String, reason: String) {
    #expect(string(json).contains(reason), "\(string(json))")
  }

  @Test(arguments: [
    "null", "true", "false", "0", "-0", "12", "-1.5", "1e9", "1E+9", "0.5e-3", "[]", "{}", "[1, [2, {}], \"x\"]",
    #"{"a": {"b": [null]}, "a": 1}"#, " \t\r\n[ ] ", #""\u0041""#,
  ])
  func `values of any kind are passed over`(json: String) {
    #expect(skipped(json) == "ok")
  }

  @Test(arguments: [
    "", "nul", "tru", "01", "-", "1.", ".5", "1e", "1e+", "+1", "[", "[1", "[1,]", "[1 2]", "{", "{\"a\"}", "{\"a\":}",
    "{\"a\":1,}", "{a:1}", "{1:2}", "]", "}", ",", "nan", "Infinity", "1 2", "'a'", "{\"a\":1 \"b\":2}", "[\u{b}1]",
    "0x10",
    #"["\u0000"]"#, #"["\ud800"]"#, "[\"\u{1}\"]",
  ])
  func `what is no value is a fault`(json: String) {
    #expect(skipped(json) != "ok", "\(json)")
  }

  @Test func `depth is bounded`() {
    #expect(skipped(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) == "ok")
    #expect(
      skipped(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)).contains("nested deeper than 64"))
    #expect(skipped(String(repeating: "[", count: 1_000_000)).contains("nested deeper than 64"))
    #expect(skipped(String(repeating: "{\"a\":", count: 1_000_000)).contains("nested deeper than 64"))
  }

  /// Foundation decodes the same text, or refuses as this does; it lets NUL through and this does not.
  @Test func `random strings read as Foundation's decoder reads them`() throws {
    var generator = SeededGenerator(seed: 20, "json")
    let parts = [
      "a", "é", "😀", "中", " ", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\ud83d\\ude00", "\\ud83d", "\\udc00", "\\u",
      "\\x",
      "\u{7f}", "\u{1}", "\\u00e9", "abcdefgh", "\\t", "\u{2028}", "\\uFFFF", "\"", "\\",
    ]
    var agreed = (texts: 0, faults: 0)
    for _ in 0..<20_000 {
      let body = (0..<generator.below(8)).map { _ in parts[generator.below(parts.count)] }.joined()
      let json = "\"\(body)\""
      let theirs = try? JSONDecoder().decode(String.self, from: Data(json.utf8))
      let ours = string(json)
      if ours.hasPrefix("fault: ") { agreed.faults += 1 } else { agreed.texts += 1 }
      #expect(theirs.map { Array($0.utf8) == Array(ours.utf8) } ?? ours.hasPrefix("fault: "), "\(json): \(ours)")
    }
    #expect(agreed.texts > 1000 && agreed.faults > 1000)
  }

  @Test func `what is written is read again, by Foundation too`() throws {
    var generator = SeededGenerator(seed: 21, "json")
    for _ in 0..<2000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<generator.below(20) {
        let ceiling = [0x30, 0x80, 0x3000, 0x110000][generator.below(4)]
        if let scalar = Unicode.Scalar(UInt32(1 + generator.below(ceiling - 1))) { scalars.append(scalar) }
      }
      let text = String(scalars)
      var bytes: [UInt8] = []
      JSONText.append(text, to: &bytes)
      #expect(Array(string(String(decoding: bytes, as: UTF8.self)).utf8) == Array(text.utf8))
      #expect(try Array(JSONDecoder().decode(String.self, from: Data(bytes)).utf8) == Array(text.utf8))
    }
  }
}
