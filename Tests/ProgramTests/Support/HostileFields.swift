import Foundation

/// Fields of data that are meant to break terminals, as JSON writes them: each has letters to be recognised by.
enum HostileFields {
  /// Escapes that set the title, erase, ask back and print; C1; CR and BS; bidi; tags; zero-width; a combining run.
  static let pieces = [
    "\u{1B}]0;title\u{7}", "\u{1B}[2J\u{1B}[H", "\u{1B}[6n", "\u{1B}[5i", "\u{1B}c", "\u{1B}P+q\u{1B}\\", "\u{9B}31m",
    "\u{9D}0;title\u{9C}", "over\rwritten", "ab\u{8}\u{8}cd", "\u{7}", "\u{202E}backwards\u{202C}", "\u{2066}isolated",
    "\u{E0041}\u{E0042}\u{E007F}", "zero\u{200B}\u{200C}\u{2060}\u{FEFF}width", "\u{AD}soft", "\u{2028}line\u{2029}",
    "e" + String(repeating: "\u{301}", count: 400), "\u{E000}private", "\u{FFFF}none", "\u{C}\u{B}\u{85}", "\u{7F}",
    "\u{FE00}\u{180E}\u{61C}", "\u{E}\u{F}", "日本語🧑‍🚀👩‍👩‍👧", String(repeating: "x", count: 3000),
  ]

  /// The text of field number `index`: a few pieces with letters between, other ones for another number.
  static func text(_ index: Int) -> String {
    let count = pieces.count
    return (0..<4).map { "t\(index)" + pieces[(index + $0 * 7) % count] }.joined(separator: " ")
  }

  /// A line of demur JSONL of which every field is hostile; the id and the subset too.
  static func instanceLine(_ number: Int) throws -> String {
    let field = { (place: Int) in text(number * 7 + place) }
    let turns = [["role": "user", "content": field(0)], ["role": "assistant", "content": field(1)]]
    let members: [String: Any] = [
      "id": "\(number)" + field(2), "subset": field(3), "context": turns + [["role": "user", "content": field(4)]],
      "response_a": field(5), "response_b": field(6),
    ]
    return String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
  }
}

/// What a program wrote to a terminal, looked at for what data must never get there.
enum TerminalBytes {
  /// The first thing that does not come from the program itself; nil when all is well.
  ///
  /// - Parameter isScreen: whether it draws: then the sequences that ncurses uses for it are its own.
  static func fault(_ bytes: [UInt8], isScreen: Bool) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "bytes that are no UTF-8" }
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if let end = own(scalars, at: index, isScreen: isScreen) {
        index = end
        continue
      }
      if isHarmful(scalars[index]) {
        let around = String(String.UnicodeScalarView(scalars[max(0, index - 30)..<min(scalars.count, index + 30)]))
        return "U+\(String(scalars[index].value, radix: 16, uppercase: true)) in \(around.debugDescription)"
      }
      index += 1
    }
    return nil
  }

  /// Where a sequence of the program's own that starts here ends.
  private static func own(_ scalars: [Unicode.Scalar], at start: Int, isScreen: Bool) -> Int? {
    let scalar = scalars[start]
    if scalar == "\n" || (scalar == "\r" && (isScreen || scalars.dropFirst(start + 1).first == "\n")) {
      return start + 1
    }
    // A line of progress is written over the one before; no field of the hostile ones has just that.
    if scalars[start...].starts(with: "\r\u{1B}[2K".unicodeScalars) { return start + 5 }
    guard isScreen else { return nil }
    // ncurses moves the cursor by backspace too, and draws lines with the alternate set.
    if ["\u{8}", "\t", "\u{E}", "\u{F}"].contains(scalar) { return start + 1 }
    guard scalar == "\u{1B}", start + 1 < scalars.count else { return nil }
    switch scalars[start + 1] {
    case "(", ")": return start + 3
    case "=", ">", "7", "8", "M": return start + 2
    case "[":
      guard
        let end = scalars[(start + 2)...].firstIndex(where: { !("0"..."9").contains($0) && $0 != ";" && $0 != "?" })
      else { return nil }
      return "HJKmhldGXP@rABCDSTbLMt".unicodeScalars.contains(scalars[end]) ? end + 1 : nil
    default: return nil
    }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200D, 0xFE0E, 0xFE0F: false  // within emoji
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: true
      default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
      }
    }
  }
}
