import Study
import Terminal

extension AnnotateScreen {
  /// Takes in what an effect led to: only now is anything said to be saved.
  mutating func take(_ answer: Answer) -> [Effect] {
    switch answer {
    case .moved(let saved, let station): moved(saved, to: station)
    case .marked(let act): marked(act)
    case .nothingToUndo: notice = Notice("There is nothing to take back.")
    case .nothingToRedo: notice = Notice("There is nothing to restore.")
    case .failed(let reason): notice = Notice("Not saved: \(reason)", isWarning: true)
    case .edited(let text): edited(text)
    }
    return []
  }

  private mutating func edited(_ text: String?) {
    guard case .note(var editor) = overlay else { return }
    if let text { editor.replace(with: text) } else { notice = Notice("The editor could not be run.", isWarning: true) }
    overlay = .note(editor)
  }

  private mutating func marked(_ act: Act) {
    switch act {
    case .unsure(let isUnsure):
      station.served?.isUnsure = isUnsure
      notice = Notice(isUnsure ? "Marked as unsure." : "No longer marked as unsure.")
      switch content {
      case .single(var screen):
        screen.setUnsure(isUnsure)
        content = .single(screen)
      case .preference(var screen):
        screen.setUnsure(isUnsure)
        content = .preference(screen)
      default: break
      }
    case .note(let text):
      overlay = nil
      if station.served != nil { station.served?.note = text.isEmpty ? nil : text }
      notice = Notice(text.isEmpty ? "The comment is taken away." : "Comment saved.")
    default: break
    }
  }

  private mutating func moved(_ saved: Saved, to station: Station) {
    let before = self.station
    if case .act(.practice(_, let label)) = saved, let practice = before.practice {
      let answer = PracticeAnswer(practice: practice, label: label, firstShown: before.shown?.firstShown ?? .a)
      overlay = .practiceAnswer(
        TextScreen(title: "Practice", content: answer.text, hints: "Enter go on  q leave", size: size))
      waiting = station
      practised = nil
      return
    }
    overlay = nil
    move(to: station)
    notice = Self.notice(saved, before: before)
    if case .act(.label(let label, let circumstances)) = saved { remark(label, circumstances, before: before) }
    if case .act(.exclude(.distressing, _)) = saved { offerToStop() }
    undoneAt = if case .takenBack = saved { .max } else { nil }
  }

  mutating func move(to station: Station) {
    self.station = station
    content = Self.content(station, setting: setting, size: size, now: now)
  }

  private mutating func offerToStop() {
    var text =
      "It is put aside, and nobody will ask you about it again.\n\nYou can stop here, now or at any time: q leaves, and all that you did is saved. Enter goes on with another one."
    if let contact = setting.contact { text += "\n\nIf something you read stays with you: \(contact)" }
    overlay = .offerToStop(
      TextScreen(title: "Put aside", content: text, hints: "q stop here  Enter go on", size: size))
  }

  /// Says once a session that a label came before the end was shown, or faster than the text can be read.
  private mutating func remark(_ label: Label, _ circumstances: Circumstances, before: Station) {
    let saved = Self.words(label, firstShown: before.shown?.firstShown ?? .a)
    if !circumstances.unread.isEmpty, told.insert(.unread).inserted {
      notice = Notice("Saved: \(saved), with its end not shown: space reads on.")
    } else if circumstances.wasFast, told.insert(.fast).inserted {
      notice = Notice("Saved: \(saved), faster than it can be read; u takes it back.")
    }
  }

  static func notice(_ saved: Saved, before: Station) -> Notice? {
    let first = before.shown?.firstShown ?? .a
    switch saved {
    case .act(.label(let label, _)): return Notice("Saved: \(words(label, firstShown: first)) for the one before.")
    case .act(.postpone): return Notice("Put off: it comes again at the end. u brings it back.")
    case .act(.exclude): return Notice("Put aside as not judged. u brings it back.")
    case .takenBack(let act): return Notice("Taken back: \(words(act)). Ctrl-R restores it.")
    case .restored(let act): return Notice("Restored: \(words(act)).")
    case .act, .nothing: return nil
    }
  }

  private static func words(_ act: ReversibleAct) -> SafeText {
    switch act.what {
    case .label(let label): words(label, firstShown: act.work.firstShown ?? .a)
    case .exclusion: "not judged"
    case .postponement: "put off"
    }
  }

  /// A label in the letters of the screen.
  static func words(_ label: Label, firstShown: ResponseLetter) -> SafeText {
    switch label {
    case .rating(let rating): "\(rating.rawValue)"
    case .preference(let label): SafeText((firstShown == .a ? label : label.swapped).words)
    }
  }
}
