import Study
import Terminal

extension PlainAnnotate {
  /// What is said when the station is reached: its texts, then what can be typed.
  package var announcement: [SafeText] {
    switch station.stage {
    case .consent: paragraphs(setting.consentText) + [Self.consentChoices]
    case .guidelines: paragraphs(setting.guidelines ?? "") + [Self.guidelinesChoices]
    case .work, .practice: station.shown.map(announce) ?? ended + [Self.idleChoices]
    case .washout, .complete: ended + [Self.endChoices]
    case .nothingAssigned: ended + [Self.idleChoices]
    case .withdrawn: ended + [Self.leaveChoice]
    }
  }

  /// What is said when an answer takes longer than a moment.
  package static let waiting: SafeText =
    "Waiting for the study's file: it is locked or slow. It goes on by itself; Ctrl-C leaves, and this one is not saved then."

  static let consentChoices: SafeText = "Type yes to agree, q to leave; an empty line reads it again."
  static let guidelinesChoices: SafeText = "Type ok to begin, q to leave; an empty line reads it again."
  static let endChoices: SafeText = "u takes back the last, c and a text writes to the authors, q leaves."
  static let undoChoices: SafeText = "Type yes to take it back; anything else leaves it."
  static let changeChoices: SafeText = "Type yes to change it; anything else leaves it."
  static let leaveChoice: SafeText = "q leaves."
  static let idleChoices: SafeText = "c and a text writes to the authors, q leaves."

  static let pauseChoices: SafeText = "Nothing is read out until you type ok. u takes it back, q leaves."

  static let help: [SafeText] = [
    "1 to 5 rates a response. a2 a1 n b1 b2, or w e n t y, compares two: from A much better to B much better.",
    "An empty line or again reads all of it again, r or response the response alone, ra and rb one of two, d the dialogue.",
    "u takes back the last label, redo restores it. s puts this one off. x cannot judge it. f marks it as unsure.",
    "c and a text comments on it. g reads the guidelines. q leaves; all is saved.",
    "[ and ] walk through what you gave before; a label changes that one alone. list says all of it, open and a number one.",
    "Words do as well: undo, later, skip, unsure, comment, guidelines, help, quit.",
  ]

  /// What was done, and whether all of it is saved.
  package var farewell: [SafeText] {
    AnnotateScreen.farewell(
      station, setting: setting, now: now, isAllSaved: isAllSaved,
      timeLeft: sitting.timeLeft(station.progress.open))
  }

  var guidelines: [SafeText] { paragraphs(setting.guidelines ?? "This study has no guidelines.") }

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

  private func announce(_ served: ServedWork) -> [SafeText] {
    let isSingle = served.work.formulation == .single
    var lines: [SafeText] = ["", "\(isSingle ? "Rate the response" : "Which response is better?"), \(station.place)."]
    lines += marks(served)
    return lines + dialogue(served) + responses(served) + [ending(served)]
  }

  func marks(_ served: ServedWork) -> [SafeText] {
    var lines: [SafeText] = []
    if served.wasPostponed { lines.append("You put this one off before.") }
    if served.isUnsure { lines.append("You marked this one as unsure.") }
    if let note = served.note { lines.append("Your comment: \(note)") }
    return lines
  }

  func dialogue(_ served: ServedWork) -> [SafeText] { served.context.flatMap { named($0.role.title, $0.content) } }

  func responses(_ served: ServedWork) -> [SafeText] {
    served.work.formulation == .single
      ? section("Response", served.response(served.work.response ?? .a))
      : section("A", served.response(served.firstShown)) + section("B", served.response(served.firstShown.other))
  }

  func ending(_ served: ServedWork) -> SafeText {
    let lesson = station.lesson?.words(served, isDone: false, keys: KeyMap()).map { "\($0) " } ?? ""
    return "End. \(lesson)\(choices(served))"
  }

  /// A turn that begins on the line of its role.
  private func named(_ name: SafeText, _ text: String) -> [SafeText] {
    let texts = paragraphs(text)
    guard !name.isEmpty else { return texts }
    return ["\(name): \(texts.first ?? "(empty)")"] + texts.dropFirst()
  }

  func section(_ name: SafeText, _ text: String) -> [SafeText] {
    let texts = paragraphs(text)
    return ["\(name):"] + (texts.isEmpty ? ["(empty)"] : texts)
  }

  private func choices(_ served: ServedWork) -> SafeText {
    served.work.formulation == .single
      ? "1 to 5, 1 is \(setting.work.anchors.low), 5 is \(setting.work.anchors.high); ? for help."
      : "a2 A much, a1 A little, n no difference, b1 B little, b2 B much; ? for help."
  }

  /// The text's own lines; none where there is nothing to read.
  func paragraphs(_ text: String) -> [SafeText] {
    let text = text.trimmedForReading
    guard !text.isEmpty else { return [] }
    return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      SafeText(Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0))
    }
  }

  private var ended: [SafeText] { farewell }
}
