/// Finds where the lines of a text start.
struct Wrapping {
  let columns: Int
  var starts: [UInt32] = []
  var unusualCount = 0

  init(columns: Int) { self.columns = columns }

  mutating func run(_ bytes: Span<UInt8>) {
    starts.reserveCapacity(bytes.count / max(8, columns) + 1)
    var start = 0
    repeat {
      starts.append(UInt32(clamping: start))
      start = end(ofLineAt: start, bytes)
    } while start < bytes.count
  }

  /// Where the line after the one that starts at `start` starts.
  private mutating func end(ofLineAt start: Int, _ bytes: Span<UInt8>) -> Int {
    var line = OpenLine(index: start)
    while line.index < bytes.count {
      let byte = bytes[line.index]
      let next = line.index + 1
      if byte >= 0x20, byte < 0x7F, next == bytes.count || bytes[next] < 0x80 {
        // Plain ASCII, nearly all there is.
        if line.column < columns {
          line.column += 1
          line.index = next
          if byte != 0x20 { line.hasInk = true } else if line.hasInk { line.markBreak() }
          continue
        }
        if byte == 0x20 { return finish(line, afterBlanks(from: line.index, bytes)) }
        return finishBroken(line)
      }
      let unit = TextUnit.read(bytes, at: line.index)
      if unit.form == .newline { return finish(line, unit.end) }
      let width = unit.columns(at: line.column)
      let closes = Self.closesWords(bytes, at: line.index)
      if closes { line.forgetBreakHere() }
      if line.column + width > columns, line.column > 0 {
        if closes { return finishBroken(line) }
        if unit.isBlank { return finish(line, afterBlanks(from: line.index, bytes)) }
        // Before a wide character a line may always end.
        return width > 1 ? finish(line, line.index) : finishBroken(line)
      }
      line.add(unit, width, closes: closes)
    }
    return finish(line, bytes.count)
  }

  /// Whether a character closes what is before it, so that no line of Chinese or Japanese begins with it: `。`, `，`, `」`.
  private static func closesWords(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard index + 2 < bytes.count, bytes[index] >= 0xE2, bytes[index] <= 0xEF else { return false }
    let scalar =
      UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
    return switch scalar {
    case 0x2019, 0x201D, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0x301E,
      0x301F, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60, 0xFF61, 0xFF63, 0xFF64:
      true
    default: false
    }
  }

  private mutating func finish(_ line: OpenLine, _ end: Int) -> Int {
    unusualCount += line.unusual
    return end
  }

  /// Ends the line at its last blank, or where it is full when it has none.
  private mutating func finishBroken(_ line: OpenLine) -> Int {
    guard let chance = line.chance else { return finish(line, line.index) }
    unusualCount += chance.unusual
    return chance.index
  }

  /// Where the blanks end that are swallowed at a break, at most a line of them, and the newline right after them.
  private func afterBlanks(from start: Int, _ bytes: Span<UInt8>) -> Int {
    var index = start
    while index < bytes.count, index - start < columns {
      let unit = TextUnit.read(bytes, at: index)
      guard unit.isBlank else { return unit.form == .newline ? unit.end : index }
      index = unit.end
    }
    return index
  }

  /// What is known of a line up to `index`.
  private struct OpenLine {
    struct Chance {
      var index: Int
      var unusual: Int
    }

    var index: Int
    var column = 0
    var unusual = 0
    /// Anything but blanks was seen: breaking after mere indentation would leave an empty line.
    var hasInk = false
    /// The last place where the line may be broken, between two characters.
    var chance: Chance?
    /// The one before it.
    private var earlier: Chance?

    init(index: Int) { self.index = index }

    mutating func markBreak() {
      if chance?.index != index { earlier = chance }
      chance = Chance(index: index, unusual: unusual)
    }

    /// What comes here is not to begin a line, where the line may be broken before what it belongs to.
    mutating func forgetBreakHere() {
      guard chance?.index == index else { return }
      chance = earlier
      earlier = nil
    }

    mutating func add(_ unit: TextUnit, _ width: Int, closes: Bool) {
      let isWide = width > 1 && !unit.isBlank
      if hasInk, isWide, !closes { markBreak() }
      column += width
      unusual += unit.unusualCount
      index = unit.end
      if unit.isBlank {
        if hasInk { markBreak() }
        return
      }
      hasInk = true
      if isWide { markBreak() }
    }
  }
}
