import CNcurses

/// The curses library: the only file that imports it. It is one terminal a process, hence functions and no value.
enum Curses {
  /// A style as curses has it.
  struct CellStyle: Hashable {
    var attributes: UInt32
    var pair: Int16
  }

  /// The cells of a row, from its left end on.
  struct Row {
    fileprivate var cells: [cchar_t] = []

    mutating func removeAll() { cells.removeAll(keepingCapacity: true) }

    mutating func append(_ cell: CursesCell, _ look: CellStyle) {
      var made = cchar_t()
      demur_curses_set_cell(&made, cell.scalars, Int32(cell.scalars.count), look.attributes, look.pair)
      cells.append(made)
    }

    /// Nearly all that there ever is: printable characters of ASCII that look alike.
    mutating func append(ascii: [UInt8], _ look: CellStyle) {
      let start = cells.count
      cells.append(contentsOf: repeatElement(cchar_t(), count: ascii.count))
      cells.withUnsafeMutableBufferPointer {
        guard let made = $0.baseAddress else { return }
        demur_curses_set_ascii(made + start, ascii, Int32(ascii.count), look.attributes, look.pair)
      }
    }
  }

  enum TypeCheck { case usable, cannotPlaceCursor, unknown }

  static func check(type: String) -> TypeCheck {
    switch demur_curses_check(type) {
    case 1: .usable
    case 0: .cannotPlaceCursor
    default: .unknown
    }
  }

  /// Takes the terminal on standard input and output; `nil` where curses cannot.
  static func begin(type: String, escapeDelay: Int) -> OpaquePointer? {
    guard let screen = demur_curses_begin(type, Int32(clamping: escapeDelay)) else { return nil }
    if capability("cup").starts(with: [0x1B, UInt8(ascii: "[")]) { defineKeys() }
    return screen
  }

  /// Gives the terminal back until the next update.
  static func leave() { endwin() }

  /// Frees what curses holds, after `leave`.
  static func end(_ screen: OpaquePointer) { delscreen(screen) }

  static var size: Size { Size(columns: Int(demur_curses_columns()), rows: Int(demur_curses_rows())) }

  static func resize(to size: Size) { resizeterm(Int32(clamping: size.rows), Int32(clamping: size.columns)) }

  static func showCursor(_ isShown: Bool) { curs_set(isShown ? 1 : 0) }

  /// A string of the terminal's description, without padding; empty where it has none.
  static func capability(_ name: String) -> [UInt8] {
    Array(unsafeUninitializedCapacity: 256) { buffer, count in
      count = buffer.withMemoryRebound(to: CChar.self) {
        demur_curses_capability(name, $0.baseAddress, $0.count)
      }
    }
  }

  static func width(of scalar: UInt32) -> Int { Int(demur_width(scalar)) }
}

extension Curses {
  /// Colours for hues, chosen to be legible on black and on white alike (contrast 4.4 or more on both).
  ///
  /// - Returns: the number of the pair for each hue; empty on a monochrome terminal.
  static func startColors() -> [Hue: Int16] {
    guard has_colors(), start_color() == OK, use_default_colors() == OK else { return [:] }
    let colors: [Hue: Int16] =
      demur_curses_colors() >= 256
      // Blue 5f5fff, orange af5f00, grey 767676.
      ? [.accent: 63, .warning: 130, .quiet: 243]
      // No grey: of eight colours none is legible on both, and the ninth is often the background.
      : [.accent: Int16(COLOR_MAGENTA), .warning: Int16(COLOR_RED)]
    for (hue, color) in colors { init_pair(Int16(hue.rawValue), color, -1) }
    return colors.mapValues { _ in 0 }.reduce(into: [:]) { $0[$1.key] = Int16($1.key.rawValue) }
  }

  static func look(of style: Style, pairs: [Hue: Int16]) -> CellStyle {
    var attributes: UInt32 = 0
    if style.bold { attributes |= demur_curses_bold }
    if style.dim { attributes |= demur_curses_dim }
    if style.underline { attributes |= demur_curses_underline }
    if style.reverse { attributes |= demur_curses_reverse }
    return CellStyle(attributes: attributes, pair: style.hue.flatMap { pairs[$0] } ?? 0)
  }

  /// Gives a row of the screen its cells; what they do not reach is blank.
  static func put(_ row: Row, at index: Int) {
    demur_curses_put_row(Int32(index), row.cells, Int32(row.cells.count))
  }

  /// Makes the next update send that row whole.
  static func forget(row: Int) { demur_curses_forget_row(Int32(row)) }

  /// Whether the last cell of all can be written without curses, which switches wrapping off there, or inserts.
  static var canFillCorner: Bool { demur_curses_can_fill_corner() != 0 }

  /// Writes safe characters at once, of which curses knows nothing.
  static func write(_ parts: [(text: String, look: CellStyle)], row: Int, column: Int) {
    demur_curses_go(Int32(row), Int32(column))
    for part in parts { demur_curses_write(part.text, part.look.attributes, part.look.pair) }
    demur_curses_resync()
  }

  /// Makes the next update send everything.
  static func forgetAll() { demur_curses_forget_all() }

  /// Sends what changed and leaves the cursor there.
  ///
  /// - Parameter resync: place the cursor absolutely, for when the terminal may think that it is elsewhere.
  static func update(cursor: Position, resync: Bool) {
    demur_curses_update(Int32(cursor.row), Int32(cursor.column), resync ? 1 : 0)
  }
}

extension Curses {
  /// What is there to read now; `nil` when nothing is.
  static func read() -> KeyDecoder.Input? {
    let code = demur_curses_read()
    if code == ERR { return nil }
    if let byte = UInt8(exactly: code) { return .byte(byte) }
    switch code {
    case pasteStart: return .pasteStart
    case pasteEnd: return .pasteEnd
    default: return key(code).map(KeyDecoder.Input.key) ?? .unknown
    }
  }

  private static let pasteStart: Int32 = 0x400
  private static let pasteEnd: Int32 = 0x401

  /// What terminals of the ANSI family send, whichever mode they are in, beside what their description says.
  private static func defineKeys() {
    let sequences: [(String, Int32)] = [
      ("[200~", pasteStart), ("[201~", pasteEnd), ("[A", KEY_UP), ("[B", KEY_DOWN), ("[C", KEY_RIGHT),
      ("[D", KEY_LEFT), ("OA", KEY_UP), ("OB", KEY_DOWN), ("OC", KEY_RIGHT), ("OD", KEY_LEFT), ("[H", KEY_HOME),
      ("[F", KEY_END), ("OH", KEY_HOME), ("OF", KEY_END), ("[1~", KEY_HOME), ("[4~", KEY_END), ("[7~", KEY_HOME),
      ("[8~", KEY_END), ("[3~", KEY_DC), ("[5~", KEY_PPAGE), ("[6~", KEY_NPAGE), ("[Z", KEY_BTAB),
    ]
    for (sequence, code) in sequences { define_key("\u{1B}" + sequence, code) }
  }

  private static func key(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_NPAGE, KEY_C3: .pageDown
    case KEY_PPAGE, KEY_A3: .pageUp
    case KEY_HOME, KEY_FIND, KEY_A1: .home
    case KEY_END, KEY_SELECT, KEY_C1: .end
    case KEY_BTAB: .backTab
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_ENTER: .enter
    case KEY_F0 + 1...KEY_F0 + 63: .function(Int(code - KEY_F0))
    default: nil
    }
  }
}
