import Foundation
import Study
import Terminal

extension AnnotateScreen {
  /// Takes in what an effect led to: only now is anything said to be saved.
  mutating func take(_ answer: AnnotateAnswer) {
    let before = last
    last = answer.lastSaved ?? last
    defer {
      // What is said at leaving stays true while it is read.
      if last != before, case .page(let page) = overlay, page.page == .leaving { show(leavingPage) }
    }
    switch answer {
    case .moved(let saved, let station): moved(saved, to: station)
    case .marked(let act): marked(act)
    case .nothingToUndo: notice = .refusal("There is nothing to take back.")
    case .nothingToRedo: notice = .refusal("There is nothing to restore.")
    case .priced(let act, let next, let from, let to):
      ask(UndoQuestion(act, next: next, from: from, to: to, isChange: change != nil))
    case .past(let work): show(work)
    case .noPast(let step): endOfPast(step)
    case .answers(let answers): open(answers)
    case .revisionClosed: notice = .refusal(Self.revisionClosed(names))
    case .closed(let formulation): notice = .refusal(UndoQuestion.closed(formulation))
    case .changedElsewhere(let station): changedElsewhere(station)
    case .rules(let setting): follow(setting)
    case .failed(let reason): say("Not saved", reason)
    case .warned(let reason, let station):
      if let station { move(to: station) }
      say("About the study's file", reason)
    case .inDoubt(let reason): say("About the study's file", reason)
    }
  }

  /// What was typed or marked stays as it is; a long reason gets a screen of its own, so that its end can be read.
  private mutating func say(_ title: SafeText, _ reason: String) {
    let said = Notice("\(title): \(reason)", isWarning: true)
    if overlay == nil, !WorkMetrics(size).fits(said) {
      show(.page(TextScreen(.overlay, title: title, content: .text(reason), size: size)))
    } else {
      notice = said
    }
  }

  mutating func edited(_ text: String?) {
    guard case .note(var editor) = overlay else { return }
    if let text {
      editor.replace(with: text)
    } else {
      notice = Notice("Your editor did not run or ended with an error: write it here.", isWarning: true)
    }
    keep(.note(editor))
  }

  private mutating func marked(_ act: Act) {
    // Another program may have led elsewhere while it was saved.
    let isThere = askedFrom.served?.work.id == station.served?.work.id || past != nil
    switch act {
    case .unsure where !isThere: notice = Notice("Saved on the one before.")
    case .note where !isThere: notice = Notice("Comment saved on the one before.")
    case .unsure(let isUnsure):
      if let was = shownWork?.isUnsure, was != isUnsure { station.progress.unsure += isUnsure ? 1 : -1 }
      if past == nil { station.served?.isUnsure = isUnsure } else { past?.work.served.isUnsure = isUnsure }
      work?.served.isUnsure = isUnsure
      notice = markedAsUnsure(isUnsure)
    case .note(let text, _):
      let isOnWork = if case .note(let editor) = overlay { editor.purpose == .work } else { false }
      if isOnWork, let served = shownWork {
        let note = text.isEmpty ? nil : text
        station.progress.notes += (note == nil ? 0 : 1) - (served.note == nil ? 0 : 1)
        if past == nil { station.served?.note = note } else { past?.work.served.note = note }
        work?.served.note = note
      }
      draft = nil
      show(nil)
      notice = Notice(
        text.isEmpty ? "The comment is taken away." : isOnWork ? "Comment saved." : "Saved for the study's authors.")
    case .read: work?.attention.noteKept()
    default: break
    }
  }

  /// How sentences name keys here.
  var names: KeyNames { .keys(setting.work.keys) }

  func markedAsUnsure(_ isUnsure: Bool) -> Notice { Notice(Self.marked(isUnsure, names)) }

  static func marked(_ isUnsure: Bool, _ names: KeyNames) -> SafeText {
    isUnsure ? "Marked as unsure; \(names(.unsure)) takes the mark away." : "No longer marked as unsure."
  }

  /// Moves on from work that somebody, or the same person elsewhere, has done: but never from under a hand that writes.
  private mutating func changedElsewhere(_ station: Station) {
    if page?.page != .consent, page?.page != .guidelines {
      guard overlay == nil, !isTakingText, questions?.answers.isEmpty ?? true else { return follow(station.setting) }
    }
    let isSame = station.setting.map { withOwnForm($0) == setting } ?? true
    moved(isSame ? .doneElsewhere : .textsChanged, to: station)
  }

  private mutating func moved(_ saved: Saved, to station: Station) {
    let before = askedFrom
    pace.settle()
    draft = nil
    change = nil
    if case .changed(let old, let act) = saved { return changed(old, act, to: station) }
    if case .act(.practice(_, let label)) = saved, let practice = before.practice {
      let answer = PracticeAnswer(practice: practice, label: label, firstShown: before.shown?.firstShown ?? .a)
      waiting = station
      show(.page(TextScreen(.practiceAnswer, title: "Practice", content: .text(answer.text), size: size)))
      return
    }
    let milestone = sitting.note(saved, before: before, after: station, setting)
    move(to: station)
    notice = Self.notice(saved, before: before, after: station, names)
    reversal = nil
    if let completed = station.completed { thank(completed) }
    switch saved {
    case .act(.label(let label, let circumstances)): remark(label, circumstances, before: before)
    case .act(.exclude(.distressing, _)): offerToStop(station.follows(before))
    case .takenBack, .takenBackBeside: reversal = Reversal(isUndo: true)
    case .restored: reversal = Reversal(isUndo: false)
    case .act, .changed, .nothing, .doneElsewhere, .textsChanged: break
    }
    if let milestone, overlay == nil { pass(milestone) }
  }

  /// Speaks of a goal that was reached, of a break, or of the half that is done.
  private mutating func pass(_ milestone: Sitting.Milestone) {
    let open = station.progress.open
    if let page = sitting.page(milestone, open: open) {
      show(.page(TextScreen(.rest, title: SafeText(page.title), content: .text(page.text), size: size)))
    } else if let half = sitting.half(open: open) {
      notice = Notice("\(notice.map { "\($0.text) " } ?? "")\(half)")
    }
  }

  /// The next formulation begins with practice at once: first, thanks for the one that is complete.
  private mutating func thank(_ completed: Station.Completed) {
    let text = EndText.between(completed, station: station, setting: setting, now: now)
    show(.page(text.screen(.between, size: size)))
  }

  /// Whether the last act is to be taken back although it costs days.
  private mutating func ask(_ question: UndoQuestion) {
    let text = question.text(setting.dayNames, now: now)
    show(
      .page(
        TextScreen(
          .undoPrice, title: question.isChange ? "Change it?" : "Take it back?",
          content: .text("\(text)\n\n\(question.keys)"), size: size)))
  }

  /// - Parameter word: what is said of another formulation that begins.
  mutating func offerToStop(_ word: SafeText? = nil) {
    let next = word.map { " \($0.description)" } ?? ""
    let text = """
      Nobody will ask you about it again.

      \(setting.support)

      You can stop here, now or at any time: all that you did is saved. Enter goes on with another one.\(next)
      """
    notice = nil
    show(.page(TextScreen(.offerToStop, title: "It is put aside.", content: .text(text), size: size)))
  }

  /// Says once a session that a label came before the end was shown, or faster than the text can be read.
  private mutating func remark(_ label: Label, _ circumstances: Circumstances, before: Station) {
    guard let remark = Self.remark(label, circumstances, before: before, told: &told, names) else { return }
    notice = Notice(remark.followed(by: station.follows(before)))
  }

  static func remark(
    _ label: Label, _ circumstances: Circumstances, before: Station, told: inout Set<Remark>, _ names: KeyNames
  ) -> SafeText? {
    let saved = words(label, firstShown: before.shown?.firstShown ?? .a)
    if !circumstances.unread.isEmpty, told.insert(.unread).inserted {
      return "Saved: \(saved), before all of it was shown. \(names(.undo)) takes it back."
    }
    if circumstances.isContextUnread == true, told.insert(.contextUnread).inserted {
      return "Saved: \(saved), before all of the dialogue was shown. \(names(.undo)) takes it back."
    }
    if circumstances.wasFast, told.insert(.fast).inserted {
      return "Saved: \(saved), faster than it can be read. \(names(.undo)) takes it back."
    }
    return nil
  }

  static func notice(_ saved: Saved, before: Station, after: Station, _ names: KeyNames) -> Notice? {
    let first = before.shown?.firstShown ?? .a
    switch saved {
    case .act(.label(let label, _)):
      let said: SafeText = "Saved: \(words(label, firstShown: first)) for the one before."
      return Notice(said.followed(by: after.follows(before)))
    case .act(.postpone):
      // The store may know of no other after all.
      let isAlone = before.served != nil && before.served?.work.id == after.served?.work.id
      return Notice(
        isAlone
          ? "It is the only one left, so here it is again. \(names(.cannotJudge)) puts it aside."
          : "Put off: it comes again at the end. \(names(.undo)) brings it back.")
    case .changed(let old, .label(let label, _)) where old.what == .label(label):
      return Notice("Changed: what you said of \(words(old)). All that came after it stays.")
    case .changed(let old, let act):
      let now: SafeText =
        if case .label(let label, _) = act { words(label, firstShown: old.work.firstShown ?? .a) } else { "not judged" }
      return Notice("Changed: \(now) instead of \(words(old)). All that came after it stays.")
    case .act(.exclude):
      let said: SafeText = "Put aside as not judged. \(names(.undo)) brings it back."
      return Notice(said.followed(by: after.follows(before)))
    case .takenBack(let act) where after.served.map { $0.work.id != act.work.id } ?? false:
      return Notice(
        "Taken back: \(words(act)), of another one than this, which comes later. \(names.redo) restores it.")
    case .takenBack(let act): return Notice("Taken back: \(words(act)). \(names.redo) restores it.")
    case .takenBackBeside(let act):
      return Notice("Taken back: \(words(act)). What you said of it in another file stands.")
    case .doneElsewhere:
      switch after.stage {
      case .consent, .guidelines: return nil
      case .withdrawn: return Notice("Nothing more is saved here: you were taken out of the study.", isWarning: true)
      default:
        return Notice("The one before was done on another screen, or taken away: not saved here.", isWarning: true)
      }
    case .textsChanged:
      return Notice("The study's authors changed this text: read it, then go on. Nothing else was changed.")
    case .restored(let act): return Notice("Restored: \(words(act)).")
    case .act, .nothing: return nil
    }
  }

  static func words(_ act: ReversibleAct) -> SafeText {
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

  /// What the shell shows after leaving.
  package static func farewell(
    _ station: Station, setting: AnnotateSetting, now: Date, last: LastSaved = .saved, timeLeft: String? = nil
  ) -> [SafeText] {
    EndText(
      kind: station.endKind, station: station, setting: setting, now: now, last: last, timeLeft: timeLeft
    ).lines
  }

  var leavingPage: Overlay {
    let text = EndText(
      kind: station.endKind, station: station, setting: setting, now: now, last: last,
      timeLeft: sitting.timeLeft(station.progress.open))
    return .page(text.screen(.leaving, size: size))
  }

  /// The same from where this screen stands.
  ///
  /// - Parameter last: what is known of the last act, where that is not what this screen was told.
  package func farewell(_ last: LastSaved? = nil) -> [SafeText] {
    Self.farewell(
      station, setting: setting, now: now, last: last ?? self.last,
      timeLeft: sitting.timeLeft(station.progress.open))
  }
}

extension SafeText {
  /// With a sentence after it, if there is one.
  func followed(by sentence: SafeText?) -> SafeText { sentence.map { "\(self) \($0)" } ?? self }
}
