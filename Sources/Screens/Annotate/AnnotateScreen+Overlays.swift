import Study
import Terminal

extension AnnotateScreen {
  mutating func handleInOverlay(_ key: Key, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    switch overlay {
    case .page(let screen): return handle(key, on: screen, at: time)
    case .answers(let list): return handle(key, on: list)
    case .reasons: return reasons(key, at: time)
    case .grounds(let form): return grounds(form, key, at: time)
    case .note(var editor):
      let outcome = editor.handle(key)
      keep(.note(editor))
      return note(outcome, editor)
    case nil: return []
    }
  }

  private mutating func handle(_ key: Key, on screen: TextScreen, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    var screen = screen
    if screen.find.isOpen {
      screen.search(key)
      keep(.page(screen))
      return []
    }
    switch screen.table.action(for: key) {
    case .read(let movement):
      screen.read(movement)
      keep(.page(screen))
    case .search:
      screen.find.open()
      keep(.page(screen))
    case .accept:
      if let haste = haste(at: time) {
        notice = .droppedKey(key.shortName, haste)
        return []
      }
      if screen.page == .undoPrice {
        return [.ask(change.map { .change($0.act, of: $0.old, atAnyPrice: true) } ?? .undoAtItsPrice)]
      }
      let wasPractice = station.isPractice
      if let waiting { move(to: waiting) } else { show(nil) }
      waiting = nil
      if wasPractice, case .work(let next) = station.stage { notice = Notice(Lesson.counts(next, setting.work.asked)) }
    case .undo where screen.page == .practiceAnswer:
      waiting = nil
      isLessonDone = true
      show(nil)
      notice = Notice("Taken back. Give it another label: in the work the last one counts.")
    case .close: show(nil)
    case .leave: return [.leave]
    case .undo: return reverse(isUndo: true, key, at: time)
    default: notice = .refusal("That key does nothing here: \(screen.table.footer(columns: 80)).")
    }
    return []
  }

  private mutating func reasons(_ key: Key, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    switch ReasonMenu.table.action(for: key) {
    case .close: show(nil)
    case .choose(let reason):
      if let haste = haste(at: time) {
        notice = .droppedKey(key.shortName, haste)
        return []
      }
      guard reason != .other else {
        openNote(.exclusion)
        return []
      }
      return judge(.exclude(reason, note: ""))
    case nil: notice = .refusal("That key does nothing here: 1-\(ExclusionReason.allCases.count), or Esc.")
    }
    return []
  }

  /// The label is saved with the last answer; one that was given up is to be given again.
  private mutating func grounds(_ form: GroundsForm, _ key: Key, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    if form.settles(key), let haste = haste(at: time) {
      notice = .droppedKey(key.shortName, haste)
      return []
    }
    var changed = form
    let outcome = changed.handle(key)
    if changed.place == form.place { keep(.grounds(changed)) } else { turn(to: changed) }
    switch outcome {
    case .stay: break
    case .cancel:
      if changed.typed != nil || draft?.purpose == .rationale {
        draft = changed.typed.map { Draft(purpose: .rationale, work: workID, text: $0) }
      }
      show(nil)
      notice = Notice(
        past == nil ? "No label was saved: give one again." : "Nothing is changed: the label stands as it was.")
    case .refuse(let why): notice = .refusal(why)
    case .done(let label, let circumstances):
      if let old = past?.work.answer, old.grounds(of: label) == circumstances.grounds {
        show(nil)
        notice = .refusal(Self.nothingChanged(old))
        return []
      }
      return give(.label(label, circumstances))
    }
    return []
  }

  private mutating func note(_ outcome: NoteEditor.Outcome, _ editor: NoteEditor) -> [Effect<AnnotateRequest>] {
    switch outcome {
    case .stay: break
    case .cancel:
      draft = editor.isChanged ? Draft(purpose: editor.purpose, work: workID, text: editor.text) : nil
      show(nil)
      if draft != nil {
        let key = names(editor.purpose == .exclusion ? .cannotJudge : .comment)
        notice = Notice("Not saved. \(key) shows what you wrote again.")
      }
    case .openEditor(let text):
      cover()
      return [.edit(text)]
    case .save(let text): return save(text, editor)
    }
    return []
  }

  private mutating func save(_ text: String, _ editor: NoteEditor) -> [Effect<AnnotateRequest>] {
    switch editor.purpose {
    case .work where station.isPractice:
      work?.served.note = text.isEmpty ? nil : text
      draft = nil
      show(nil)
      notice = Notice("Comment saved, for practice: nothing of it is kept.")
      return []
    case .work:
      if editor.isChanged { return [.ask(.record(.note(text, work?.presentation), on: workID))] }
    case .authors, .decision, .rationale:
      if !text.isEmpty { return [.ask(.record(.note(text), on: nil))] }
    case .exclusion:
      if !text.isEmpty { return judge(.exclude(.other, note: text)) }
      notice = Notice("A word of why, please; Esc goes back.")
      return []
    }
    draft = nil
    show(nil)
    return []
  }
}
