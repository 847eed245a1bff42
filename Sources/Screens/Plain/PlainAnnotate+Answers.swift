import Study
import Terminal

extension PlainAnnotate {
  /// Takes in what an effect led to: what to print of it.
  package mutating func take(_ answer: AnnotateAnswer) -> [SafeText] {
    isAllSaved = answer.isAllSaved ?? isAllSaved
    switch answer {
    case .moved(let saved, let next): return moved(saved, to: next)
    case .marked(.unsure(let isUnsure)):
      if past == nil { station.served?.isUnsure = isUnsure } else { past?.served.isUnsure = isUnsure }
      return [isUnsure ? "Marked as unsure; f takes the mark away." : "No longer marked as unsure."]
    case .marked(.note(let text, _)):
      if station.served != nil, !isPausing {
        if past == nil { station.served?.note = text } else { past?.served.note = text }
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
      asking = nil
      let question = UndoQuestion(act, next: next, from: from, to: to, isChange: change != nil)
      return [
        SafeText(question.text(setting.dayNames, now: now)), change == nil ? Self.undoChoices : Self.changeChoices,
      ]
    case .past(let work): return open(work)
    case .noPast(let step): return endOfPast(step)
    case .answers(let answers): return list(answers)
    case .revisionClosed: return [AnnotateScreen.revisionClosed]
    case .closed(let formulation): return [UndoQuestion.closed(formulation)]
    case .changedElsewhere(let next): return moved(.doneElsewhere, to: next)
    case .rules(let setting):
      self.setting = setting
      return []
    case .failed(let reason): return ["Not saved: \(reason)"] + (asking?.plainLines ?? [])
    case .warned(let reason, let next):
      guard let next else { return [SafeText(reason)] }
      return [SafeText(reason)] + moved(.nothing, to: next)
    }
  }

  private mutating func moved(_ saved: Saved, to next: Station) -> [SafeText] {
    let before = station
    let milestone = sitting.note(saved, before: before, after: next, setting)
    go(to: next)
    var lines: [SafeText] = AnnotateScreen.notice(saved, before: before, after: next).map { [$0.text] } ?? []
    switch saved {
    case .act(.practice(_, let label)):
      guard let practice = before.practice else { break }
      let answer = PracticeAnswer(practice: practice, label: label, firstShown: before.shown?.firstShown ?? .a)
      // In SINGLE the reason may speak of a response that was not read out.
      lines += paragraphs(label.formulation == .single ? answer.text : answer.remark)
      practised = before
      if case .work = next.stage { lines.append(SafeText(Lesson.counts)) }
    case .act(.label(let label, let circumstances)):
      if let remark = AnnotateScreen.remark(label, circumstances, before: before, told: &told) { lines = [remark] }
    case .act(.exclude(.distressing, _)), .changed(_, .exclude(.distressing, _)):
      lines += ["You can stop here, now or at any time: all is saved.", SafeText(setting.support)]
      isPausing = next.shown != nil
    case .act, .changed, .takenBack, .takenBackBeside, .restored, .doneElsewhere, .textsChanged, .nothing: break
    }
    if let milestone {
      if let page = sitting.page(milestone, open: next.progress.open) {
        lines += [SafeText(page.title)] + paragraphs(page.text) + [Self.leaveChoice]
      } else if let half = sitting.half(open: next.progress.open) {
        lines.append(SafeText(half))
      }
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
