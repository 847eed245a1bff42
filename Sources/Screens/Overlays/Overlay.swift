import Terminal

/// What lies over a screen and takes its keys.
enum Overlay: Equatable, Sendable {
  /// A text that hides the screen: help, guidelines, the answer to practice, leaving.
  case page(TextScreen)
  /// All that the annotator gave.
  case answers(AnswerList)
  /// At the foot of the screen, whose text stays in sight.
  case reasons
  /// What the study asks after a label, likewise.
  case grounds(GroundsForm)
  case note(NoteEditor)

  mutating func resize(_ size: Size) {
    switch self {
    case .page(var screen):
      screen.resize(size)
      self = .page(screen)
    case .answers(var list):
      list.resize(size)
      self = .answers(list)
    case .grounds(var form):
      form.resize(size)
      self = .grounds(form)
    case .reasons, .note: break
    }
  }

  /// Whether the screen beneath is out of sight.
  var hidesContent: Bool {
    switch self {
    case .page, .answers: true
    case .reasons, .grounds, .note: false
    }
  }
}
