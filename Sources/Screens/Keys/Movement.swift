import Terminal

/// How a reader moves in a text; the keys are the same on every screen.
public enum Movement: Hashable, Sendable {
  case lineUp, lineDown, pageUp, pageDown, home, end

  /// The key lines that every reading screen has.
  static func bindings<Action>(_ action: (Movement) -> Action) -> [KeyBinding<Action>] {
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
}

/// Where a reader is in a text that is longer than its window.
struct Scroll: Hashable, Sendable {
  /// The first row shown.
  var top = 0

  /// Moves within `height` rows of which `window` are seen; a page keeps one row of the page before.
  mutating func move(_ movement: Movement, height: Int, window: Int) {
    let page = max(1, window - 1)
    switch movement {
    case .lineUp: top -= 1
    case .lineDown: top += 1
    case .pageUp: top -= page
    case .pageDown: top += page
    case .home: top = 0
    case .end: top = height
    }
    clamp(height: height, window: window)
  }

  mutating func clamp(height: Int, window: Int) { top = max(0, min(top, height - window)) }

  /// Brings a row into view, a third down the window, unless it is seen already.
  mutating func reveal(_ row: Int, height: Int, window: Int) {
    if !(top..<top + window).contains(row) { top = row - window / 3 }
    clamp(height: height, window: window)
  }

  func below(height: Int, window: Int) -> Int { max(0, height - window - top) }
}
