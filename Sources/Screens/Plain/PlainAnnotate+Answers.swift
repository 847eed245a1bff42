import Study
import Terminal

extension PlainAnnotate {
  /// Takes in what an effect led to: what to print of it.
  package mutating func take(_ answer: AnnotateAnswer) -> [SafeText] {
    isAllSaved = answer.isAllSaved ?? isAllSaved
    switch answer {
    case .moved(let saved, let next): return moved(saved, to: next)
    case .marked(.unsure(let isUnsure)):
      station.served?.isUnsure = isUnsure
      return [isUnsure ? "Marked as unsure; f takes the mark away." : "No longer marked as unsure."]
    case .marked(.note(let text, _)):
      if station.served != nil, !isPausing {
        station.served?.note = text
        return ["Comment saved."]
      }
      return ["Saved for the study's authors."]
    case .marked(.read):
      attention.noteKept()
      return []
    case .marked: return []
    case .nothingToUndo: return ["There is nothing to take back."]
    case .nothingToRedo: return ["There is nothing to restore."]
    case .priced(let act, let next, let from, let to):
      isAskingForUndo = true
      let question = UndoQuestion(act, next: next, from: from, to: to)
      return [SafeText(question.text(setting.dayNames, now: now)), Self.undoChoices]
    case .closed(let formulation): return [UndoQuestion.closed(formulation)]
    case .changedElsewhere(let next): return moved(.doneElsewhere, to: next)
    case .rules(let setting):
      self.setting = setting
      return []
    case .failed(let reason): return ["Not saved: \(reason)"]
    case .warned(let reason, let next):
      guard let next else { return [SafeText(reason)] }
      return [SafeText(reason)] + moved(.nothing, to: next)
    }
  }

  private mutating func moved(_ saved: Saved, to next: Station) -> [SafeText] {
    let before = station
    go(to: next)
    var lines: [SafeText] = AnnotateScreen.notice(saved, before: before, after: next).map { [$0.text] } ?? []
    switch saved {
    case .act(.practice(_, let label)):
      guard let practice = before.practice else { break }
      let answer = PracticeAnswer(practice: practice, label: label, firstShown: before.shown?.firstShown ?? .a)
      // In SINGLE the reason may speak of a response that was not read out.
      lines += paragraphs(label.formulation == .single ? answer.text : answer.remark)
    case .act(.label(let label, let circumstances)):
      if let remark = AnnotateScreen.remark(label, circumstances, before: before, told: &told) { lines = [remark] }
    case .act(.exclude(.distressing, _)):
      lines += ["You can stop here, now or at any time: all is saved.", SafeText(setting.support)]
      isPausing = next.shown != nil
    case .act, .takenBack, .takenBackBeside, .restored, .doneElsewhere, .textsChanged, .nothing: break
    }
    if let completed = next.completed {
      lines += EndText.between(completed, station: next, setting: setting, now: now).lines
    }
    return lines.map { $0.withoutScreenKeys } + (isPausing ? [Self.pauseChoices] : announcement)
  }
}

extension SafeText {
  /// Ctrl-R is `redo` where lines are typed.
  fileprivate var withoutScreenKeys: SafeText {
    let key = "Ctrl-R restores"
    guard let range = description.firstRange(of: key) else { return self }
    return SafeText(description.replacingCharacters(in: range, with: "redo restores"))
  }
}
