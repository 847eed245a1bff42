import Study
import Testing

@testable import Terminal

@Suite struct HostileTextTests {
  /// Pieces that have broken terminals and layouts, as code points; every fourth one drawn is any scalar at all.
  private static let pieces: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x20...0x7E, 0x7F...0x9F, 0x300...0x36F, 0x5D0...0x5EA, 0x61C...0x61C, 0x600...0x605, 0x915...0x94D,
    0x1100...0x11FF, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x20D0...0x20F0,
    0x2640...0x2764, 0x3000...0x30FF, 0x4E00...0x4E20, 0xAC00...0xAC10, 0xE000...0xE010, 0xFE00...0xFE0F,
    0xFEFF...0xFEFF, 0xFFF0...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0x1F468...0x1F469, 0x1F600...0x1F64F,
    0xE0000...0xE007F, 0xE0100...0xE01EF, 0xF0000...0xF0010, 0x10FFF0...0x10FFFF,
  ]

  static func hostileBytes(seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: bytes.append(UInt8.random(in: 0...255, using: &generator))
      case 1: bytes += scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
      default:
        let range = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          bytes += scalar(UInt32.random(in: range, using: &generator))
        }
      }
    }
    return bytes
  }

  private static func scalar(_ value: UInt32) -> [UInt8] { Unicode.Scalar(value).map { Array(String($0).utf8) } ?? [] }

  /// By Swift's own tables, not by ours: nothing that acts, hides or reorders.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200D, 0xFE0E, 0xFE0F: false  // in emoji only, which is checked by the widths
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: false  // signs with ink of their own
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: true
      default: scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
      }
    }
  }

  @Test func `nothing harmful comes out of ten thousand hostile texts`() {
    for seed in 0..<10_000 as Range<UInt64> {
      let bytes = Self.hostileBytes(seed: seed)
      let text = SafeText(bytes: bytes)
      var isSound = !text.description.unicodeScalars.contains(where: Self.isHarmful)
      // Safe text is safe text.
      let again = SafeText(text.description)
      isSound = isSound && again.columns == text.columns && again.unusualCount <= text.unusualCount
      isSound = isSound && again.unusualCount == SafeText(again.description).unusualCount
      isSound = isSound && again.description.utf8.elementsEqual(text.description.utf8)
      // What is measured is what a frame uses, and each cell is one cluster of at most two columns.
      var frame = Frame(size: Size(columns: text.columns + 3, rows: 1))
      isSound = isSound && frame.put(text, row: 0, column: 0) == text.columns
      isSound = isSound && frame[row: 0, column: text.columns] == .blank
      for column in 0..<text.columns {
        let cell = SafeText(frame[row: 0, column: column].text)
        isSound = isSound && cell.unusualCount == 0 && cell.columns <= 2
        isSound = isSound && cell.description.unicodeScalars.count <= TextUnit.markLimit + 1
        isSound = isSound && !cell.description.unicodeScalars.contains { [0x200D, 0xFE0E, 0xFE0F].contains($0.value) }
      }
      #expect(isSound, "seed \(seed): \(bytes)")
    }
  }

  @Test func `hostile texts wrap into lines that fit, show everything, and count the same`() {
    for seed in 0..<3_000 as Range<UInt64> {
      let text = String(decoding: Self.hostileBytes(seed: seed), as: UTF8.self)
      var ink: [Unicode.Scalar] = []
      for columns in [1, 7, 20, 200] {
        let layout = TextLayout(text, columns: columns)
        let lines = (0..<layout.lineCount).map(layout.line)
        let widest = TextUnit.widest(in: text)
        var isSound = lines.allSatisfy { $0.columns <= max(columns, widest) }
        isSound = isSound && lines.map(\.unusualCount).reduce(0, +) == layout.unusualCount
        isSound = isSound && lines.allSatisfy { SafeText($0.description).columns == $0.columns }
        let shown = lines.flatMap { $0.description.unicodeScalars.filter { $0 != " " } }
        isSound = isSound && (ink.isEmpty || ink == shown)
        ink = shown
        #expect(isSound, "seed \(seed), \(columns) columns: \(Array(text.utf8))")
      }
    }
  }
}

extension TextUnit {
  /// The columns of the widest unit of a text.
  static func widest(in text: String) -> Int {
    let bytes = text.utf8.span
    var index = 0
    var widest = 0
    while index < bytes.count {
      let unit = read(bytes, at: index)
      widest = max(widest, unit.columns(at: 0))
      index = unit.end
    }
    return widest
  }
}
