import CNcurses
import CTerminal
import Foundation

/// The real terminal, through ncurses. A class, since there is one terminal and it has to be given back.
///
/// ncurses does the drawing and knows the terminal's keys; signals, waiting and the modes are demur's own, so that a
/// hang-up, a signal or a crash always leaves the terminal as it was found.
public final class CursesTerminal: TerminalDevice {
  public private(set) var size = Size(columns: 80, rows: 24)
  private var shown: Frame?
  private var palette = Palette()
  private var isOpen = false
  private let signals: Int32
  /// When a lone Esc was read: a `[` or `O` right after it is the torn rest of an arrow key.
  private var escapedAt: Milliseconds?
  private var deadReads = 0

  /// Takes the terminal.
  ///
  /// - Throws: ``TerminalError`` when there is none that can be drawn on; nothing has been changed then.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(TerminalError) {
    guard isatty(0) == 1 else { throw .notATerminal("standard input") }
    guard isatty(1) == 1 else { throw .notATerminal("standard output") }
    try Self.checkType(environment["TERM"])
    try Self.checkLocale(environment)
    signals = demur_signals_install(0)
    demur_set_escdelay(environment["DEMUR_ESCDELAY"].flatMap { Int32($0) } ?? 100)
    guard demur_newterm() != nil else { throw .unknownType(environment["TERM"] ?? "") }
    isOpen = true
    palette = Palette(isColoured: (environment["NO_COLOR"] ?? "").isEmpty)
    enter()
  }

  deinit { close() }

  private static func checkType(_ type: String?) throws(TerminalError) {
    guard let type, !type.isEmpty else { throw .noType }
    guard type != "dumb" else { throw .cannotPlaceCursor(type) }
    var status: Int32 = 0
    guard setupterm(type, 1, &status) == OK else { throw .unknownType(type) }
    guard demur_has_cup() != 0 else { throw .cannotPlaceCursor(type) }
  }

  /// A session that sets no locale at all, as over many an ssh, is taken for UTF-8; one that says otherwise is believed.
  private static func checkLocale(_ environment: [String: String]) throws(TerminalError) {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    if named == nil {
      _ = setlocale(LC_CTYPE, "C.UTF-8")
    } else if setlocale(LC_CTYPE, "") == nil {
      // A locale that this machine does not have, sent along by ssh: its character set is still what the name says.
      let wanted = (named ?? "").uppercased()
      if wanted.hasSuffix("UTF-8") || wanted.hasSuffix("UTF8") { _ = setlocale(LC_CTYPE, "C.UTF-8") }
    }
    let codeset = String(cString: demur_codeset())
    guard codeset == "UTF-8" else { throw .notUTF8(locale: named ?? "C", codeset: codeset) }
  }

  private func enter() {
    raw()
    noecho()
    nonl()
    intrflush(demur_screen(), false)
    keypad(demur_screen(), true)
    nodelay(demur_screen(), true)
    demur_define_paste_keys()
    demur_write("\u{1B}[?2004h")
    let leave = tigetstr("rmcup").flatMap { Int(bitPattern: $0) > 0 ? String(cString: $0) : nil } ?? ""
    let farewell = "\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m" + leave + "\r\n"
    farewell.withCString { demur_signals_set_farewell($0, strlen($0)) }
    measure()
    shown = nil
  }

  private func measure() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    demur_terminal_size(0, &columns, &rows)
    if columns <= 0 || rows <= 0 { (columns, rows) = (demur_columns(), demur_rows()) }
    size = Size(columns: Int(columns), rows: Int(rows))
    if demur_columns() != columns || demur_rows() != rows { resizeterm(rows, columns) }
    // ncurses puts a resize key into its own queue, which is no key of the person's.
    flushResizeKeys()
  }

  private func flushResizeKeys() {
    var key: Int32 = 0
    while demur_key(&key) == KEY_CODE_YES, key == KEY_RESIZE {}
  }

  public func close() {
    guard isOpen else { return }
    isOpen = false
    demur_write("\u{1B}[?2004l")
    endwin()
    demur_terminal_restore()
    demur_signals_remove()
  }
}

// Drawing.
extension CursesTerminal {
  public func draw(_ frame: Frame) {
    if shown?.size != frame.size {
      erase()
      shown = Frame(size: frame.size)
    }
    guard let before = shown else { return }
    for row in 0..<min(frame.size.rows, size.rows) {
      for column in 0..<min(frame.size.columns, size.columns)
      where frame[row: row, column: column] != before[row: row, column: column] {
        put(frame[row: row, column: column], row: row, column: column, in: frame)
      }
    }
    shown = frame
    if let cursor = frame.cursor {
      curs_set(1)
      move(
        Int32(max(0, min(cursor.row, size.rows - 1))), Int32(max(0, min(cursor.column, size.columns - 1))))
    } else {
      curs_set(0)
    }
    refresh()
  }

  public func redraw() {
    shown = nil
    _ = demur_clear_ok()
    erase()
  }

  private func put(_ cell: Cell, row: Int, column: Int, in frame: Frame) {
    // The right half of a wide cell was drawn with its left half.
    guard !cell.text.isEmpty else { return }
    let isWide = frame[row: row, column: column + 1].text.isEmpty
    let (attributes, pair) = palette.look(of: cell.style)
    for (offset, cluster) in Self.pieces(of: cell.text, isWide: isWide).enumerated() {
      _ = cluster.withUnsafeBufferPointer { text in
        demur_put(Int32(row), Int32(column + offset), text.baseAddress, attributes, pair)
      }
    }
  }

  /// What ncurses is given for a cell: one cluster if it and demur agree how wide it is, otherwise pieces that add up.
  ///
  /// ncurses measures by libc, piles only characters without width, and at most five of them; a sequence of emoji is
  /// shown by its first, a flag by its two letters, one that libc does not know by a replacement character.
  static func pieces(of text: String, isWide: Bool) -> [[wchar_t]] {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first else { return [[0x20, 0]] }
    let width = demur_wcwidth(Int32(first.value))
    if isWide, width == 1, scalars.count == 2, (0x1F1E6...0x1F1FF).contains(first.value) {
      return scalars.map { [wchar_t($0.value), 0] }
    }
    guard width == 1 || width == 2, width == 1 || isWide else {
      return isWide ? [[0xFFFD, 0], [0x20, 0]] : [[0xFFFD, 0]]
    }
    let marks = scalars.dropFirst().prefix { $0.value != 0x200D && demur_wcwidth(Int32($0.value)) == 0 }
      .filter { $0.value != 0xFE0F || width == 2 }
    let cluster = [first] + marks.prefix(Int(demur_cluster_limit()) - 2)
    let piece = cluster.map { wchar_t($0.value) } + [0]
    return isWide && width == 1 ? [piece, [0x20, 0]] : [piece]
  }
}

// Events.
extension CursesTerminal {
  public func nextEvent(timeout: Milliseconds?) -> TerminalEvent {
    let deadline = timeout.map { monotonicNow() + max(0, $0) }
    while true {
      if let key = readKey() { return .key(key, at: monotonicNow()) }
      let rest = deadline.map { max(0, $0 - monotonicNow()) }
      var waits = [
        pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&waits, 2, rest.map { Int32(clamping: $0) } ?? -1)
      if count > 0, waits[1].revents != 0, let event = readSignal() { return event }
      if count > 0, waits[0].revents != 0, isGone(waits[0].revents) { return .hungUp }
      if count == 0, rest != nil { return .tick(at: monotonicNow()) }
    }
  }

  /// A hang-up shows as an error, or as input that is ready and never comes.
  private func isGone(_ revents: Int16) -> Bool {
    if revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0, revents & Int16(POLLIN) == 0 { return true }
    deadReads += 1
    return deadReads > 20
  }

  private func readSignal() -> TerminalEvent? {
    var byte: UInt8 = 0
    guard read(signals, &byte, 1) == 1 else { return nil }
    switch Int(byte) {
    case DEMUR_SIGNAL_HANGUP: return .signalled(.hangUp)
    case DEMUR_SIGNAL_TERMINATE: return .signalled(.terminate)
    case DEMUR_SIGNAL_INTERRUPT: return .signalled(.interrupt)
    case DEMUR_SIGNAL_CONTINUED: return .signalled(.continued)
    default:
      measure()
      redraw()
      return .resized(size)
    }
  }

  /// The next key that is there; nil when none is.
  private func readKey() -> Key? {
    var code: Int32 = 0
    while true {
      let status = demur_key(&code)
      guard status != ERR else { return nil }
      deadReads = 0
      guard let key = status == KEY_CODE_YES ? functionKey(code) : character(code) else { continue }
      if swallows(key) { continue }
      return key
    }
  }

  /// On a slow link an arrow key can come in two parts: Esc, and then `[` or `O` with a letter.
  private func swallows(_ key: Key) -> Bool {
    let now = monotonicNow()
    if key == .escape {
      escapedAt = now
      return false
    }
    defer { escapedAt = nil }
    guard let escapedAt, now - escapedAt < 500, key == .character("[") || key == .character("O") else { return false }
    var code: Int32 = 0
    var wait = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    if poll(&wait, 1, 100) > 0 { _ = demur_key(&code) }
    return true
  }

  private func character(_ code: Int32) -> Key? {
    switch code {
    case 9: .tab
    case 10, 13: .enter
    case 8, 127: .backspace
    case 27: .escape
    case 0: .control("@")
    case 1...26: .control(Character(Unicode.Scalar(UInt8(96 + code))))
    case 28...31: .control(Character(Unicode.Scalar(UInt8(64 + code))))
    default: Unicode.Scalar(UInt32(bitPattern: code)).map { .character(Character($0)) }
    }
  }

  private func functionKey(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP: return .up
    case KEY_DOWN: return .down
    case KEY_LEFT: return .left
    case KEY_RIGHT: return .right
    case KEY_PPAGE: return .pageUp
    case KEY_NPAGE: return .pageDown
    case KEY_HOME: return .home
    case KEY_END: return .end
    case KEY_ENTER: return .enter
    case KEY_BACKSPACE: return .backspace
    case KEY_DC: return .delete
    case KEY_BTAB: return .backTab
    case Int32(DEMUR_PASTE_START): return .pasted(readPaste())
    case demur_key_f(0)...demur_key_f(63): return .function(Int(code - demur_key_f(0)))
    default: return nil
    }
  }

  /// All that comes up to the paste's end; a paste whose end never comes ends after two seconds of silence.
  private func readPaste() -> String {
    var text = String.UnicodeScalarView()
    var code: Int32 = 0
    while text.count < 1_000_000 {
      let status = demur_key(&code)
      if status == ERR {
        var wait = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, 2000) > 0, wait.revents & Int16(POLLIN) != 0 else { break }
      } else if status == KEY_CODE_YES {
        if code == Int32(DEMUR_PASTE_END) { break }
      } else if let scalar = Unicode.Scalar(UInt32(bitPattern: code)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

// Giving the terminal away for a while.
extension CursesTerminal {
  public func suspend() {
    withSuspended { demur_stop_self() }
  }

  public func withSuspended<Result>(_ body: () throws -> Result) rethrows -> Result {
    demur_write("\u{1B}[?2004l")
    endwin()
    demur_terminal_restore()
    defer {
      refresh()
      enter()
      redraw()
    }
    return try body()
  }
}

/// Which attributes and colours the terminal has for a style. Colour only adds; where there is none, nothing is lost.
private struct Palette {
  private var hasColour = false

  init() {}

  /// - Parameter isColoured: false for `NO_COLOR`.
  init(isColoured: Bool) {
    guard isColoured, has_colors(), start_color() == OK, use_default_colors() == OK else { return }
    hasColour = true
    let isRich = demur_colors() >= 256
    // Middle tones, legible on a light and on a dark background.
    init_pair(Int16(Hue.accent.rawValue), isRich ? 31 : Int16(COLOR_CYAN), -1)
    init_pair(Int16(Hue.warning.rawValue), isRich ? 166 : Int16(COLOR_MAGENTA), -1)
    init_pair(Int16(Hue.quiet.rawValue), isRich ? 244 : -1, -1)
  }

  /// ncurses' attributes and colour pair.
  func look(of style: Style) -> (attributes: Int32, pair: Int32) {
    var attributes: Int32 = 0
    if style.bold { attributes |= demur_bold() }
    if style.dim { attributes |= demur_dim() }
    if style.underline { attributes |= demur_underline() }
    if style.reverse { attributes |= demur_reverse() }
    return (attributes, hasColour ? Int32(style.hue?.rawValue ?? 0) : 0)
  }
}
