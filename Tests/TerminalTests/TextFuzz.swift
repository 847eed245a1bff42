import Fuzzing
import Terminal

/// Texts that go to a terminal.
struct TextFuzz: FuzzTarget {
  static let name = "text"

  let seeds = [
    "plain words", "e\u{301}\u{302} 一二三 👩‍👩‍👧 \u{1F1E9}\u{1F1EA}", "\u{1B}[31mred\u{1B}[0m", "a\tb\r\nc\u{202E}d",
    "\u{FEFF}\u{200D}\u{FE0F}", "नमस्ते العربية", String(repeating: "long ", count: 40),
  ].map { Array($0.utf8) }

  func take(_ bytes: [UInt8]) -> Bool {
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
