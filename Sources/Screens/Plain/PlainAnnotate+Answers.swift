import Study
import Terminal

extension PlainAnnotate {
  /// Takes in what an effect led to: what to print of it.
  package mutating func take(_ answer: AnnotateAnswer) -> [SafeText] {
    last = answer.lastSaved ?? last
    switch answer {
    case .moved(let saved, let next): return moved(saved, to: next)
    case .marked(.unsure(let isUnsure)):
      if past == nil { station.served?.isUnsure = isUnsure } else { past?.served.isUnsure = isUnsure }
      return [AnnotateScreen.marked(isUnsure, .words)]
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
    case .revisionClosed: return [AnnotateScreen.revisionClosed(.words)]
    case .closed(let formulation): return [UndoQuestion.closed(formulation)]
    case .changedElsewhere(let next): return moved(.doneElsewhere, to: next)
    case .rules(let setting):
      follow(setting)
      return []
    case .failed(let reason): return ["Not saved: \(reason)"] + (asking?.plainLines ?? [])
    case .warned(let reason, let next):
      guard let next else { return [SafeText(reason)] }
      return [SafeText(reason)] + moved(.nothing, to: next)
    case .inDoubt(let reason): return [SafeText(reason)]
    }
  }

  /// Takes in, from somebody who is leaving, what became of what was in doubt; nothing is read out any more.
  package mutating func settle(_ answer: AnnotateAnswer) -> [SafeText] {
    last = answer.lastSaved ?? last
    guard case .warned(let reason, let next) = answer else { return [] }
    if let next { station = next }
    return [SafeText(reason)]
  }

  private mutating func moved(_ saved: Saved, to next: Station) -> [SafeText] {
    let before = station
    let milestone = sitting.note(saved, before: before, after: next, setting)
    let form = form
    practised = nil
    var lines: [SafeText] = AnnotateScreen.notice(saved, before: before, after: next, .words).map { [$0.text] } ?? []
    if case .changed(_, let act) = saved {
      lines += changed(to: next)
      if case .exclude(.distressing, _) = act { return [lines[0]] + offerToStop() }
      return lines
    }
    go(to: next)
    switch saved {
    case .act(.practice(_, let label)):
      guard let practice = before.practice else { break }
      let answer = PracticeAnswer(practice: practice, label: label, firstShown: before.shown?.firstShown ?? .a)
      // In SINGLE the reason may speak of a response that was not read out.
      let said = ReadableText(label.formulation == .single ? answer.text : answer.remark, form: form).plainLines
      practised = before
      let counts: [SafeText] =
        if case .work(let formulation) = next.stage { [Lesson.counts(formulation, setting.work.asked)] } else { [] }
      return lines + readFirst(text("the answer", said, end: counts + [Self.goesOn]))
    case .act(.label(let label, let circumstances)):
      if let remark = AnnotateScreen.remark(label, circumstances, before: before, told: &told, .words) {
        lines = [remark.followed(by: next.follows(before))]
      }
    case .act(.exclude(.distressing, _)): return lines + offerToStop()
    case .act, .changed, .takenBack, .takenBackBeside, .restored, .doneElsewhere, .textsChanged, .nothing: break
    }
    if let completed = next.completed {
      let thanks = EndText.between(completed, station: next, setting: setting, now: now).lines
      return lines + readFirst(.closing(thanks + [Self.goesOnOrLeaves]))
    }
    if let milestone {
      if let page = sitting.page(milestone, open: next.progress.open) {
        let said = [SafeText(page.title)] + SafeText.lines(of: page.text) + [Self.goesOnOrLeaves]
        return lines + readFirst(.closing(said))
      }
      if let half = sitting.half(open: next.progress.open) { lines.append(SafeText(half)) }
    }
    return lines + readFirst()
  }

  /// Something distressed them: what is left to be judged waits for a word.
  private mutating func offerToStop() -> [SafeText] {
    let lines: [SafeText] = ["You can stop here, now or at any time: all is saved.", SafeText(setting.support)]
    isPausing = station.shown != nil
    return lines + (isPausing ? [Self.pauseChoices] : readFirst())
  }
}
