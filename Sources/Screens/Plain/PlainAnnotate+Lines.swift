import Study
import Terminal

extension PlainAnnotate {
  /// What is said when an answer takes longer than a moment.
  package static let waiting: SafeText =
    "Waiting for the study's file: it is locked or slow. It goes on by itself; Ctrl-C leaves, and this one is not saved then."

  static let consentChoices: SafeText = "Type yes to agree (or y), q to leave; all reads it again."
  static let guidelinesChoices: SafeText = "Type ok to begin, q to leave; all reads it again."
  static let endChoices: SafeText =
    "undo takes back the last, list says what you gave, comment and a text writes to the authors, q leaves."
  static let closedChoices: SafeText = "undo takes back the last, comment and a text writes to the authors, q leaves."
  static let undoChoices: SafeText = "Type yes to take it back; anything else leaves it."
  static let changeChoices: SafeText = "Type yes to change it; anything else leaves it."
  static let leaveChoice: SafeText = "q leaves."
  static let idleChoices: SafeText = "comment and a text writes to the authors, q leaves."
  static let pauseChoices: SafeText = "Nothing is read out until you type ok. undo takes it back, q leaves."
  static let goesOn: SafeText = "Enter goes on."
  static let goesOnOrLeaves: SafeText = "Enter goes on, q leaves."

  /// What a typed line can mean now.
  var vocabulary: PlainVocabulary {
    PlainVocabulary(keys: setting.work.keys, formulation: shown?.work.formulation)
  }

  /// What was done, and whether all of it is saved.
  package var farewell: [SafeText] {
    lost
      + AnnotateScreen.farewell(
        station, setting: setting, now: now, last: lost.isEmpty ? last : .notSaved,
        timeLeft: sitting.timeLeft(station.progress.open))
  }

  /// What was begun and is not saved where the work is left now.
  private var lost: [SafeText] {
    if let asking {
      return ["\(asking.words) was not saved, since the questions after it were not answered: it is asked again."]
    }
    guard case .questions = station.stage, questions?.hasAnswers ?? false else { return [] }
    return ["Your answers are saved with the last of them: these were not, and are asked for again."]
  }

  var guidelines: [SafeText] {
    SafeText.lines(of: setting.guidelinesText ?? "This study has no guidelines.")
  }

  var reasons: [SafeText] {
    ["Why can it not be judged?"]
      + ExclusionReason.allCases.enumerated().map { "\($0 + 1) \($1.sentence)" }
      + ["Type a number, for \(ExclusionReason.allCases.count) with a word of why; back changes nothing."]
  }

  func unknown(_ line: String) -> SafeText {
    let word = line.prefix(200).split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    let shown = SafeText(word).truncated(toColumns: 30)
    return self.shown.map { "\(shown) is not an answer here. \(choices($0))" } ?? "\(shown) is not an answer here."
  }

  func marks(_ served: ServedWork) -> [SafeText] {
    var lines: [SafeText] = []
    if served.wasPostponed { lines.append("You put this one off before.") }
    if served.isUnsure { lines.append("You marked this one as unsure.") }
    if let note = served.note { lines.append("Your comment: \(note)") }
    return lines
  }

  /// What comes after all that is to be judged.
  func question(_ served: ServedWork) -> SafeText {
    let lesson = station.lesson?.words(served, isDone: isLessonDone, keys: .words).map { "\($0) " } ?? ""
    return "End. \(lesson)\(choices(served))"
  }

  func choices(_ served: ServedWork) -> SafeText {
    guard served.work.formulation == .preference else {
      return "1 to 5, 1 is \(setting.work.anchors.low), 5 is \(setting.work.anchors.high); ? for help."
    }
    let names = PreferenceLabel.allCases.map {
      PlainVocabulary(keys: setting.work.keys, formulation: .preference).name($0)
    }
    return zip(names, ["A much", "A little", "no difference", "B little", "B much"])
      .map { "\($0) \($1)" as SafeText }.joined(separator: ", ") + "; ? for help."
  }
}
