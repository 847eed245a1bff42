import Terminal

/// The screens that are only read, each with its keys.
enum Page: Hashable, Sendable, CaseIterable {
  case consent
  /// The guidelines before the work.
  case guidelines
  /// Help, or the guidelines while working; lies over a screen.
  case overlay
  /// After a practice label.
  case practiceAnswer
  /// A goal was reached, or it is time for a break.
  case rest
  /// After somebody put an instance aside because it distresses.
  case offerToStop
  case leaving
  /// Taking back the last label costs days.
  case undoPrice
  /// A formulation is complete, and practice for the next one follows.
  case between
  /// A formulation is complete.
  case end
  case nothingAssigned
  /// The person was taken out of the study: there is nothing left but to read this and to leave.
  case withdrawn
  /// A text on a screen of its own.
  case report

  /// What a key does there.
  enum Action: Hashable, Sendable {
    case read(Movement)
    /// Agree, begin, go on.
    case accept
    /// Close what lies over the screen.
    case close
    case undo, redo, note, guidelines
    /// Back to the last of one's own answers, and all of them.
    case past, answers
    case search, help, leave, redraw, suspend
  }

  var table: KeyTable<Action> { Self.tables[self] ?? KeyTable([]) }

  private static let tables = [Page: KeyTable<Action>](
    uniqueKeysWithValues: allCases.map { ($0, KeyTable($0.bindings)) })

  private var bindings: [KeyBinding<Action>] {
    switch self {
    case .consent:
      [bind([.character("y")], .accept, "y", "agree and go on; only when it was read to its end", "y I agree")]
        + Self.reading + [.search(.search)] + Self.general(leave: "leave; nothing is recorded")
    case .guidelines:
      [bind([.enter], .accept, "Enter", "begin", "Enter begin")]
        + Self.reading + [.search(.search)] + Self.general(leave: "leave")
    case .overlay:
      Self.reading + [.search(.search), .terminal(redraw: .redraw, suspend: .suspend)] + [
        bind(
          [.escape, .enter, .character("q"), .character("?"), .control("c")], .close, "Esc Enter q", "close it",
          "Esc close")
      ]
    case .practiceAnswer:
      [
        bind([.enter, .escape], .accept, "Enter Esc", "go on", "Enter go on"),
        bind([.character("u")], .undo, "u", "take it back, and judge it again", "u take it back", short: "u again"),
      ]
        + Self.reading + [
          .search(.search), .terminal(redraw: .redraw, suspend: .suspend), .leave(.leave, help: "leave"),
        ]
    case .offerToStop, .rest:
      [.leave(.leave, help: "stop here; everything is saved", hint: "q stop here")]
        + Self.reading + [
          .terminal(redraw: .redraw, suspend: .suspend),
          bind([.enter, .escape], .close, "Enter Esc", "go on", "Enter go on"),
        ]
    case .leaving:
      [
        bind(
          [.character("q"), .enter, .control("c")], .leave, "q Enter Ctrl-C", "leave; everything is saved",
          "q or Enter leave", short: "q leave")
      ] + Self.reading + [
        .terminal(redraw: .redraw, suspend: .suspend),
        bind([.escape, .character("b")], .close, "Esc b", "back to work", "Esc back to work", short: "Esc back"),
      ]
    case .undoPrice:
      [
        bind([.enter], .accept, "Enter", "take it back all the same", "Enter take it back"),
        bind(
          [.escape, .character("q"), .control("c")], .close, "Esc q", "leave everything as it is", "Esc leave it",
          short: "Esc no"),
      ] + Self.reading + [.terminal(redraw: .redraw, suspend: .suspend)]
    case .between:
      [
        bind([.enter], .accept, "Enter", "go on", "Enter go on"),
        bind(
          [.character("u")], .undo, "u", "take back the last label; it is shown again", "u take back the last",
          short: "u take back"),
      ] + Self.reading + [
        .terminal(redraw: .redraw, suspend: .suspend), .leave(.leave, help: "leave; everything is saved"),
      ]
    case .end:
      [
        bind(
          [.character("u")], .undo, "u", "take back the last label; it is shown again", "u take back the last",
          short: "u take back"), bind([.control("r")], .redo, "Ctrl-R", "restore what was taken back"),
        KeyBinding(
          keys: [.character("[")], .past, name: "[", help: "back to what you gave, the last one first", hint: "[ back"),
        bind([.character("L")], .answers, "L", "all that you gave"),
      ] + Self.endings
    case .nothingAssigned: Self.endings
    case .withdrawn: Self.reading + Self.general(leave: "leave")
    case .report:
      Self.reading + [
        .search(.search), .terminal(redraw: .redraw, suspend: .suspend),
        .leave(.leave, help: "back", hint: "q back"),
        bind([.escape], .leave, "Esc", "back"),
      ]
    }
  }

  private static let endings: [KeyBinding<Action>] =
    reading + [
      bind([.character("c")], .note, "c", "write to the authors", "c write to the authors", short: "c write"),
      .guidelines(.guidelines),
    ] + general(leave: "leave; everything is saved")

  private static let reading = KeyBinding.reading(Action.read)

  private static func general(leave: String) -> [KeyBinding<Action>] {
    [.terminal(redraw: .redraw, suspend: .suspend), .help(.help), .leave(.leave, help: leave)]
  }

  private static func bind(
    _ keys: [Key], _ action: Action, _ name: String, _ help: String, _ hint: String? = nil, short: String? = nil
  ) -> KeyBinding<Action> {
    KeyBinding(keys: keys, action, name: name, help: help, hint: hint, short: short ?? hint)
  }

  private func bind(
    _ keys: [Key], _ action: Action, _ name: String, _ help: String, _ hint: String? = nil, short: String? = nil
  ) -> KeyBinding<Action> {
    Self.bind(keys, action, name, help, hint, short: short)
  }
}
