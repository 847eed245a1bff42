import ArgumentParser
import Foundation
import Screens
import Terminal

/// A frame as a picture instead of on the terminal: `--screenshot FILE.svg`.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the opening frame as an SVG picture instead of showing it.", valueName: "file.svg"))
  var screenshot: String?

  @Option(help: ArgumentHelp("The picture's columns and rows.", valueName: "size"))
  var size = "80x24"

  @Flag(help: "Draw the picture on a dark background.")
  var dark = false

  @Option(
    help: ArgumentHelp(
      """
      Keys to press before the picture is taken, separated by blanks, such as 'f b enter page-down ctrl-r'; they act as always, \
      decisions included.
      """,
      valueName: "keys"))
  var keys = ""

  @Flag(help: "Replace a picture that is there already.")
  var force = false

  @OptionGroup var mode: FileModeOption

  func validate() throws {
    guard extent != nil else { throw ValidationError("--size \(size): write columns and rows, as in 120x40.") }
    _ = try presses
    guard keys.isEmpty || screenshot != nil else {
      throw ValidationError("--keys presses keys for a picture: name it with --screenshot FILE.svg.")
    }
  }

  /// The keys to press. One that there is not ends the command before any of them is pressed.
  private var presses: [Key] {
    get throws {
      try keys.split(whereSeparator: \.isWhitespace).map { name in
        guard let key = Key(name: name) else {
          throw ValidationError("--keys: there is no key \"\(name)\". Keys: \(Key.names).")
        }
        return key
      }
    }
  }

  private var extent: Size? {
    let parts = size.split(separator: "x").map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], (40...500).contains(columns),
      (10...300).contains(rows)
    else { return nil }
    return Size(columns: columns, rows: rows)
  }

  /// Shows something on a terminal that is only a picture, and writes what stands on it after the keys.
  func take(_ path: String, of title: SafeText, _ show: (any TerminalDevice) throws -> Void) throws {
    let output = try OutputFile(path, force: force, mode: mode.mode)
    let terminal = ScriptedTerminal(size: extent ?? Size(columns: 80, rows: 24), keys: try presses)
    try show(terminal)
    guard let frame = terminal.frames.last else { return }
    try output.write(frame.svg(palette: dark ? .dark : .light, title: title))
    try output.finish()
  }
}
