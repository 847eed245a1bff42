import Fuzzing
import Study

@testable import Terminal

/// Bytes that a terminal sends, with pauses that the first byte decides. Bytes that are in no text stand for what curses names.
struct KeyFuzz: FuzzTarget {
  static let name = "keys"

  let seeds = [
    "3", "\u{1B}", "\u{1B}[A\u{1B}OP\u{1B}[1;5C", "\u{1B}[200~pasted\r\ntext\u{1B}[201~q", "äö一👩‍👩‍👧", "\u{3}\r\t\u{7F}",
  ].map { [7] + Array($0.utf8) }

  func take(_ bytes: [UInt8]) -> Bool {
    var random = SeededGenerator(seed: UInt64(bytes.first ?? 0))
    var decoder = KeyDecoder()
    var now: Milliseconds = 0
    var keys = 0
    for byte in bytes.dropFirst() {
      let input: KeyDecoder.Input =
        switch byte {
        case 0xF8: .pasteStart
        case 0xF9: .pasteEnd
        case 0xFA: .unknown
        case 0xFB: .key(.up)
        default: .byte(byte)
        }
      keys += decoder.feed(input, at: now).count
      if Int.random(in: 0..<6, using: &random) == 0 {
        now += Milliseconds.random(in: 0...3_000, using: &random)
        keys += decoder.pause(at: now).count
      }
    }
    keys += decoder.pause(at: now + 20_000).count
    // After whatever came, the next key is one.
    return keys <= bytes.count && !decoder.isWaiting
      && decoder.feed(.byte(0x71), at: now + 60_000) == [.character("q")]
  }
}
