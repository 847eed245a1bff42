import Terminal

/// How a reader moves in a text; the keys are the same on every screen.
package enum Movement: Hashable, Sendable {
  case lineUp, lineDown, pageUp, pageDown, home, end
}

extension KeyBinding {
  /// The key lines that every reading screen has.
  static func reading(_ action: (Movement) -> Action) -> [KeyBinding] {
    [
      KeyBinding(
        keys: [.character(" "), .pageDown], action(.pageDown), name: "space PgDn",
        help: "read on; stops at the end and never labels", hint: "space read on", short: "space"),
      KeyBinding(keys: [.backspace, .pageUp], action(.pageUp), name: "Backspace PgUp", help: "read back"),
      KeyBinding(
        [
          (.character("j"), action(.lineDown)), (.down, action(.lineDown)), (.character("k"), action(.lineUp)),
          (.up, action(.lineUp)),
        ], name: "j k down up", help: "a line on, a line back"),
      KeyBinding([(.home, action(.home)), (.end, action(.end))], name: "Home End", help: "to the start, to the end"),
    ]
  }

  static func search(_ action: Action) -> KeyBinding {
    KeyBinding(keys: [.character("/")], action, name: "/", help: "search in this text")
  }

  static func guidelines(_ action: Action) -> KeyBinding {
    KeyBinding(keys: [.character("g")], action, name: "g", help: "the guidelines")
  }

  static func terminal(redraw: Action, suspend: Action) -> KeyBinding {
    KeyBinding(
      [(.control("l"), redraw), (.control("z"), suspend)], name: "Ctrl-L Ctrl-Z",
      help: "draw the screen again, suspend demur")
  }

  static func help(_ action: Action) -> KeyBinding {
    KeyBinding(keys: [.character("?")], action, name: "?", help: "all keys", hint: "? all keys", short: "? keys")
  }

  static func leave(_ action: Action, help: String, hint: String = "q leave") -> KeyBinding {
    KeyBinding(
      keys: [.character("q"), .control("c")], action, name: "q Ctrl-C", help: help, hint: hint, short: hint)
  }
}
