import Study
import Terminal

extension AnnotateScreen {
  mutating func handleInOverlay(_ key: Key, at time: Milliseconds) -> [Effect] {
    if key == .control("l") { return [.redraw] }
    switch overlay {
    case .text(var screen):
      overlay = screen.read(key) ? .text(screen) : nil
      return []
    case .practiceAnswer(var screen):
      if screen.read(key) {
        overlay = .practiceAnswer(screen)
        return []
      }
      return practiceAnswer(key)
    case .offerToStop(var screen):
      if screen.read(key) {
        overlay = .offerToStop(screen)
        return []
      }
      if key == .character("q") || key == .control("c") { return [.leave] }
      if key == .enter || key == .escape { overlay = nil }
      return []
    case .reasons(var menu): return reasons(menu.handle(key))
    case .note(var editor): return note(editor.handle(key), &editor)
    case .search(var line): return search(line.handle(key), line)
    case .leaving: return leaving(key)
    case nil: return []
    }
  }

  private mutating func leaving(_ key: Key) -> [Effect] {
    switch key {
    case .character("q"), .enter, .control("c"): return [.leave]
    case .escape, .character("b"): overlay = nil
    default: notice = Notice("q or Enter leaves, Esc goes back to work.")
    }
    return []
  }

  private mutating func practiceAnswer(_ key: Key) -> [Effect] {
    guard key == .enter || key == .escape else {
      if key == .character("q") || key == .control("c") { return [.leave] }
      notice = Notice("Enter goes on.")
      return []
    }
    overlay = nil
    if let waiting { move(to: waiting) }
    waiting = nil
    return []
  }

  private mutating func reasons(_ outcome: ReasonMenu.Outcome) -> [Effect] {
    switch outcome {
    case .stay: break
    case .close: overlay = nil
    case .chosen(.other):
      overlay = .note(NoteEditor("", purpose: .exclusion, offersEditor: setting.offersEditor))
    case .chosen(let reason): return [.record(.exclude(reason, note: ""), on: workID)]
    }
    return []
  }

  private mutating func note(_ outcome: NoteEditor.Outcome, _ editor: inout NoteEditor) -> [Effect] {
    overlay = .note(editor)
    switch outcome {
    case .stay: break
    case .cancel: overlay = nil
    case .openEditor(let text): return [.edit(text)]
    case .save(let text):
      switch editor.purpose {
      case .work: return [.record(.note(text), on: workID)]
      case .authors:
        if !text.isEmpty { return [.record(.note(text), on: nil)] }
        overlay = nil
      case .exclusion:
        if !text.isEmpty { return [.record(.exclude(.other, note: text), on: workID)] }
        notice = Notice("A word of why, please; Esc goes back.")
      }
    }
    return []
  }

  private mutating func search(_ outcome: SearchLine.Outcome, _ line: SearchLine) -> [Effect] {
    overlay = .search(line)
    change { screen in
      switch outcome {
      case .changed(let needle): screen.search(needle)
      case .next: screen.step(1)
      case .previous: screen.step(-1)
      case .close: screen.find.close()
      case .stay: break
      }
    }
    if outcome == .close { overlay = nil }
    return []
  }

  /// Changes the labelling screen, whichever it is.
  private mutating func change(_ body: (inout any SearchableScreen) -> Void) {
    switch content {
    case .single(let screen):
      var searchable: any SearchableScreen = screen
      body(&searchable)
      if let screen = searchable as? SingleScreen { content = .single(screen) }
    case .preference(let screen):
      var searchable: any SearchableScreen = screen
      body(&searchable)
      if let screen = searchable as? PreferenceScreen { content = .preference(screen) }
    default: break
    }
  }
}

/// A screen in whose text `/` looks.
protocol SearchableScreen {
  var find: Find { get set }
  mutating func search(_ needle: String)
  mutating func step(_ direction: Int)
}

extension SingleScreen: SearchableScreen {}
extension PreferenceScreen: SearchableScreen {}
