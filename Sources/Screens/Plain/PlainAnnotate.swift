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
    static func refuse(_ line: SafeText) -> Outcome { Outcome(lines: [line], isRefusal: true) }
    static func ask(_ request: AnnotateRequest) -> Outcome { Outcome(effects: [.ask(request)]) }
  }

  var setting: AnnotateSetting
  var station: Station
  var attention: Attention
  private(set) var isAskingForReason = false
  /// A label whose reasons are asked for: it is saved with the last answer.
  var asking: GroundsForm?
  /// Whether taking back was said to cost days, and an answer is awaited.
  var isAskingForUndo = false
  /// Something distressed the annotator: nothing is read out until they say so.
  var isPausing = false
  /// Whether what was given last is in the file.
  var isAllSaved = true
  /// What was done since the program was started.
  var sitting = Sitting()
  /// The practice that was judged last, which can be judged again.
  var practised: Station?
  /// An earlier answer that was opened again, and the attention to the work that waits meanwhile.
  var past: PastWork?
  var aside: Attention?
  /// What was listed last.
  var answers: [OwnAnswer] = []
  /// The change that was asked for last, as it is asked for whatever it costs.
  var change: AnnotateRequest?
  /// When a line came last that was not taken.
  private var refusedAt: Milliseconds?
  var told: Set<AnnotateScreen.Remark> = []
  let now: Date

  package init(_ setting: AnnotateSetting, station: Station, now: Date) {
    self.setting = setting
    self.station = station
    self.now = now
    attention = setting.work.attention(station.served)
  }

  /// The text has been printed; active time runs from here.
  package mutating func printed(at time: Milliseconds) {
    attention.painted(at: time)
    attention.shownToEnd = [0, 1]
    attention.hasShownContext = true
  }

  /// Takes a typed line: what to print at once, and what to carry out.
  package mutating func take(_ line: String, at time: Milliseconds) -> (
    lines: [SafeText], effects: [Effect<AnnotateRequest>]
  ) {
    attention.sign(at: time)
    let before = self
    var outcome = take(line: line, at: time)
    if before.isHasty(at: time), outcome.effects.contains(where: \.isRecorded) {
      self = before
      outcome = .refuse("That came before this text was printed, so it was not taken: type it again.")
    }
    if outcome.isRefusal { refusedAt = time }
    return (outcome.lines, keeping(outcome.effects))
  }

  /// The input has ended: what is to be carried out last.
  package mutating func end(at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    attention.sign(at: time)
    return keeping([.leave])
  }

  /// What was not read out while the annotator rests was not read.
  private func keeping(_ effects: [Effect<AnnotateRequest>]) -> [Effect<AnnotateRequest>] {
    let served = isPausing ? nil : station.served
    return effects.keeping(past == nil ? attention : aside, of: served, served.map(Self.presentation))
  }

  /// A line that was typed ahead, or pasted with others, was not meant for what was printed since.
  private func isHasty(at time: Milliseconds) -> Bool {
    let pasted = min(Self.pastedTogether, max(0, setting.work.guardMilliseconds))
    return attention.isGuarded(at: time) || (refusedAt.map { isEarly(time, after: $0, by: pasted) } ?? false)
  }

  /// Nobody types a line in less.
  private static let pastedTogether: Milliseconds = 50

  private mutating func take(line: String, at time: Milliseconds) -> Outcome {
    if isAskingForReason { return reason(line) }
    let word = PlainWord(line)
    if asking != nil, !isAskingForUndo, word != .leave { return grounds(line) }
    if !isAskingForUndo { change = nil }
    if isAskingForUndo {
      isAskingForUndo = false
      return word == .agree
        ? .ask(change ?? .undoAtItsPrice) : .refuse(change == nil ? "Nothing is taken back." : "Nothing is changed.")
    }
    if word == .leave { return Outcome(lines: farewell, effects: [.leave]) }
    if isPausing { return pausing(line, word, at: time) }
    if past != nil { return work(line, word) }
    switch station.stage {
    case .consent:
      switch word {
      case .agree: return .ask(.record(.consent(textHash: setting.consentHash), on: nil))
      case .again: return .say(announcement)
      default: return .refuse(Self.consentChoices)
      }
    case .guidelines:
      switch word {
      case .goOn: return .ask(.record(.guidelines(textHash: setting.guidelinesHash), on: nil))
      case .again: return .say(announcement)
      default: return .refuse(Self.guidelinesChoices)
      }
    case .work, .practice: return work(line, word)
    case .washout, .complete: return ended(line, word)
    case .withdrawn: return .refuse(Self.leaveChoice)
    case .nothingAssigned: return toAuthors(line) ?? .refuse(Self.idleChoices)
    }
  }

  /// A word to the authors, where the line is one.
  private func toAuthors(_ line: String) -> Outcome? {
    guard let text = PlainWord.comment(line), !text.isEmpty else { return nil }
    return .ask(.record(.note(text), on: nil))
  }

  private func ended(_ line: String, _ word: PlainWord?) -> Outcome {
    switch word {
    case .undo: .ask(.undo)
    case .redo: .ask(.redo)
    case .guidelines: .say(guidelines)
    default: ownAnswers(line, word) ?? toAuthors(line) ?? .refuse(Self.endChoices)
    }
  }

  private mutating func pausing(_ line: String, _ word: PlainWord?, at time: Milliseconds) -> Outcome {
    switch word {
    case .goOn:
      isPausing = false
      // What is read out from here on was not open before.
      attention = setting.work.attention(station.served)
      printed(at: time)
      return .say(announcement)
    case .undo: return .ask(.undo)
    default: return toAuthors(line) ?? .refuse(Self.pauseChoices)
    }
  }

  private mutating func work(_ line: String, _ word: PlainWord?) -> Outcome {
    guard let shown else { return toAuthors(line) ?? .refuse(Self.idleChoices) }
    if let label = label(line, on: shown) { return record(label, on: shown) }
    switch word {
    case .again where past != nil: return .say(dialogue(shown) + responses(shown) + [ending(shown)])
    case .again: return .say(announcement)
    case .guidelines: return .say(guidelines)
    case .help: return .say(Self.help)
    case .response: return .say(responses(shown) + [ending(shown)])
    case .firstResponse where shown.work.formulation == .preference:
      return .say(section("A", shown.response(shown.firstShown)) + [ending(shown)])
    case .secondResponse where shown.work.formulation == .preference:
      return .say(section("B", shown.response(shown.firstShown.other)) + [ending(shown)])
    case .dialogue: return .say(dialogue(shown) + [ending(shown)])
    default: break
    }
    guard let served = past?.served ?? station.served else { return practice(line, word) }
    if let outcome = ownAnswers(line, word) { return outcome }
    let id = served.work.id
    if let text = PlainWord.comment(line) {
      guard text.isEmpty else { return .ask(.record(.note(text, Self.presentation(of: served)), on: id)) }
      return .say(
        (served.note.map { ["Your comment: \($0)"] } ?? []) + ["Type c and your comment on one line."])
    }
    switch word {
    case .undo: return .ask(.undo)
    case .redo: return .ask(.redo)
    case .later where past != nil:
      return .refuse("It has had its turn: another label takes its place, x says that you cannot judge it.")
    case .later where station.progress.open <= 1:
      return .refuse("This is the last one, so there is nothing to put it behind. x puts it aside.")
    case .later: return .ask(.record(.postpone, on: id))
    case .unsure: return .ask(.record(.unsure(!served.isUnsure), on: id))
    case .exclude:
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
      station = practised
      self.practised = nil
      return .say(["Taken back. Give it another label: in the work the last one counts."] + announcement)
    case .later: return .say(["Put off: in the work it would come again at the end. Here it stays."])
    case .unsure: return .say(["Marked as unsure, for practice: nothing of it is kept."])
    case .redo, .exclude, .earlierAnswer, .laterAnswer, .answers:
      return .refuse("This is practice: there is no need for that here.")
    default:
      return PlainWord.comment(line) == nil
        ? .refuse(unknown(line)) : .say(["Comment taken, for practice: nothing of it is kept."])
    }
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
    if let setting = next.setting { self.setting = setting }
    station = next
    attention = setting.work.attention(next.served)
    isAskingForReason = false
    asking = nil
    isPausing = false
    past = nil
    change = nil
  }
}

extension Effect {
  /// Whether it leads to something in the store.
  fileprivate var isRecorded: Bool {
    if case .ask = self { true } else { false }
  }
}
