import Foundation
import Terminal
import Testing

/// The real thing on a real pseudo-terminal. One after the other: each starts a process.
@Suite(.serialized) struct CursesTerminalTests {
  @Test func `keys arrive as a person pressed them`() throws {
    let probe = try Probe()
    #expect(probe.waits(forLine: "ready 80x24"))
    let typed: [(String, String)] = [
      ("a", #"character("a")"#), ("\u{1B}[A", "up"), ("\u{1B}OB", "down"), ("\u{1B}[D", "left"), ("\u{1B}OC", "right"),
      ("\u{1B}[5~", "pageUp"), ("\u{1B}[6~", "pageDown"), ("\u{1B}OH", "home"), ("\u{1B}[F", "end"),
      ("\u{1B}[1~", "home"), ("\u{1B}[3~", "delete"), ("\u{1B}[Z", "backTab"), ("\t", "tab"), ("\r", "enter"),
      ("\u{7F}", "backspace"), ("\u{1B}OP", "function(1)"), ("\u{1B}[15~", "function(5)"), ("\u{3}", #"control("c")"#),
      ("\u{13}", #"control("s")"#), ("\u{11}", #"control("q")"#), ("\u{1C}", ##"control("\\")"##),
      ("漢", #"character("漢")"#), ("\u{1B}[200~4\r5\u{1B}[201~", #"pasted("4\n5")"#), ("\u{1B}", "escape"),
    ]
    for (index, (bytes, name)) in typed.enumerated() {
      probe.terminal.write(bytes)
      #expect(probe.waits { $0.log.count >= index + 2 }, "\(name)")
      #expect(probe.log.last == "key \(name)")
    }
    probe.terminal.write("q")
    #expect(probe.ends() == 0)
  }

  @Test func `an unknown key is none, and a torn one no label`() throws {
    let probe = try Probe(environment: Probe.xterm.merging(["DEMUR_ESCDELAY": "20"]) { $1 })
    #expect(probe.waits(forLine: "ready 80x24"))
    probe.terminal.write("\u{1B}[99;9~x")
    #expect(probe.waits(forLine: #"key character("x")"#))
    probe.terminal.write("\u{1B}")
    #expect(probe.waits(forLine: "key escape"))
    probe.terminal.write("[Ay")
    #expect(probe.waits(forLine: #"key character("y")"#))
    #expect(probe.log == ["ready 80x24", #"key character("x")"#, "key escape", #"key character("y")"#])
  }

  enum Ending: String, CaseIterable, Sendable {
    case quit, terminate, hangUp, interrupt, trap, segmentationFault, exit, abort, quitSignal

    var code: Set<Int32> {
      switch self {
      case .quit: [0]
      case .terminate: [143]
      case .hangUp: [129]
      case .interrupt: [130]
      case .trap: [132, 133]  // ILL on x86, TRAP on ARM
      case .segmentationFault: [139]
      case .exit: [7]
      case .abort: [134]
      case .quitSignal: [131]
      }
    }
  }

  @Test(arguments: Ending.allCases) func `the terminal is given back on every way out`(_ ending: Ending) throws {
    let probe = try Probe()
    #expect(probe.waits(forLine: "ready 80x24"))
    #expect(probe.terminal.isRaw)
    #expect(probe.waits { $0.shown.contains("\u{1B}[?1049h") && $0.shown.contains("\u{1B}[?2004h") })
    switch ending {
    case .quit: probe.terminal.write("q")
    case .terminate: probe.terminal.send(signal: SIGTERM)
    case .hangUp: probe.terminal.send(signal: SIGHUP)
    case .interrupt: probe.terminal.send(signal: SIGINT)
    case .trap: probe.terminal.write("T")
    case .segmentationFault: probe.terminal.write("S")
    case .exit: probe.terminal.write("E")
    case .abort: probe.terminal.send(signal: SIGABRT)
    case .quitSignal: probe.terminal.send(signal: SIGQUIT)
    }
    let code = try #require(probe.ends())
    #expect(ending.code.contains(code), "\(code)")
    for undone in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?25h"] {
      #expect(probe.shown.contains(undone), "\(undone.dropFirst())")
    }
    #expect(!probe.terminal.isRaw)
  }

  @Test func `a connection that breaks ends the program, which does not spin`() throws {
    let probe = try Probe()
    #expect(probe.waits(forLine: "ready 80x24"))
    probe.terminal.hangUp()
    let code = try #require(probe.ends())
    #expect(code == 129)
    #expect(probe.log.contains { $0 == "hung up" || $0 == "signalled hangUp" })
    #expect(probe.log.last == "closed")
  }

  @Test func `a broken connection is seen where its signal is ignored`() throws {
    let probe = try Probe(shell: #"trap '' HUP; exec "$@""#)
    #expect(probe.waits(forLine: "ready 80x24"))
    probe.terminal.hangUp()
    #expect(probe.ends() == 129)
    #expect(probe.log.suffix(2) == ["hung up", "closed"])
  }

  @Test(arguments: ["HUP", "INT", "TERM", "TSTP"])
  func `a signal that was ignored stays ignored`(_ name: String) throws {
    let probe = try Probe(shell: "trap '' \(name); exec \"$@\"")
    #expect(probe.waits(forLine: "ready 80x24"))
    let number = try #require(["HUP": SIGHUP, "INT": SIGINT, "TERM": SIGTERM, "TSTP": SIGTSTP][name])
    kill(probe.terminal.processID, number)
    // Another one that is heard, so that nothing has to be waited for that does not come.
    probe.terminal.resize(to: Size(columns: 70, rows: 20))
    #expect(probe.waits(forLine: "resized 70x20"))
    if number == SIGTSTP {
      probe.terminal.write("\u{1A}")
      #expect(probe.waits(forLine: "signalled continued"))
    }
    probe.terminal.write("a")
    #expect(probe.waits(forLine: #"key character("a")"#))
    #expect(!probe.log.contains { $0.hasPrefix("signalled") && $0 != "signalled continued" }, "\(probe.log)")
    probe.terminal.write("q")
    #expect(probe.ends() == 0)
  }

  @Test func `any size from one cell to half a million is survived`() throws {
    let probe = try Probe("words 漢字 👩‍💻 and more words to wrap")
    #expect(probe.waits(forLine: "ready 80x24"))
    let sizes = [(1, 1), (500, 1000), (2, 1), (1, 2), (40, 10), (1000, 500), (3, 3), (132, 43)]
    for (columns, rows) in sizes {
      probe.terminal.resize(to: Size(columns: columns, rows: rows))
      #expect(probe.waits(forLine: "resized \(columns)x\(rows)"))
    }
    for step in 0..<200 {
      probe.terminal.resize(to: Size(columns: 1 + step * 7 % 150, rows: 1 + step * 5 % 60))
      if step % 20 == 0 { probe.look(for: 1) }
    }
    probe.terminal.resize(to: Size(columns: 77, rows: 33))
    #expect(probe.waits(forLine: "resized 77x33"))
    probe.terminal.write("q")
    #expect(probe.ends() == 0)
  }

  @Test func `Ctrl-Z gives the terminal to the shell and takes it again`() throws {
    let probe = try Probe(
      shell: #"set -m; "$@"; echo stopped $?; stty -a | grep -o ' icanon'; sleep 0.1; fg; echo done $?"#)
    #expect(probe.waits(forLine: "ready 80x24"))
    probe.terminal.write("\u{1A}")
    #expect(probe.waits { $0.shown.contains("stopped 148") })
    #expect(probe.waits(forLine: "signalled continued"))
    #expect(probe.waits { $0.shown.contains(" icanon") })
    #expect(probe.terminal.isRaw)
    probe.terminal.write("q")
    #expect(probe.waits { $0.shown.contains("done 0") })
  }

  @Test func `a stop from outside is survived too`() throws {
    let probe = try Probe(shell: #"set -m; "$@"; stty sane; fg; echo done $?"#)
    #expect(probe.waits(forLine: "ready 80x24"))
    let children = try String(
      contentsOfFile: "/proc/\(probe.terminal.processID)/task/\(probe.terminal.processID)/children", encoding: .utf8)
    let child = try #require(Int32(children.split(separator: " ").first ?? ""))
    kill(child, SIGSTOP)
    #expect(probe.waits(forLine: "signalled continued"))
    #expect(probe.terminal.isRaw)
    probe.terminal.write("q")
    #expect(probe.waits { $0.shown.contains("done 0") })
  }

  @Test func `an editor gets the terminal as the shell would give it`() throws {
    let probe = try Probe()
    #expect(probe.waits(forLine: "ready 80x24"))
    probe.terminal.write("W")
    #expect(probe.waits(forLine: "away 0"))
    #expect(probe.waits { $0.log.contains(#"key character("W")"#) })
    #expect(probe.waits { $0.shown.contains("EDITING") })
    #expect(probe.terminal.isRaw)
    probe.terminal.write("a")
    #expect(probe.waits(forLine: #"key character("a")"#))
  }

  struct Refusal: Sendable {
    var environment: [String: String]
    var shell: String?
    var says: String
  }

  @Test(
    arguments: [
      Refusal(environment: ["LC_ALL": "C.UTF-8"], says: "TERM is not set"),
      Refusal(environment: ["TERM": "dumb", "LC_ALL": "C.UTF-8"], says: "type dumb (TERM) cannot place the cursor"),
      Refusal(environment: ["TERM": "xterm", "LC_ALL": "POSIX"], says: "set LC_ALL=C.UTF-8"),
      Refusal(environment: ["TERM": "xterm", "LANG": "de_XX.ISO-8859-1"], says: "de_XX.ISO-8859-1"),
      Refusal(environment: Probe.xterm, shell: #""$@" </dev/null"#, says: "standard input is not a terminal"),
      Refusal(environment: Probe.xterm, shell: #""$@" | cat; exit ${PIPESTATUS[0]}"#, says: "standard output is not"),
    ])
  func `a terminal that will not do is refused with a remedy`(_ refusal: Refusal) throws {
    let probe = try Probe(environment: refusal.environment, shell: refusal.shell)
    #expect(probe.ends() == 2)
    #expect(probe.shown.contains(refusal.says), "\(probe.shown)")
    #expect(probe.shown.contains("--plain") || probe.shown.contains("LC_ALL=C.UTF-8"))
    #expect(!probe.shown.contains("\u{1B}"))
  }

  @Test(
    arguments: [
      ["TERM": "xterm"], ["TERM": "xterm", "LANG": "xx_XX.UTF-8"], ["TERM": "xterm", "LC_ALL": "", "LANG": ""],
    ])
  func `without a locale, or with one that this machine lacks, it is C.UTF-8`(_ environment: [String: String]) throws {
    let probe = try Probe("漢字", environment: environment)
    #expect(probe.waits(forLine: "ready 80x24"))
    #expect(probe.waits { $0.shown.contains("漢字") })
  }

  @Test(arguments: ["xterm-256color", "xterm", "linux", "vt100", "screen", "tmux-256color", "xterm-mono"])
  func `terminals of many kinds are drawn on`(_ type: String) throws {
    let probe = try Probe("some text", environment: ["TERM": type, "LC_ALL": "C.UTF-8"])
    #expect(probe.waits(forLine: "ready 80x24"))
    #expect(probe.waits { $0.shown.contains("warning") && $0.shown.contains("some text") })
    let isColored = probe.shown.contains("38;5;130m") || probe.shown.contains("[31m")
    #expect(isColored == !["vt100", "xterm-mono"].contains(type))
    probe.terminal.write("q")
    #expect(probe.ends() == 0)
  }

  @Test(arguments: ["xterm-kitty", "xterm-ghostty", "no-such-terminal"])
  func `a terminal that is not known is drawn as one that is, which is said`(_ type: String) throws {
    let probe = try Probe("some text", environment: ["TERM": type, "LC_ALL": "C.UTF-8"])
    let note = "noted Terminal type \(type) is unknown here: drawn as xterm-256color."
    #expect(probe.waits(forLine: note))
    #expect(probe.waits { $0.shown.contains("some text") })
    probe.terminal.write("\u{1B}[A")
    #expect(probe.waits(forLine: "key up"))
    probe.terminal.write("q")
    #expect(probe.ends() == 0)
    #expect(probe.shown.contains("\u{1B}[?1049l"))
  }

  @Test func `a flood of keys is bounded, and a signal comes before all of it`() throws {
    let probe = try Probe()
    #expect(probe.waits(forLine: "ready 80x24"))
    // The program is asleep while it comes, as one that waits for a lock is.
    probe.terminal.send(signal: SIGSTOP)
    probe.terminal.write(String(repeating: "j", count: 3_000))
    probe.terminal.send(signal: SIGCONT)
    #expect(probe.waits(forLine: "noted \(Self.overflow)"))
    #expect(probe.log.filter { $0 == #"key character("j")"# }.count == 256)
    probe.terminal.send(signal: SIGSTOP)
    probe.terminal.write(String(repeating: "j", count: 3_000))
    probe.terminal.send(signal: SIGTERM)
    probe.terminal.send(signal: SIGCONT)
    #expect(probe.ends() == 143)
    #expect(probe.log.filter { $0 == #"key character("j")"# }.count < 520)
  }

  private static let overflow = "Keys came faster than they could be followed: the last were dropped."

  @Test func `a terminal that takes nothing any more does not hold up the end`() throws {
    let probe = try Probe(
      String(repeating: "many words to be drawn again ", count: 60), size: Size(columns: 200, rows: 60))
    #expect(probe.waits(forLine: "ready 200x60"))
    // Nobody reads what is drawn from here on.
    for _ in 0..<60 { probe.terminal.write("\u{C}") }
    usleep(500_000)
    probe.terminal.send(signal: SIGTERM)
    #expect(probe.terminal.wait(timeout: 120_000) == .ended(143))
  }

  @Test func `NO_COLOR is heeded`() throws {
    let probe = try Probe("text", environment: Probe.xterm.merging(["NO_COLOR": "1"]) { $1 })
    #expect(probe.waits { $0.shown.contains("text") })
    #expect(!probe.shown.contains("38;5;"))
    #expect(!probe.shown.contains("[31m"))
  }

  @Test func `nothing hostile reaches the terminal, and little is sent for a small change`() throws {
    let probe = try Probe("a\u{202E}b\u{9B}31mc\rd\u{200B}e 👩‍💻f ❤\u{FE0F}g \u{1B}]0;title\u{7}")
    #expect(probe.waits { $0.shown.contains("‹U+202E›") && $0.shown.contains("q quit") })
    for scalar in ["\u{202E}", "\u{9B}", "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{7}"] {
      #expect(!probe.shown.unicodeScalars.contains(Unicode.Scalar(scalar) ?? " "))
    }
    #expect(!probe.shown.contains("\u{1B}]"))
    #expect(probe.waits(forLine: "ready 80x24"))
    probe.look(for: 50)
    probe.forgetScreen()
    probe.terminal.write("a")
    #expect(probe.waits { $0.shown.contains("key") })
    probe.look(for: 50)
    #expect(probe.screen.count < 120)
    probe.forgetScreen()
    probe.terminal.write("\u{C}")
    #expect(probe.waits { $0.shown.contains("terminal-probe") })
  }
}
