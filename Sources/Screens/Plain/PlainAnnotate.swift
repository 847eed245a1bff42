import Foundation
import Study
import Terminal

/// The annotator's work as lines of text and typed answers, for braille displays, screen readers and terminals that
/// cannot be drawn on. The same acts, the same rules, no cursor.
package struct PlainAnnotate: Equatable, Sendable {
  /// What a typed line leads to.
  struct Outcome {
    var lines: [SafeText] = []
    var effects: [Effect<AnnotateRequest>] = []
    /// Whether the line was no answer.
    var isRefusal = false

    static func say(_ lines: [SafeText]) -> Outcome { Outcome(lines: lines) }
    static func refuse(_ line: SafeText) -> Outcome { refuse([line]) }
    static func refuse(_ lines: [SafeText]) -> Outcome { Outcome(lines: lines, isRefusal: true) }
    static func ask(_ request: AnnotateRequest) -> Outcome { Outcome(effects: [.ask(request)]) }
  }

  /// What waits while an earlier answer is looked at.
  struct Aside: Equatable, Sendable {
    var attention: Attention
    var reading: PlainReading
    var form: TextForm
  }

  var setting: AnnotateSetting
  var station: Station
  var attention: Attention
  var isAskingForReason = false
  /// A label whose reasons are asked for: it is saved with the last answer.
  var asking: GroundsForm?
  /// Whether taking back was said to cost days, and an answer is awaited.
  var isAskingForUndo = false
  /// Something distressed the annotator: nothing is read out until they say so.
  var isPausing = false
  /// Whether what was given last is in the file.
  package internal(set) var last = LastSaved.saved
  /// What was done since the program was started.
  var sitting = Sitting()
  /// The practice that was judged last, which can be judged again.
  var practised: Station?
  /// Whether what the practice at hand shows was tried, and the marks that were tried on it.
  var isLessonDone = false
  var tried: ServedWork?
  /// What is read out of the stage, and what is read before that goes on: guidelines, help, the answer to practice.
  var reading = PlainReading("", [])
  var interlude: PlainReading?
  /// The study's own questions, where they are asked.
  var questions: PlainQuestions?
  /// Whether everything is read out at once, whether it was said how to read on, and what was looked for last.
  var isWhole = false
  var hasSaidHow = false
  var needle: String?
  /// The form in which the work at hand is read.
  var form = TextForm.raw
  /// Whether something was read out by the line that was typed last.
  var hasRead = false
  /// An earlier answer that was opened again, and what waits meanwhile.
  var past: PastWork?
  var aside: Aside?
  /// What was listed last, and what the list was asked for.
  var answers: [OwnAnswer] = []
  var listed: String?
  /// The change that was asked for last, as it is asked for whatever it costs.
  var change: AnnotateRequest?
  /// When a line came last that was not taken, and when one that read something.
  private var refusedAt: Milliseconds?
  private var readAt: Milliseconds?
  /// When something was asked of a label last.
  private var askedAt: Milliseconds?
  var told: Set<AnnotateScreen.Remark> = []
  let now: Date

  package init(_ setting: AnnotateSetting, station: Station, now: Date) {
    self.setting = setting
    self.station = station
    self.now = now
    attention = setting.work.attention(station.served)
  }

  /// The text has been printed; active time runs from here.
  package mutating func printed(at time: Milliseconds) { attention.painted(at: time) }

  /// Takes a typed line: what to print at once, and what to carry out.
  package mutating func take(_ line: String, at time: Milliseconds) -> (
    lines: [SafeText], effects: [Effect<AnnotateRequest>]
  ) {
    attention.sign(at: time)
    hasRead = false
    let before = self
    var outcome = take(line: line, at: time)
    if before.isHasty(at: time), outcome.effects.contains(where: \.isRecorded) {
      self = before
      outcome = .refuse(Self.cameTooEarly)
    }
    if outcome.isRefusal { refusedAt = time }
    if hasRead { readAt = time }
    if asking != nil, asking != before.asking { askedAt = time }
    // What is said at once is printed at once.
    if outcome.effects.isEmpty { printed(at: time) }
    return (outcome.lines, keeping(outcome.effects))
  }

  /// Whether a line asks to leave, and nothing else is asked for first.
  package func isLeaving(_ line: String) -> Bool {
    !isAskingForReason && !isAskingForUndo && vocabulary.word(line) == .leave
  }

  /// The input has ended: what is to be carried out last.
  package mutating func end(at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    attention.sign(at: time)
    return keeping([.leave])
  }

  /// What was not read out while the annotator rests was not read.
  private func keeping(_ effects: [Effect<AnnotateRequest>]) -> [Effect<AnnotateRequest>] {
    let served = isPausing ? nil : station.served
    return effects.keeping(past == nil ? attention : aside?.attention, of: served, served.map(presentation))
  }

  /// A line that was typed ahead, or pasted with others, was not meant for what was printed since.
  private func isHasty(at time: Milliseconds) -> Bool {
    let guardTime = max(0, setting.work.guardMilliseconds)
    if attention.isGuarded(at: time) { return true }
    return (readAt.map { isEarly(time, after: $0, by: guardTime) } ?? false)
      || (refusedAt.map { isEarly(time, after: $0, by: min(Self.pastedTogether, guardTime)) } ?? false)
  }

  /// What was typed ahead answers nothing that was not heard.
  private func isAskedJustNow(at time: Milliseconds) -> Bool {
    askedAt.map { isEarly(time, after: $0, by: max(0, setting.work.guardMilliseconds)) } ?? false
  }

  static let cameTooEarly: SafeText = "That came before this text was printed, so it was not taken: type it again."

  /// Nobody types a line in less.
  private static let pastedTogether: Milliseconds = 50

  private mutating func take(line: String, at time: Milliseconds) -> Outcome {
    if isAskingForReason { return reason(line) }
    if asking != nil, !isAskingForUndo, vocabulary.word(line) != .leave {
      return isAskedJustNow(at: time) ? .refuse(Self.cameTooEarly) : grounds(line)
    }
    if !isAskingForUndo { change = nil }
    if isAskingForUndo {
      isAskingForUndo = false
      return PlainWord(line) == .agree
        ? .ask(change ?? .undoAtItsPrice) : .refuse(change == nil ? "Nothing is taken back." : "Nothing is changed.")
    }
    if case .questions = station.stage { return answer(line, at: time) }
    let word = vocabulary.word(line)
    if word == .leave { return Outcome(lines: farewell, effects: [.leave]) }
    if isPausing { return pausing(line, word, at: time) }
    if past != nil { return work(line, word) }
    switch station.stage {
    case .consent: return consent(line)
    case .questions: return answer(line, at: time)
    case .guidelines: return beginning(line)
    case .work, .practice: return work(line, word)
    case .washout, .complete: return ended(line, word)
    case .withdrawn: return .refuse(Self.leaveChoice)
    case .nothingAssigned: return toAuthors(line) ?? .refuse(Self.idleChoices)
    }
  }

  private mutating func consent(_ line: String) -> Outcome {
    switch PlainWord(line) {
    case .agree where reading.isAtEnd: return .ask(.record(.consent(textHash: setting.consentHash), on: nil))
    case .agree:
      return .refuse("Please read it to its end first: Enter reads on, all reads everything at once. Then type yes.")
    case .readOn where reading.isAtEnd: return .say([Self.consentChoices])
    case let word: return reads(line, word) ?? .refuse(Self.consentChoices)
    }
  }

  /// The guidelines before the work.
  private mutating func beginning(_ line: String) -> Outcome {
    let word = PlainWord(line)
    // Who types more of a word than Enter at the end wants to go on.
    let isDone = word == .readOn && reading.isAtEnd && !PlainWord.folded(line).isEmpty
    if word == .goOn || isDone { return .ask(.record(.guidelines(textHash: setting.guidelinesHash), on: nil)) }
    if word == .readOn, reading.isAtEnd { return .say([Self.guidelinesChoices]) }
    return reads(line, word) ?? .refuse(Self.guidelinesChoices)
  }

  /// A word to the authors, where the line is one.
  private func toAuthors(_ line: String) -> Outcome? {
    guard let text = vocabulary.text(after: .comment, in: line), !text.isEmpty else { return nil }
    return .ask(.record(.note(text), on: nil))
  }

  private mutating func ended(_ line: String, _ word: PlainWord?) -> Outcome {
    switch word {
    case .undo: return .ask(.undo)
    case .redo: return .ask(.redo)
    case .guidelines: return .say(readFirst(text("the guidelines", guidelines, end: [Self.goesOn])))
    default:
      return ownAnswers(line, word) ?? toAuthors(line) ?? reads(line, word)
        ?? .refuse(setting.work.isRevisionClosed ? Self.closedChoices : Self.endChoices)
    }
  }

  private mutating func pausing(_ line: String, _ word: PlainWord?, at time: Milliseconds) -> Outcome {
    switch word {
    case .goOn,
      .readOn where !PlainWord.folded(line).isEmpty:
      isPausing = false
      // What is read out from here on was not open before.
      attention = setting.work.attention(station.served)
      printed(at: time)
      return .say(begin())
    case .undo: return .ask(.undo)
    default: return toAuthors(line) ?? .refuse(Self.pauseChoices)
    }
  }

  private mutating func work(_ line: String, _ word: PlainWord?) -> Outcome {
    guard let shown else { return toAuthors(line) ?? .refuse(Self.idleChoices) }
    if let label = label(line, on: shown) { return tooSoon() ?? record(label, on: shown) }
    switch word {
    case .guidelines: return .say(readFirst(text("the guidelines", guidelines, end: [Self.goesOn])))
    case .help: return .say(readFirst(text("the help", help, end: [Self.goesOn])))
    case .response: return go(to: .response(0))
    case .firstResponse where shown.work.formulation == .preference: return go(to: .response(0))
    case .secondResponse where shown.work.formulation == .preference: return go(to: .response(1))
    case .dialogue: return go(to: .turn(0))
    case .asMarkdown: return change(to: .rendered, shown)
    case .asWritten: return change(to: .raw, shown)
    case .otherForm: return change(to: form.other, shown)
    case .differences: return differences(shown)
    case .zoom: return .refuse("One thing is read out at a time here: there is nothing to give more room.")
    case .goOn: return reads(line, .readOn) ?? .refuse(unknown(line))
    case .backToWork where interlude != nil && past == nil:
      interlude = nil
      return .say(["Back at work."] + read { $0.again() })
    case .backToWork where past == nil && reading.isBegun: return .say(["You are at work."] + read { $0.again() })
    default: break
    }
    if let outcome = reads(line, word) { return outcome }
    // The answer to practice is still being read.
    if word == .undo, past == nil, !reading.isBegun, let practised { return again(practised) }
    guard let served = past?.served ?? station.served else { return practice(line, word) }
    if let outcome = ownAnswers(line, word) { return outcome }
    let id = served.work.id
    if let text = vocabulary.text(after: .comment, in: line) {
      guard !text.isEmpty else {
        return .say(
          (served.note.map { ["Your comment: \($0)"] } ?? []) + ["Type comment and what you want to say, on one line."])
      }
      return tooSoon() ?? .ask(.record(.note(text, presentation(of: served)), on: id))
    }
    switch word {
    case .undo where past != nil:
      return .refuse("Another label takes the place of this one. work, then undo takes back what you gave last.")
    case .redo where past != nil:
      return .refuse("Nothing is restored here: work, then redo restores what was taken back last.")
    case .undo: return .ask(.undo)
    case .redo: return .ask(.redo)
    case .later where past != nil:
      return .refuse("It has had its turn: another label takes its place, exclude says that you cannot judge it.")
    case .later where station.progress.open <= 1:
      return .refuse("This is the last one, so there is nothing to put it behind. exclude puts it aside.")
    case .later: return tooSoon() ?? .ask(.record(.postpone, on: id))
    case .unsure: return tooSoon() ?? .ask(.record(.unsure(!served.isUnsure), on: id))
    case .exclude:
      if let early = tooSoon() { return early }
      isAskingForReason = true
      return .say(reasons)
    default: return .refuse(unknown(line))
    }
  }

  /// What is left of a line at practice, where labels count for nothing.
  private mutating func practice(_ line: String, _ word: PlainWord?) -> Outcome {
    switch word {
    case .undo where station.practiceFollowsLabel: return .ask(.undo)
    case .redo where station.practiceFollowsLabel: return .ask(.redo)
    case .undo:
      guard let practised else { return .refuse("There is nothing to take back yet: give a label first.") }
      return again(practised)
    case .later:
      isLessonDone = true
      return .say(["Put off: in the work it would come again at the end. Here it stays."])
    case .unsure:
      return tryOut(\.isUnsure, !(shown?.isUnsure ?? false), "Marked as unsure, for practice: nothing of it is kept.")
    case .redo, .exclude, .earlierAnswer, .laterAnswer, .answers:
      return .refuse("This is practice: there is no need for that here.")
    default:
      guard let text = vocabulary.text(after: .comment, in: line) else { return .refuse(unknown(line)) }
      return tryOut(\.note, text.isEmpty ? nil : text, "Comment taken, for practice: nothing of it is kept.")
    }
  }

  /// Shows a practice again that was judged.
  private mutating func again(_ judged: Station) -> Outcome {
    station = judged
    practised = nil
    tried = nil
    isLessonDone = true
    attention = setting.work.attention(nil)
    return .say(["Taken back. Give it another label: in the work the last one counts."] + begin())
  }

  /// A mark that is tried at practice, and what is left to be tried there.
  private mutating func tryOut<Mark>(
    _ mark: WritableKeyPath<ServedWork, Mark>, _ value: Mark, _ said: SafeText
  ) -> Outcome {
    tried = tried ?? station.shown
    tried?[keyPath: mark] = value
    let more = shown.flatMap { station.lesson?.words($0, isDone: isLessonDone, keys: .words) }
    return .say([said] + (more.map { [SafeText($0)] } ?? []))
  }

  private mutating func reason(_ line: String) -> Outcome {
    let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let note = parts.count > 1 ? parts[1].trimmedForReading : ""
    guard let number = parts.first.flatMap({ Int($0) }), (1...ExclusionReason.allCases.count).contains(number) else {
      isAskingForReason = false
      return .refuse("Nothing is changed.")
    }
    let reason = ExclusionReason.allCases[number - 1]
    if reason == .other, note.isEmpty { return .refuse("A word of why, please: \(number) and the reason.") }
    isAskingForReason = false
    return judge(.exclude(reason, note: note), on: station.served?.work.id)
  }

  /// Goes to another station; what was asked is answered.
  mutating func go(to next: Station) {
    follow(next.setting)
    station = next
    attention = setting.work.attention(next.served)
    isAskingForReason = false
    asking = nil
    isPausing = false
    isLessonDone = false
    tried = nil
    past = nil
    aside = nil
    change = nil
    prepare()
  }

  /// Takes over other texts and rules of the study; the form in which texts are read stays where the study leaves it.
  mutating func follow(_ new: AnnotateSetting?) {
    guard let new else { return }
    let old = setting.work
    setting = new
    if new.work.textForm == old.textForm { setting.work.form = old.form }
  }
}

extension Effect {
  /// Whether it leads to something in the store.
  fileprivate var isRecorded: Bool {
    if case .ask = self { true } else { false }
  }
}
