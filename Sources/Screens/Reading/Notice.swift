import Terminal

/// What just happened, in a line or two; it goes at the next key.
package struct Notice: Hashable, Sendable {
  package var text: SafeText
  package var isWarning: Bool
  /// The key that was dropped, where the notice says that.
  private var dropped: SafeText?

  package init(_ text: SafeText, isWarning: Bool = false) {
    self.text = text
    self.isWarning = isWarning
  }

  /// The text in lines of so many columns.
  func lines(columns: Int) -> [SafeText] {
    let layout = TextLayout(text.description, columns: columns)
    return (0..<layout.lineCount).map(layout.line)
  }

}

extension Notice {
  /// Says that a key was dropped because its text was not yet to be seen.
  static func droppedKey(_ name: SafeText) -> Notice {
    var notice = Notice(
      "\(name) came before this text was on the screen: not taken, press it again.", isWarning: true)
    notice.dropped = name
    return notice
  }

  /// The notice that comes after another: a key pressed twice must not hide that its first press was saved.
  func following(_ before: Notice?) -> Notice {
    guard let dropped, let before, !before.isWarning else { return self }
    return Notice("\(before.text) \(dropped) came too early.", isWarning: true)
  }

  static func unknown(_ key: Key) -> Notice {
    switch key {
    case .character(let character) where character.isUppercase:
      Notice("Capital letters do nothing here. Is Caps Lock on?")
    case .character(let character): Notice("\(String(character)) does nothing here: ? shows all keys.")
    case .pasted: Notice("Pasted text is not taken as keys.")
    default: Notice("That key does nothing here: ? shows all keys.")
    }
  }
}

extension Key {
  /// The key as a notice names it.
  var shortName: SafeText {
    switch self {
    case .character(let character): SafeText(String(character))
    case .enter: "Enter"
    case .control(let character): "Ctrl-\(String(character).uppercased())"
    default: "That key"
    }
  }
}
