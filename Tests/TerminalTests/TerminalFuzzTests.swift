import Fuzzing
import Study
import Testing

@testable import Terminal

/// Bytes that a terminal sends, and texts that go to one.
@Suite struct TerminalFuzzTests {
  private static let texts = [
    "plain words", "e\u{301}\u{302} 一二三 👩‍👩‍👧 \u{1F1E9}\u{1F1EA}", "\u{1B}[31mred\u{1B}[0m", "a\tb\r\nc\u{202E}d",
    "\u{FEFF}\u{200D}\u{FE0F}", "नमस्ते العربية", String(repeating: "long ", count: 40),
  ].map { Array($0.utf8) }

  @Test func `no text moves a cursor, has other columns than its parts, or changes when it is made safe again`()
    async throws
  {
    try await Fuzz.run("text", Self.texts) { bytes in
      let safe = SafeText(bytes: bytes)
      let isSafe = !safe.description.unicodeScalars.contains {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.properties.isBidiControl
      }
      let short = safe.truncated(toColumns: 17)
      let layout = TextLayout(String(decoding: bytes, as: UTF8.self), columns: 21)
      let fits = (0..<layout.lineCount).allSatisfy { layout.line($0).columns <= 21 }
      return isSafe && SafeText(safe.description) == safe && SafeText(safe.description).columns == safe.columns
        && short.columns <= 17 && safe.padded(toColumns: 30).columns >= min(30, safe.columns) && fits
    }
  }

  @Test func `keys are decoded from any bytes, and no byte is kept for ever`() async throws {
    let seeds = [
      "3", "\u{1B}", "\u{1B}[A\u{1B}OP\u{1B}[1;5C", "\u{1B}[200~pasted\r\ntext\u{1B}[201~q", "äö一👩‍👩‍👧", "\u{3}\r\t\u{7F}",
    ].map { Array($0.utf8) }
    var random = SeededGenerator(seed: 5)
    try await Fuzz.run("keys", seeds) { bytes in
      var decoder = KeyDecoder()
      var now: Milliseconds = 0
      var keys = 0
      for byte in bytes {
        keys += decoder.feed(.byte(byte), at: now).count
        if Int.random(in: 0..<6, using: &random) == 0 {
          now += Milliseconds.random(in: 0...3_000, using: &random)
          keys += decoder.pause(at: now).count
        }
      }
      keys += decoder.pause(at: now + 20_000).count
      // After whatever came, the next key is one.
      return keys <= bytes.count + 1 && !decoder.isWaiting
        && decoder.feed(.byte(0x71), at: now + 60_000) == [.character("q")]
    }
  }
}
