import Terminal

/// What lies over a screen and takes its keys.
enum Overlay: Equatable, Sendable {
  /// A text that hides the screen: help, guidelines, the answer to practice, leaving.
  case page(TextScreen)
  /// At the foot of the screen, whose text stays in sight.
  case reasons
  case note(NoteEditor)

  mutating func resize(_ size: Size) {
    if case .page(var screen) = self {
      screen.resize(size)
      self = .page(screen)
    }
  }

  /// Whether the screen beneath is out of sight.
  var hidesContent: Bool { if case .page = self { true } else { false } }
}
