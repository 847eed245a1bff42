import Study
import Terminal

/// One's own answers as lines: one after the other, all of them, and changing one.
extension PlainAnnotate {
  /// The work that an answer is about now: an earlier one where that was opened again.
  var shown: ServedWork? { past?.served ?? tried ?? station.shown }

  /// What a line asks for of the annotator's own answers; nil where it is about something else.
  mutating func ownAnswers(_ line: String, _ word: PlainWord?) -> Outcome? {
    switch word {
    case .earlierAnswer: return .ask(.past(.before(past?.served.work.id)))
    case .laterAnswer:
      return past.map { .ask(.past(.after($0.served.work.id))) }
        ?? .refuse("This is where you are; earlier goes back to what you gave before.")
    case .backToWork where past != nil: return .say(backToWork())
    default: break
    }
    if let wanted = vocabulary.text(after: .answers, in: line) {
      listed = wanted.isEmpty ? nil : wanted
      return .ask(.answers)
    }
    guard let number = PlainWord.opened(line) else { return nil }
    guard answers.indices.contains(number - 1) else {
      return .refuse("list says what can be opened, each by its number.")
    }
    return .ask(.past(.at(answers[number - 1].act.work.id)))
  }

  /// Gives a label, or why there is none, after what the study asks of a label.
  mutating func judge(_ act: Act, on work: Work.ID?) -> Outcome {
    if case .label(let label, let circumstances) = act {
      let words = AnnotateScreen.words(label, firstShown: shown?.firstShown ?? .a)
      let before = past?.answer.grounds(of: label) ?? .none
      if let form = GroundsForm(label, circumstances, words: words, rule: setting.work.asked, before: before) {
        asking = form
        return .say(form.plainLines)
      }
      if let old = past?.answer, old.grounds(of: label) != nil { return .refuse(AnnotateScreen.nothingChanged(old)) }
    }
    return give(act, on: work)
  }

  /// Takes an answer to what is asked of a label; the last one saves it.
  mutating func grounds(_ line: String) -> Outcome {
    guard var form = asking else { return .say([]) }
    let outcome = form.answer(line)
    asking = form
    switch outcome {
    case .stay: return .say(form.plainLines)
    case .cancel:
      asking = nil
      return .refuse(past == nil ? "No label was saved: give one again." : "Nothing is changed.")
    case .refuse(let why): return .refuse(why)
    case .done(let label, let circumstances):
      if let old = past?.answer, old.grounds(of: label) == circumstances.grounds {
        asking = nil
        return .refuse(AnnotateScreen.nothingChanged(old))
      }
      return give(.label(label, circumstances), on: shown?.work.id)
    }
  }

  /// Saves a label, or why there is none; of an earlier one it takes the place.
  private mutating func give(_ act: Act, on work: Work.ID?) -> Outcome {
    guard let old = past?.answer.act else { return .ask(.record(act, on: work)) }
    change = .change(act, of: old, atAnyPrice: true)
    return .ask(.change(act, of: old, atAnyPrice: false))
  }

  mutating func open(_ work: PastWork) -> [SafeText] {
    if past == nil { aside = Aside(attention: attention, reading: reading, form: form) }
    past = work
    interlude = nil
    asking = nil
    attention = setting.work.attention(work.served)
    reading = self.work(work.served)
    reading.heading =
      ["", "What you gave, \(work.place) of \(work.count). \(AnnotateScreen.given(work.answer, name: "it"))"]
      + marks(work.served)
      + ["Another label takes its place; earlier and forward go on, work goes back to where you were."]
    return readFirst()
  }

  /// Back to the work that is open, at the place where it was left.
  mutating func backToWork() -> [SafeText] {
    guard past != nil else { return read { $0.again() } }
    past = nil
    interlude = nil
    attention = aside?.attention ?? setting.work.attention(station.served)
    attention.cover()
    if let aside { (reading, form) = (aside.reading, aside.form) } else { prepare() }
    aside = nil
    return ["Back at work."] + read { $0.again() }
  }

  /// Something stands in the place of an own answer now: the work goes on where it was.
  mutating func changed(to next: Station) -> [SafeText] {
    guard next.stage == station.stage, next.served?.work == station.served?.work, next.served != nil else {
      go(to: next)
      return readFirst()
    }
    follow(next.setting)
    station = next
    change = nil
    isAskingForReason = false
    asking = nil
    return backToWork()
  }

  mutating func endOfPast(_ step: OwnAnswerStep) -> [SafeText] {
    switch step {
    case .after: backToWork()
    case .before(nil), .at: [AnnotateScreen.nothingGiven(station.progress)]
    case .before: ["This is the first that you gave."]
    }
  }

  /// The newest first, since it is what people look for.
  mutating func list(_ answers: [OwnAnswer]) -> [SafeText] {
    self.answers = answers
    guard !answers.isEmpty else { return endOfPast(.before(nil)) }
    let wanted = listed?.lowercased()
    let lines: [SafeText] = answers.enumerated().reversed().compactMap { number, answer in
      var parts: [SafeText] = [AnnotateScreen.words(answer.act)]
      if answer.isUnsure { parts.append("unsure") }
      if answer.isChanged { parts.append("changed") }
      let searched = answer.searched(parts)
      parts.append(SafeText(setting.dayNames.stamp(answer.at)))
      let said = answer.note.map { "comment: \($0)" } ?? answer.beginning
      if let wanted, !searched.contains(wanted) { return nil }
      parts.append(SafeText(said.split(whereSeparator: \.isWhitespace).joined(separator: " ")).truncated(toColumns: 60))
      return "\(number + 1): \(parts.joined(separator: ", "))"
    }
    guard !lines.isEmpty else { return ["Nothing that you gave has that word. list says all of it."] }
    return readFirst(text("the list", lines, end: ["Type open and a number for one of them; Enter goes on."]))
  }
}
