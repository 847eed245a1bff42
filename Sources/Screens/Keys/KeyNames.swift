import Study
import Terminal

/// How a sentence names what can be done next: on a screen by the key in force, in `--plain` by the word that is typed.
enum KeyNames: Hashable, Sendable {
  case keys(KeyMap)
  case words

  /// What does something that a map can put on another key.
  func callAsFunction(_ name: KeyMap.Name) -> SafeText {
    switch self {
    case .keys(let map): SafeText(map.key(name))
    case .words: PlainWord(name).map { SafeText($0.offered) } ?? SafeText(KeyMap().key(name))
    }
  }

  /// What brings back what was taken back.
  var redo: SafeText {
    switch self {
    case .keys: "Ctrl-R"
    case .words: SafeText(PlainWord.redo.offered)
    }
  }

  /// What leaves.
  var leave: SafeText {
    switch self {
    case .keys: "q"
    case .words: SafeText(PlainWord.leave.offered)
    }
  }
}
