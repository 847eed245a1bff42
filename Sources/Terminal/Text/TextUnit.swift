/// The smallest piece of untrusted text that is shown as one: a cluster of one or two columns, or what stands for it or
/// spells it out.
///
/// This is the one place that decides what may reach a terminal. A unit is bounded (about four kilobytes) whatever the
/// text, and depends on nothing before it, so that a line can be read from its first byte.
struct TextUnit {
  enum Form {
    /// Shown as it is.
    case verbatim
    /// A mark with nothing to stand on: shown on a dotted circle.
    case dotted
    /// Shown as `‹U+202E›`.
    case hidden
    /// A byte that is not UTF-8, shown as `‹FF›`.
    case invalid
    case space
    case tab
    /// `\n` or `\r\n`.
    case newline
  }

  var form: Form
  /// The scalar or byte that the unit starts with.
  var scalar: UInt32
  /// Where the bytes end that are shown as they are.
  var keptEnd: Int
  /// Where the next unit starts.
  var end: Int
  /// Display columns; 0 for a newline, 1 for a tab (how wide it is depends on where it stands).
  var columns: Int
  /// Marks beyond the fourth, shown together as `‹+37›`.
  var excess = 0
  /// Whether a cell cannot hold it: an emoji with a selector, a skin tone, joined to others, or a flag. Its text is kept,
  /// and a frame shows its parts (`Spelling`).
  var isSpelled = false

  /// How many characters of the text are not shown as themselves.
  var unusualCount: Int {
    switch form {
    case .dotted, .hidden, .invalid: 1 + excess
    case .verbatim, .space, .tab, .newline: (isSpelled ? 1 : 0) + excess
    }
  }

  /// Most marks in a cell; it is also what curses can hold (CCHARW_MAX less the base).
  static let markLimit = 4
  /// No emoji of Unicode joins more than four; a longer chain is somebody's attempt at a very long cell.
  private static let joinLimit = 3
  /// Keeps a unit bounded: after these the next mark starts a unit of its own.
  private static let excessLimit = 999

  /// The unit that starts at `index`, which must lie within `bytes`.
  static func read(_ bytes: Span<UInt8>, at index: Int) -> TextUnit {
    let byte = bytes[index]
    if byte < 0x80 { return readASCII(bytes, at: index, UInt32(byte)) }
    guard let scalar = decodeScalar(bytes, at: index) else {
      return TextUnit(form: .invalid, scalar: UInt32(byte), keptEnd: index, end: index + 1, columns: 4)
    }
    let end = index + scalar.length
    let kind = ScalarClass.of(scalar.value)
    var unit = TextUnit(form: .verbatim, scalar: scalar.value, keptEnd: end, end: end, columns: kind.columns)
    switch kind {
    case .hidden:
      return hidden(scalar.value, at: index, end: end)
    case .mark:
      unit.form = .dotted
      unit.columns = 1
      unit.addMarks(bytes, limit: markLimit - 1)
      return unit
    case .regional:
      guard let second = peek(bytes, at: end), ScalarClass.of(second.value) == .regional else {
        return hidden(scalar.value, at: index, end: end)
      }
      unit.columns = Spelling.flagColumns
      unit.isSpelled = true
      unit.extend(by: second.length)
    case .narrowEmoji, .wideEmoji:
      unit.addEmojiParts(bytes)
    case .narrow, .wide, .modifier:
      break
    }
    unit.addMarks(bytes, limit: markLimit)
    return unit
  }

  private static func readASCII(_ bytes: Span<UInt8>, at index: Int, _ value: UInt32) -> TextUnit {
    let end = index + 1
    var unit = TextUnit(form: .verbatim, scalar: value, keptEnd: end, end: end, columns: 1)
    switch value {
    case 0x0A:
      unit.form = .newline
      unit.columns = 0
      return unit
    case 0x0D where end < bytes.count && bytes[end] == 0x0A:
      return TextUnit(form: .newline, scalar: value, keptEnd: index, end: end + 1, columns: 0)
    case 0x09:
      unit.form = .tab
      return unit
    case 0..<0x20, 0x7F:
      return hidden(value, at: index, end: end)
    case 0x20:
      unit.form = .space
    default:
      break
    }
    guard end < bytes.count, bytes[end] >= 0x80 else { return unit }
    unit.addKeycap(bytes)
    // The cap is a mark itself.
    unit.addMarks(bytes, limit: unit.isSpelled ? markLimit - 1 : markLimit)
    if unit.end > end { unit.form = .verbatim }
    return unit
  }

  static func hidden(_ value: UInt32, at index: Int, end: Int) -> TextUnit {
    let digits = value > 0xFFFFF ? 6 : value > 0xFFFF ? 5 : 4
    return TextUnit(form: .hidden, scalar: value, keptEnd: index, end: end, columns: digits + 4)
  }

  private static func peek(_ bytes: Span<UInt8>, at index: Int) -> DecodedScalar? {
    index < bytes.count && bytes[index] >= 0x80 ? decodeScalar(bytes, at: index) : nil
  }

  private mutating func extend(by length: Int) {
    keptEnd += length
    end = keptEnd
  }

  /// `1` + U+FE0F + U+20E3, the only place where U+FE0F may follow a digit.
  private mutating func addKeycap(_ bytes: Span<UInt8>) {
    guard (0x30...0x39).contains(scalar) || scalar == 0x23 || scalar == 0x2A,
      let selector = Self.peek(bytes, at: end), selector.value == 0xFE0F,
      let cap = Self.peek(bytes, at: end + selector.length), cap.value == 0x20E3
    else { return }
    columns = Spelling.keycapColumns
    isSpelled = true
    extend(by: selector.length + cap.length)
  }

  /// The selector U+FE0F, a skin tone, and further emoji joined by U+200D.
  private mutating func addEmojiParts(_ bytes: Span<UInt8>) {
    var spelling = Spelling.Measure(first: columns)
    var joins = 0
    defer {
      columns = spelling.columns
      isSpelled = spelling.isNeeded
    }
    while true {
      if let next = Self.peek(bytes, at: end), next.value == 0xFE0F {
        spelling.select()
        extend(by: next.length)
      }
      if let tone = Self.peek(bytes, at: end), ScalarClass.of(tone.value) == .modifier {
        spelling.add(columns: ScalarClass.modifier.columns)
        extend(by: tone.length)
      }
      guard joins < Self.joinLimit, let joiner = Self.peek(bytes, at: end), joiner.value == 0x200D,
        let next = Self.peek(bytes, at: end + joiner.length)
      else { return }
      let kind = ScalarClass.of(next.value)
      guard kind == .narrowEmoji || kind == .wideEmoji else { return }
      joins += 1
      spelling.add(columns: kind.columns)
      extend(by: joiner.length + next.length)
    }
  }

  private mutating func addMarks(_ bytes: Span<UInt8>, limit: Int) {
    var count = 0
    while let next = Self.peek(bytes, at: end), ScalarClass.of(next.value) == .mark {
      if count < limit {
        keptEnd += next.length
      } else if excess < Self.excessLimit {
        excess += 1
      } else {
        break
      }
      count += 1
      end += next.length
    }
    if excess > 0 { columns += 3 + String(excess).utf8.count }
  }
}

extension TextUnit {
  /// Columns of a tab that starts at `column`: to the next multiple of four.
  static func tabColumns(at column: Int) -> Int { 4 - column % 4 }

  /// Writes what a terminal is to show, which is always well-formed UTF-8 of visible characters.
  ///
  /// - Parameters:
  ///   - start: where the unit starts in `bytes`.
  ///   - column: where it will stand, for tabs.
  func write(to output: inout [UInt8], from bytes: Span<UInt8>, start: Int, column: Int) {
    switch form {
    case .verbatim, .space:
      for index in start..<keptEnd { output.append(bytes[index]) }
    case .dotted:
      output.append(contentsOf: "\u{25CC}".utf8)
      for index in start..<keptEnd { output.append(bytes[index]) }
    case .hidden, .newline:
      Self.writeHidden(scalar, to: &output)
    case .invalid:
      output.append(contentsOf: "‹\(String(scalar, radix: 16, uppercase: true))›".utf8)
    case .tab:
      output.append(contentsOf: repeatElement(0x20, count: Self.tabColumns(at: column)))
    }
    if excess > 0 { output.append(contentsOf: "‹+\(excess)›".utf8) }
  }

  private static func writeHidden(_ value: UInt32, to output: inout [UInt8]) {
    let digits = String(value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    output.append(contentsOf: "‹U+\(zeros)\(digits)›".utf8)
  }
}
