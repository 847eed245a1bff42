import Terminal

/// What just happened, in a line or two; it goes at the next key.
package struct Notice: Hashable, Sendable {
  package var text: SafeText
  package var isWarning: Bool
  /// Whether it says that a key was not taken, or means nothing here.
  private(set) var isRefusal = false
  /// The first key that was dropped, where the notice says that.
  private var dropped: SafeText?
  /// What was said before that key was dropped.
  private var kept: SafeText?

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
  /// Says that a key was dropped, and why.
  static func droppedKey(_ name: SafeText, _ haste: KeyPace.Haste = .early) -> Notice {
    let why: SafeText =
      switch haste {
      case .early: "came before this text was on the screen: not taken, press it again."
      case .repeated: "came again at once: not taken. Wait a second, then press it again."
      case .following, .afterLetter: "came at once after another key: not taken. Wait a moment, then press it again."
      case .crowded: "came together with other keys: not taken. Press it again, alone."
      }
    var notice = refusal("\(name) \(why)", isWarning: true)
    notice.dropped = name
    return notice
  }

  /// Says why a key does nothing; what is typed right after it is not taken for keys either.
  static func refusal(_ text: SafeText, isWarning: Bool = false) -> Notice {
    var notice = Notice(text, isWarning: isWarning)
    notice.isRefusal = true
    return notice
  }

  /// The notice that comes after another: a key pressed twice, or a word typed, must not hide what was saved before. Of a key
  /// that was dropped before a pause was told at its time.
  func following(_ before: Notice?, isAfterPause: Bool) -> Notice {
    guard let dropped, let before, !(isAfterPause && before.isRefusal) else { return self }
    var notice = self
    if let first = before.dropped {
      // The newer reason counts: who presses again at once is told to wait, not to press again.
      guard first != dropped else { return before.kept == nil ? self : before }
      notice.text =
        before.kept.map { "\($0) \(first) and more came too early." }
        ?? "\(first) and more came too early: not taken. Wait a moment, then press again."
      notice.dropped = first
      notice.kept = before.kept
    } else if !before.isWarning, !before.isRefusal {
      notice.text = "\(before.text) \(dropped) came too early."
      notice.kept = before.text
    }
    return notice
  }

  static func unknown(_ key: Key) -> Notice {
    switch key {
    case .character(let character) where character.script != nil:
      refusal("\(String(character)) is \(character.script ?? "") letter: switch the keyboard to Latin letters.")
    case .character(let character) where character.isUppercase:
      refusal("Capital letters do nothing here. Is Caps Lock on?")
    case .character: refusal("\(key.shortName) does nothing here: ? shows all keys.")
    case .pasted: refusal("Pasted text is not taken as keys.")
    default: refusal("That key does nothing here: ? shows all keys.")
    }
  }
}

extension Character {
  /// The script of a letter that a keyboard sends in another layout than the keys are for; nil for Latin ones.
  fileprivate var script: SafeText? {
    switch unicodeScalars.first?.value ?? 0 {
    case 0x370...0x3FF, 0x1F00...0x1FFF: "a Greek"
    case 0x400...0x52F: "a Cyrillic"
    case 0x530...0x58F: "an Armenian"
    case 0x590...0x5FF: "a Hebrew"
    case 0x600...0x6FF: "an Arabic"
    case 0x900...0x97F: "a Devanagari"
    case 0xE00...0xE7F: "a Thai"
    case 0x10A0...0x10FF: "a Georgian"
    case 0x3040...0x30FF: "a Japanese"
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: "a Korean"
    default: nil
    }
  }
}

extension Key {
  /// The key as a notice names it.
  var shortName: SafeText {
    switch self {
    case .character(" "): "space"
    case .character(let character): SafeText(String(character))
    case .enter: "Enter"
    case .control(let character): "Ctrl-\(String(character).uppercased())"
    default: "That key"
    }
  }
}
