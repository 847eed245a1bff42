import Study

/// Inputs that are nearly right: seeds in which a few things were changed.
package struct Mutator {
  private let seeds: [[UInt8]]
  private var random: SeededGenerator

  package init(_ seeds: [[UInt8]], seed: UInt64) {
    self.seeds = seeds
    random = SeededGenerator(seed: seed, "mutations")
  }

  package mutating func next() -> [UInt8] { change(seeds.randomElement(using: &random) ?? []) }

  /// Another input that is nearly this one.
  package mutating func change(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<(1 << Int.random(in: 0...4, using: &random)) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, at + Int.random(in: 0...24, using: &random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0 where at < bytes.count: bytes[at] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 1 where at < bytes.count: bytes[at] = .random(in: .min ... .max, using: &random)
    case 2: bytes.removeSubrange(at..<end)
    case 3: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
    case 4: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: at)
    case 5: bytes.replaceSubrange(at..<end, with: Self.pieces.randomElement(using: &random) ?? [])
    case 6: number(&bytes, from: at)
    case 7:
      let other = seeds.randomElement(using: &random) ?? []
      bytes = Array(bytes[..<at]) + other[Int.random(in: 0...other.count, using: &random)...]
    default:
      let count = Int.random(in: 1...12, using: &random)
      bytes.insert(contentsOf: (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }, at: at)
    }
    if bytes.count > Self.longest { bytes.removeLast(bytes.count - Self.longest) }
  }

  /// Puts another number in the place of the next one.
  private mutating func number(_ bytes: inout [UInt8], from start: Int) {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard let first = bytes[start...].firstIndex(where: isDigit) else { return }
    let end = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(first..<end, with: Self.numbers.randomElement(using: &random) ?? [])
  }

  private static let longest = 1 << 18
  private static let numbers = [
    "0", "-1", "00", "1e999", "-1e-999", "1e18", "1000000000000000000", "9223372036854775807", "9223372036854775808",
    "-9223372036854775809", "18446744073709551616", "2147483648", "0.1", "1.", ".5", "NaN", "Infinity", "1_000", "٣",
  ].map { Array($0.utf8) }
  private static let pieces =
    [
      "\"", "\\", "\\u0000", "\\ud800", "\\ud83d\\ude00", "{", "}", "[", "]", ",", ":", "null", "true", "\n", "\r\n",
      "\r", "\t", "\0", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{1B}[200~", "\u{1B}[201~", "\u{202E}", "\u{200D}",
      "e\u{301}\u{301}", "\u{FE0F}", "\u{1F1E9}\u{1F1EA}", "👩‍👩‍👧", "一", "\u{FEFF}", "=1+1", "＝1", "\n\nHuman: ",
      "\n\nAssistant: ", "data: ", "\"\"", "''", ";", "{\"a\":", String(repeating: "[", count: 600),
      String(repeating: "{\"a\":", count: 300), String(repeating: "x", count: 3000),
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x1F, 0x8B], [0xEF, 0xBB],
    ]
}
