import Foundation
import Screens
import Study
import Terminal

/// Texts, sizes and keys that are meant to break a screen; the same for the same seed.
struct HostileDraw {
  /// How many seeds are tried in a batch: so many, or as many as `DEMUR_SEEDS` says (120 for the long form).
  static func seeds(_ few: Int) -> Int { ProcessInfo.processInfo.environment["DEMUR_SEEDS"].flatMap { Int($0) } ?? few }

  var generator: SeededGenerator

  init(_ seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
  mutating func chance(_ oneIn: Int) -> Bool { number(1...oneIn) == 1 }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

  /// Pieces that have broken terminals and layouts, as code points.
  private static let pieces: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x20...0x7E, 0x20...0x20, 0x0A...0x0A, 0x7F...0x9F, 0xAD...0xAD, 0x300...0x36F, 0x5D0...0x5EA,
    0x61C...0x61C, 0x600...0x605, 0x915...0x94D, 0xE00...0xE4F, 0x1100...0x11FF, 0x180B...0x180F, 0x200B...0x200F,
    0x2028...0x202E, 0x2060...0x206F, 0x20D0...0x20F0, 0x2640...0x2764, 0x3000...0x30FF, 0x4E00...0x4E20,
    0xE000...0xE010, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF0...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF,
    0x1F468...0x1F469, 0x1F600...0x1F64F, 0xE0000...0xE007F, 0xE0100...0xE01EF, 0x10FFF0...0x10FFFF,
  ]

  mutating func text() -> String {
    switch number(0...11) {
    case 0: return ""
    case 1: return pick([" ", "\n", "\t\t", "\r\n \r\n", "\u{202E}", "\u{200B}"])
    case 2: return "e" + String(repeating: "\u{301}", count: number(1...3000))
    case 3: return String(repeating: pick(["x", "世", "👩‍👩‍👧", "a\n", "‮", "\u{1B}[2J"]), count: number(1...3000))
    case 4: return Kitchen.long(number(1...12))
    default:
      var scalars = String.UnicodeScalarView()
      for _ in 0..<number(0...200) {
        let range = pick(Self.pieces)
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { scalars.append(scalar) }
      }
      return String(scalars)
    }
  }

  mutating func context() -> [Turn] {
    (0..<number(0...6)).map { _ in Turn(role: pick(Role.allCases), content: text()) }
  }

  mutating func work(_ number: Int, _ formulation: TaskFormulation) -> ServedWork {
    let isSingle = formulation == .single
    let work = AssignedWork(
      id: Int64(number), formulation: formulation, response: isSingle ? pick(ResponseLetter.allCases) : nil,
      firstShown: isSingle ? nil : pick(ResponseLetter.allCases))
    var served = ServedWork(work: work, context: context(), responseA: text(), responseB: text())
    if chance(4) { served.note = text() }
    served.isUnsure = chance(4)
    return served
  }

  mutating func settings() -> StudySettings {
    var settings = StudySettings(title: text(), seed: 1)
    settings.consent = text()
    settings.guidelines = chance(3) ? nil : text()
    settings.contact = chance(3) ? nil : text()
    settings.showsDifferences = chance(2)
    if chance(3) { settings.ratingAnchors = RatingAnchors(low: text(), high: text()) }
    settings.idleSeconds = pick([60, 0, -1, .infinity, .nan])
    settings.guardMilliseconds = pick([300, 0, .max, -5])
    return settings
  }

  /// From 1×1 to 500×1000, most of them as people have them.
  mutating func size() -> Size {
    if chance(200) { return Size(columns: 500, rows: 1000) }
    if chance(12) { return Size(columns: number(1...45), rows: number(1...12)) }
    return Size(columns: number(36...130), rows: number(9...45))
  }

  private static let named: [Key] = [
    .enter, .tab, .backTab, .backspace, .delete, .escape, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end,
    .function(1), .control("c"), .control("e"), .control("l"), .control("r"), .control("u"), .control("w"),
    .control("z"), .control("a"),
  ]

  mutating func key() -> Key {
    switch number(0...9) {
    case 0, 1, 2: return pick(Self.named)
    case 3: return .pasted(text())
    case 4:
      let text = text()
      return text.first.map(Key.character) ?? .character("\0")
    default: return .character(pick(Array("12345werty abnusfxcdg/?jkqWA  ")))
    }
  }
}

extension Frame {
  /// The first thing about the cells that must not be: a scalar that acts, hides or reorders, a cell of the wrong width.
  var fault: String? {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let text = self[row: row, column: column].text
        if text.utf8.count == 1, let byte = text.utf8.first, (0x20...0x7E).contains(byte) { continue }
        if text.isEmpty {
          // The right half of a wide character.
          let left = self[row: row, column: column - 1].text
          if column == 0 || SafeText(left).columns != 2 { return "no left half at row \(row) column \(column)" }
          continue
        }
        for scalar in text.unicodeScalars where scalar.isHarmful {
          return "U+\(String(scalar.value, radix: 16)) at row \(row) column \(column)"
        }
        let columns = SafeText(text).columns
        let next = self[row: row, column: column + 1].text
        if columns == 1 || (columns == 2 && next.isEmpty && column + 1 < size.columns) { continue }
        return "a cell of \(columns) columns at row \(row) column \(column)"
      }
    }
    if let cursor, !(0..<max(1, size.rows)).contains(cursor.row) || !(0...max(0, size.columns)).contains(cursor.column)
    {
      return "the cursor is at row \(cursor.row) column \(cursor.column)"
    }
    return nil
  }
}

extension Unicode.Scalar {
  /// By Swift's own tables, not by ours: nothing that acts, hides or reorders.
  fileprivate var isHarmful: Bool {
    switch value {
    case 0x200D, 0xFE0E, 0xFE0F: false  // in emoji only, which is checked by the widths
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: false  // signs with ink of their own
    default:
      switch properties.generalCategory {
      case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: true
      default: properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
      }
    }
  }
}
