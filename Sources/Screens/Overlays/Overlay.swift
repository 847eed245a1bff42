import Terminal

/// What lies over a screen and takes its keys.
enum Overlay: Equatable, Sendable {
  /// Help or guidelines; any key that does not read closes it.
  case text(TextScreen)
  /// After a practice label; Enter goes on.
  case practiceAnswer(TextScreen)
  /// After somebody put an instance aside because it distresses: stop, or go on.
  case offerToStop(TextScreen)
  case reasons(ReasonMenu)
  case note(NoteEditor)
  case search(SearchLine)
  case leaving(EndScreen)

  mutating func resize(_ size: Size) {
    switch self {
    case .text(var screen):
      screen.resize(size)
      self = .text(screen)
    case .practiceAnswer(var screen):
      screen.resize(size)
      self = .practiceAnswer(screen)
    case .offerToStop(var screen):
      screen.resize(size)
      self = .offerToStop(screen)
    case .reasons, .note, .search, .leaving: break
    }
  }
}
