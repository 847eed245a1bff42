// A program for the tests of the terminal: takes the terminal, shows what happens, and writes it to a log.
// usage: terminal-probe LOG [TEXT]
//        terminal-probe LOG --frames SEED

import Glibc
import Terminal

func environment() -> [String: String] {
  let names = ["TERM", "LC_ALL", "LC_CTYPE", "LANG", "NO_COLOR", "DEMUR_ESCDELAY"]
  return names.reduce(into: [:]) { found, name in found[name] = getenv(name).map { String(cString: $0) } }
}

func picture(_ lines: [SafeText], text: String, size: Size) -> Frame {
  var frame = Frame(size: size)
  frame.put("terminal-probe", row: 0, column: 0, style: .bold)
  frame.put("warning", row: 0, column: 20, style: .warning)
  for (row, line) in lines.enumerated() { frame.put(line, row: row + 1, column: 2) }
  let layout = TextLayout(text, columns: max(1, size.columns - 4))
  for line in 0..<layout.lineCount { frame.put(layout.line(line), row: 8 + line, column: 2) }
  frame.put("q quit", row: size.rows - 1, column: 0, style: .dim)
  frame.cursor = Position(row: 1, column: 2)
  return frame
}

func run() -> Int32 {
  let arguments = CommandLine.arguments
  guard arguments.count > 1 else { return 2 }
  let log = PlainOutput(descriptor: open(arguments[1], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600))
  let terminal: CursesTerminal
  do {
    terminal = try CursesTerminal(environment: environment())
  } catch {
    _ = try? PlainOutput.standardError.writeLine("terminal-probe: \(error)")
    return 2
  }
  defer {
    terminal.close()
    _ = try? log.writeLine("closed")
  }
  if arguments.count > 3, arguments[2] == "--frames", let seed = UInt64(arguments[3]) {
    var run = FrameRun(terminal, log: log, expectation: arguments[1] + ".frame", seed: seed)
    return (try? run.run()) ?? 1
  }
  var lines: [SafeText] = []
  let text = arguments.count > 2 ? arguments[2] : ""
  var note: SafeText = "ready \(terminal.size.columns)x\(terminal.size.rows)"
  while true {
    lines = (lines + [note]).suffix(6)
    terminal.draw(picture(lines, text: text, size: terminal.size))
    _ = try? log.writeLine(note)
    guard let event = try? terminal.nextEvent() else { return 1 }
    note = "\(String(describing: event))"
    switch event {
    case .key(let key, _):
      note = "key \(String(describing: key))"
      switch key {
      case .character("q"): return 0
      case .character("T"): print(arguments[arguments.count + 1])
      case .character("S"): raise(SIGSEGV)
      case .character("E"): exit(7)
      case .control("l"): terminal.redraw()
      case .control("z"): terminal.suspend()
      case .character("W"):
        _ = try? terminal.withSuspended {
          try log.writeLine("away \(system("stty -a | grep -q ' icanon' && echo EDITING"))")
        }
      default: break
      }
    case .resized(let size): note = "resized \(size.columns)x\(size.rows)"
    case .signalled(let signal):
      note = "signalled \(String(describing: signal))"
      if signal == .stop { terminal.suspend() }
      if let code = signal.exitCode {
        _ = try? log.writeLine(note)
        return code
      }
    case .hungUp:
      _ = try? log.writeLine("hung up")
      return 129
    case .noted(let text): note = "noted \(text)"
    case .tick, .woken: break
    }
  }
}

exit(run())
