import CTerminal
import Foundation

/// The terminal on standard input and output.
///
/// A class because there is one, it is taken and must be given back: at `close`, at the latest at `deinit`, on a crash
/// and on `exit` too. Signals come as events; a program that ends by one closes the terminal and exits with its code.
/// Not to be used from more than one thread.
package final class CursesTerminal: TerminalDevice {
  package internal(set) var size: Size
  private(set) var screen: OpaquePointer?
  private let isANSI: Bool
  let pairs: [Hue: Int16]
  var looks: [Style: Curses.CellStyle] = [:]
  /// The frame that the terminal shows; `nil` where nothing is known of what it shows.
  var shown: Frame?
  /// Room for a row of curses' cells.
  var made = Curses.Row()
  /// From which column on the last row was written without curses, and whether nothing is there.
  var tail = (start: Int.max, isBlank: true)
  var decoder = KeyDecoder()
  var events = EventQueue()

  static let input: Int32 = 0
  static let output: Int32 = 1
  private static let bracketedPasteOn = Array("\u{1B}[?2004h".utf8)
  private static let bracketedPasteOff = Array("\u{1B}[?2004l".utf8)

  /// Takes the terminal.
  ///
  /// - Parameter environment: `TERM`, `LC_ALL`, `LC_CTYPE`, `LANG`, `NO_COLOR`, and `DEMUR_ESCDELAY`, how many
  ///   milliseconds (100) the rest of a key may take after its Escape.
  /// - Throws: `TerminalError` with the terminal untouched.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(TerminalError) {
    guard isatty(Self.input) == 1 else { throw .notATerminal(stream: "input") }
    guard isatty(Self.output) == 1 else { throw .notATerminal(stream: "output") }
    let type = try TerminalType.choose(environment["TERM"])
    try TerminalLocale.useUTF8(environment: environment)
    guard demur_rescue_save(Self.output) else { throw .system("read how the terminal is set up") }
    guard demur_signals_begin() else { throw .system("catch signals") }
    let delay = environment["DEMUR_ESCDELAY"].flatMap { Int($0) } ?? 100
    // Before the terminal is changed at all; what it has to be sent as well is known only afterwards.
    _ = demur_rescue_arm(nil, 0)
    guard let screen = Curses.begin(type: type.name, escapeDelay: max(0, min(delay, 10_000))) else {
      demur_rescue_disarm()
      demur_signals_end()
      throw .system("set up the terminal")
    }
    self.screen = screen
    // Until it was left once and came back, ncurses sends what it has at every movement of the cursor: twenty small packets
    // a screen over ssh instead of one. Before there are colours, which coming back would reset with a sequence of their own.
    Curses.leave()
    Curses.update(cursor: Position(row: 0, column: 0), resync: false)
    isANSI = Curses.capability("cup").starts(with: [0x1B, UInt8(ascii: "[")])
    pairs = environment["NO_COLOR"].map { !$0.isEmpty } ?? false ? [:] : Curses.startColors()
    size = Curses.size
    arm()
    enter()
    if let note = type.note { events.add(urgent: .noted(note)) }
  }

  deinit { close() }

  package func close() {
    guard let screen else { return }
    leave()
    Curses.end(screen)
    demur_signals_end()
    self.screen = nil
  }

  /// Puts the terminal into our hands, for the first time or again.
  func enter() {
    demur_signals_drawing(true)
    defer { demur_signals_drawing(false) }
    // The first update after `leave` sets the modes; everything is sent, since others have written meanwhile.
    Curses.forgetAll()
    update(resync: false)
    if isANSI { write(Self.bracketedPasteOn) }
    arm()
    followWindow()
  }

  func leave() {
    demur_signals_drawing(true)
    defer { demur_signals_drawing(false) }
    if isANSI { write(Self.bracketedPasteOff) }
    Curses.showCursor(true)
    Curses.leave()
    demur_rescue_disarm()
  }

  /// From here on a crash leaves a usable terminal.
  private func arm() {
    var farewell = isANSI ? Self.bracketedPasteOff : []
    for name in ["sgr0", "cnorm", "rmkx", "rmcup"] { farewell += Curses.capability(name) }
    farewell.withUnsafeBytes { bytes in
      _ = demur_rescue_arm(bytes.baseAddress, bytes.count)
    }
  }

  private func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      // A terminal that is gone is reported by the next event.
      _ = demur_write(Self.output, raw.baseAddress, raw.count)
    }
  }
}

// MARK: - Giving the terminal away for a while

extension CursesTerminal {
  package func suspend() {
    guard screen != nil else { return }
    leave()
    demur_signals_stop()
    enter()
    events.add(urgent: .signalled(.continued))
  }

  package func withSuspended<Result>(_ body: () throws -> Result) throws -> Result {
    guard screen != nil else { return try body() }
    leave()
    demur_signals_yield()
    defer {
      demur_signals_resume()
      enter()
    }
    return try body()
  }
}

extension TerminalError {
  /// The operating system's own word for what went wrong last.
  static func system(_ action: String) -> TerminalError {
    .failed(action: action, reason: String(cString: strerror(errno)))
  }
}
