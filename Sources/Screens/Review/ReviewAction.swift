import Study
import Terminal

/// What a key does in the review's list and on an instance's page.
enum ReviewAction: Hashable, Sendable {
  case open, next, previous, nextAmbiguous, previousAmbiguous
  case filter, order, reset, totals, effect, names
  /// The screen of sources; back to where something was opened from.
  case sources, back
  /// The cause with this digit.
  case cause(Int)
  case outcome(DecisionOutcome.Kind)
  case note, differences, history, section, labels
  case undo, redo
  case read(Movement)
  case search, codeBook, help, leave, redraw, suspend

  /// Whether it changes what was decided: a key that is held down does so once, and a word that is typed does not.
  var decides: Bool {
    switch self {
    case .cause, .outcome, .undo, .redo: true
    default: false
    }
  }
}

extension ReviewAction {
  /// The key that does it, as a sentence names it.
  var key: SafeText { KeyTable.reviewInstance.key(self) ?? KeyTable.reviewList.key(self) ?? "?" }
}

extension KeyTable<ReviewAction> {
  /// The list: decisions are made inside an instance only.
  static let reviewList = KeyTable(
    [
      KeyBinding(
        keys: [.enter, .right], .open, name: "Enter right", help: "open the instance", hint: "Enter open",
        short: "Enter open"),
      ambiguous,
      KeyBinding(
        keys: [.character("f")], .filter, name: "f",
        help:
          "which ones are listed: f b those ambiguous in both formulations, f c those where single-pref contradicts "
          + "the preference, f 1-9 an annotator against everyone",
        hint: "f filter", short: "f filter"),
      KeyBinding(keys: [.character("o")], .order, name: "o", help: "in which order", hint: "o order"),
      KeyBinding(
        keys: [.character("/")], .search, name: "/",
        help: "search in ids and texts; nothing typed repeats it, Backspace at once takes it away",
        hint: "/ search"),
      KeyBinding(keys: [.character("r")], .reset, name: "r", help: "list what the review began with again"),
      sources,
    ] + panes + undoing
      + [
        KeyBinding(
          keys: [.character(" "), .pageDown], .read(.pageDown), name: "space PgDn", help: "a page on"),
        KeyBinding(keys: [.backspace, .pageUp], .read(.pageUp), name: "Backspace PgUp", help: "a page back"),
        KeyBinding(
          [
            (.character("j"), .read(.lineDown)), (.down, .read(.lineDown)), (.character("k"), .read(.lineUp)),
            (.up, .read(.lineUp)),
          ], name: "j k down up", help: "a row on, a row back"),
        KeyBinding([(.home, .read(.home)), (.end, .read(.end))], name: "Home End", help: "the first row, the last"),
        KeyBinding(
          keys: [.escape], .back, name: "Esc", help: "back to the sources, where the list came from one of their lines"),
        .terminal(redraw: .redraw, suspend: .suspend), .help(.help), .leave(.leave, help: "leave"),
      ])

  /// An instance's page.
  static let reviewInstance = KeyTable(
    [
      KeyBinding(
        (0...9).map { (.character(Character(String($0))), .cause($0)) }, name: "1-9 0",
        help: "why they differ: a cause of the code book, or no longer", hint: "1-9 0 why", short: "1-9 why"),
      KeyBinding(
        [
          (.character("y"), .outcome(.keep)), (.character("x"), .outcome(.drop)),
          (.character("a"), .outcome(.adjudicate)), (.character("m"), .outcome(.more)),
          (.character("b"), .outcome(.sendBack)),
        ], name: "y x a m b",
        help: "what becomes of it: keep, drop, adjudicate, more annotators, send back; again takes it back",
        hint: "y x a m b then", short: "yxamb"),
      KeyBinding(keys: [.character("c")], .note, name: "c", help: "a note on your decision", hint: "c note"),
      KeyBinding(
        keys: [.character("u")], .undo, name: "u", help: "take your last decision back", hint: "u undo"),
      KeyBinding(keys: [.control("r")], .redo, name: "Ctrl-R", help: "bring it back"),
      ambiguous,
      KeyBinding(
        [(.left, .previous), (.right, .next)], name: "left right", help: "the instance before, the next in the list"),
      KeyBinding(
        keys: [.character("h")], .history, name: "h", help: "all that was said and decided of it, in order"),
      KeyBinding(
        keys: [.character("l")], .labels, name: "l",
        help: "every row of labels as far as there is room, then further ones, then fewer again"),
      KeyBinding(
        keys: [.character("d")], .differences, name: "d", help: "mark what differs between A and B, or no longer"),
      KeyBinding(keys: [.tab], .section, name: "Tab", help: "to the dialogue, A, B, remarks"),
      sources,
    ] + panes + KeyBinding.reading(ReviewAction.read).map(\.withoutHint)
      + [
        .search(.search), .terminal(redraw: .redraw, suspend: .suspend), .help(.help),
        .leave(.leave, help: "back to the list", hint: "q list"),
        KeyBinding(keys: [.escape, .enter], .leave, name: "Esc Enter", help: "back to the list"),
      ])

  /// Where disagreement comes from.
  static let reviewSources = KeyTable(
    [
      KeyBinding(
        keys: [.enter, .right], .open, name: "Enter right", help: "list the instances of the line",
        hint: "Enter its instances", short: "Enter list"),
      KeyBinding(
        [
          (.character("j"), .read(.lineDown)), (.down, .read(.lineDown)), (.character("k"), .read(.lineUp)),
          (.up, .read(.lineUp)),
        ], name: "j k down up", help: "the next line that has instances, the one before", hint: "up/down line"),
      KeyBinding(keys: [.tab], .section, name: "Tab", help: "to the next section", hint: "Tab section"),
      KeyBinding(
        keys: [.character(" "), .pageDown], .read(.pageDown), name: "space PgDn", help: "a page on",
        hint: "space read on"),
      KeyBinding(keys: [.backspace, .pageUp], .read(.pageUp), name: "Backspace PgUp", help: "a page back"),
      KeyBinding([(.home, .read(.home)), (.end, .read(.end))], name: "Home End", help: "the first line, the last"),
    ] + panes + [
      .terminal(redraw: .redraw, suspend: .suspend), .help(.help),
      KeyBinding(
        keys: [.escape, .character("s"), .character("q"), .control("c")], .back, name: "Esc s q Ctrl-C",
        help: "to the list, or the page from which it was opened", hint: "Esc back", short: "Esc back"),
    ])

  private static let ambiguous = KeyBinding<ReviewAction>(
    [(.character("n"), .nextAmbiguous), (.character("p"), .previousAmbiguous)], name: "n p",
    help: "the next ambiguous one, the one before", hint: "n/p ambiguous")

  private static let sources = KeyBinding<ReviewAction>(
    keys: [.character("s")], .sources, name: "s",
    help: "where disagreement comes from, and who is unlike the others; from each line to its instances",
    hint: "s sources", short: "s sources")

  private static let panes: [KeyBinding<ReviewAction>] = [
    KeyBinding(
      keys: [.character("v")], .effect, name: "v", help: "what the decisions do to agreement, and what they cost"),
    KeyBinding(
      keys: [.character("t")], .totals, name: "t",
      help: "what is listed summed up: causes, outcomes, Δ, annotators and pairs"),
    KeyBinding(
      keys: [.character("i")], .names, name: "i", help: "show the annotators' names, or pseudonyms again"),
    KeyBinding(keys: [.character("g")], .codeBook, name: "g", help: "the code book: what each cause means"),
  ]

  private static let undoing: [KeyBinding<ReviewAction>] = [
    KeyBinding(keys: [.character("u")], .undo, name: "u", help: "take your last decision back", hint: "u undo"),
    KeyBinding(keys: [.control("r")], .redo, name: "Ctrl-R", help: "bring it back"),
  ]
}

extension KeyBinding {
  /// The same line, out of the footer.
  fileprivate var withoutHint: KeyBinding {
    var copy = self
    // There is no label key here.
    copy.help = help.replacing("; stops at the end and never labels", with: "; stops at the end")
    copy.hint = nil
    copy.shortHint = nil
    return copy
  }
}
