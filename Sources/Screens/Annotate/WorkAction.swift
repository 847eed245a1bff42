import Study
import Terminal

/// What a key does on the screens where work is labelled.
enum WorkAction: Hashable, Sendable {
  case rate(Rating)
  /// In the letters of the screen: A is what stands first.
  case prefer(PreferenceLabel)
  case arm(ResponseLetter)
  case digit(Int)
  case markLeft, markRight, confirm, cancel
  case read(Movement)
  case section, zoom
  case undo, redo, postpone, exclude, unsure, note
  case differences
  case textForm
  /// Through one's own answers.
  case earlier, later, answers
  case search, guidelines, help, leave, redraw, suspend

  /// Practice labels count for nothing: there is nothing to restore, to put aside or to go back to.
  var isRefusedInPractice: Bool {
    switch self {
    case .redo, .exclude, .earlier, .later, .answers: true
    default: false
    }
  }
}

extension WorkAction {
  /// Why it does nothing where an own answer is looked at again; nil where it does something.
  ///
  /// Undo takes back what was given last, which may be another one than is on the screen.
  func refusal(onGiven names: KeyNames) -> SafeText? {
    switch self {
    case .undo: "Another label takes the place of this one. Esc, then \(names(.undo)) takes back what you gave last."
    case .redo: "Nothing is restored here: Esc, then \(names.redo) restores what was taken back last."
    case .postpone:
      "It has had its turn: another label takes its place, \(names(.cannotJudge)) says that you cannot judge it."
    default: nil
    }
  }
}

extension KeyTable<WorkAction> {
  /// SINGLE: digits are labels.
  static let single = KeyTable(
    [
      KeyBinding(
        zip(["1", "2", "3", "4", "5"] as [Character], Rating.allCases).map { (.character($0), .rate($1)) },
        name: "1-5", help: "rate the response; it is saved at once", hint: "1-5 rate", short: "1-5 rate")
    ] + reading + acts(isPreference: false))

  /// PREFERENCE: a row of letters, or two steps.
  static let preference = KeyTable(
    [
      KeyBinding(
        zip(["w", "e", "r", "t", "y"] as [Character], PreferenceLabel.allCases).map { (.character($0), .prefer($1)) },
        name: "w e r t y", help: "A much, A a little, no difference, B a little, B much",
        hint: "w-y or a b n, then 1 2", short: "w-y"),
      KeyBinding(
        [(.character("a"), .arm(.a)), (.character("b"), .arm(.b))], name: "a b",
        help: "A or B is better; then 1 a little, 2 much, Esc back"),
      KeyBinding(
        (1...9).map { (.character(Character(String($0))), .digit($0)) }, name: "1 2",
        help: "after a or b: a little, much"),
      KeyBinding(keys: [.character("n")], .prefer(.none), name: "n", help: "no difference"),
    ] + reading + acts(isPreference: true))

  /// The same without the difference key, for studies that do not enable it.
  static let preferenceWithoutDifferences = KeyTable(
    KeyTable.preference.bindings.filter { !$0.actions.contains { $0.action == .differences } })

  /// Without the keys for which practice has no use.
  var forPractice: KeyTable { without(\.isRefusedInPractice) }

  /// Without the keys that do nothing where an own answer is looked at again.
  var forGiven: KeyTable { without { [.undo, .redo, .postpone].contains($0) } }

  /// Without the ways back to what was given, for studies that leave it as it is.
  var withoutRevision: KeyTable { without { [.earlier, .later, .answers].contains($0) } }

  private static let reading: [KeyBinding<WorkAction>] =
    KeyBinding.reading(WorkAction.read) + [
      KeyBinding(
        keys: [.tab, .backTab], .section, name: "Tab",
        help: "jump to the response or the next part; Shift-Tab back"),
      KeyBinding(
        keys: [.character("z")], .zoom, name: "z", help: "give one part the whole screen, or no longer"),
      KeyBinding(
        [(.left, .markLeft), (.right, .markRight), (.enter, .confirm)], name: "left right Enter",
        help: "mark a label, save the marked one"),
      KeyBinding(keys: [.escape], .cancel, name: "Esc", help: "cancel; never leaves"),
    ]

  private static func acts(isPreference: Bool) -> [KeyBinding<WorkAction>] {
    [
      KeyBinding(
        keys: [.character("u")], .undo, name: "u", help: "take back the last label; it is shown again",
        hint: "u undo", short: "u undo"),
      KeyBinding(keys: [.control("r")], .redo, name: "Ctrl-R", help: "restore what was taken back"),
      KeyBinding(
        keys: [.character("f")], .unsure, name: "f", help: "mark this one as unsure, or no longer",
        hint: "f unsure"),
      KeyBinding(
        keys: [.character("c")], .note, name: "c", help: "write a comment on this one", hint: "c comment"),
      KeyBinding(
        keys: [.character("s")], .postpone, name: "s", help: "later: put it off to the end", hint: "s later"),
      KeyBinding(keys: [.character("x")], .exclude, name: "x", help: "cannot judge this one, with a reason"),
      KeyBinding(
        [(.character("["), .earlier), (.character("]"), .later)], name: "[ ]",
        help: "back to what you gave before, on again; another label takes the place of that one alone",
        hint: "[ ] back"),
      KeyBinding(
        keys: [.character("L")], .answers, name: "L", help: "all that you gave; / searches, Enter opens one"),
    ]
      + (isPreference
        ? [
          KeyBinding(
            keys: [.character("d")], .differences, name: "d", help: "mark what differs between A and B, or no longer")
        ] : [])
      + [
        KeyBinding(
          keys: [.character("m")], .textForm, name: "m", help: "show the text as Markdown, or as it was written"),
        .search(.search), .guidelines(.guidelines), .terminal(redraw: .redraw, suspend: .suspend), .help(.help),
        .leave(.leave, help: "leave; everything is saved"),
      ]
  }
}
