import Foundation
import Study
import Terminal

/// The annotator's work as lines of text and typed answers, for braille displays, screen readers and terminals that
/// cannot be drawn on. The same acts, the same rules, no cursor.
public struct PlainAnnotate: Equatable, Sendable {
  let setting: AnnotateSetting
  private(set) var station: Station
  private var attention: Attention
  private var isAskingForReason = false
  let now: Date

  public init(_ setting: AnnotateSetting, station: Station, now: Date) {
    self.setting = setting
    self.station = station
    self.now = now
    attention = setting.work.attention
  }

  /// What is said when the station is reached: its texts, then what can be typed.
  public var announcement: [SafeText] {
    switch station.stage {
    case .consent: paragraphs(setting.consent ?? "") + ["Type yes to agree, q to leave."]
    case .guidelines: paragraphs(setting.guidelines ?? "") + ["Type ok to begin, q to leave."]
    case .work, .practice: station.shown.map(announce) ?? []
    case .washout(let done, let next, let opens): ended(.complete(done, next: next, opens: opens))
    case .complete(let last): ended(.complete(last, next: nil, opens: nil))
    case .nothingAssigned: ended(.nothingAssigned)
    }
  }

  /// The text has been printed; active time runs from here.
  public mutating func printed(at time: Milliseconds) {
    attention.painted(at: time)
    attention.shownToEnd = [0, 1]
  }

  /// Takes a typed line: what to print at once, and what to carry out.
  public mutating func take(_ line: String, at time: Milliseconds) -> (lines: [SafeText], effects: [Effect]) {
    attention.sign(at: time)
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let word = (words.first ?? "").lowercased()
    let rest = words.count > 1 ? words[1].trimmedForReading : ""
    if isAskingForReason { return reason(word, rest) }
    if word == "q" || word == "quit" { return (leaving, [.leave]) }
    switch station.stage {
    case .consent:
      return word == "yes" || word == "y"
        ? ([], [.record(.consent(textHash: setting.consentHash), on: nil)]) : (["Type yes to agree, q to leave."], [])
    case .guidelines:
      return word == "ok"
        ? ([], [.record(.guidelines(textHash: setting.guidelinesHash), on: nil)]) : (["Type ok to begin."], [])
    case .work, .practice: return work(word, rest)
    case .washout, .complete, .nothingAssigned:
      if word == "u" { return ([], [.undo]) }
      if word == "redo" { return ([], [.redo]) }
      if word == "c", !rest.isEmpty { return ([], [.record(.note(rest), on: nil)]) }
      return (["u takes back the last, c and a text writes to the authors, q leaves."], [])
    }
  }

  /// Takes in what an effect led to: what to print of it.
  public mutating func take(_ answer: Answer) -> [SafeText] {
    switch answer {
    case .moved(let saved, let next): return moved(saved, to: next)
    case .marked(.unsure(let isUnsure)):
      station.served?.isUnsure = isUnsure
      return [isUnsure ? "Marked as unsure." : "No longer marked as unsure."]
    case .marked: return ["Comment saved."]
    case .nothingToUndo: return ["There is nothing to take back."]
    case .nothingToRedo: return ["There is nothing to restore."]
    case .failed(let reason): return ["Not saved: \(reason)"]
    case .edited: return []
    }
  }

  private mutating func moved(_ saved: Saved, to next: Station) -> [SafeText] {
    let before = station
    station = next
    attention = setting.work.attention
    isAskingForReason = false
    var lines: [SafeText] = AnnotateScreen.notice(saved, before: before).map { [$0.text] } ?? []
    if case .act(.practice(_, let label)) = saved, let practice = before.practice {
      lines += paragraphs(PracticeAnswer(practice: practice, label: label, firstShown: .a).text)
    }
    if case .act(.exclude(.distressing, _)) = saved {
      lines.append("You can stop here, now or at any time: q leaves.")
      if let contact = setting.contact { lines.append("If something you read stays with you: \(contact)") }
    }
    return lines + announcement
  }

  private mutating func work(_ word: String, _ rest: String) -> (lines: [SafeText], effects: [Effect]) {
    let isPractice = if case .practice = station.stage { true } else { false }
    if let label = label(word, rest) { return ([], [record(label)]) }
    switch word {
    case "again", "": return (announcement, [])
    case "g": return (paragraphs(setting.guidelines ?? "This study has no guidelines."), [])
    case "?", "help": return (Self.help, [])
    case "u": return ([], [.undo])
    case "redo": return ([], [.redo])
    default: break
    }
    guard !isPractice, let served = station.served else { return (["This is practice: label it."], []) }
    switch word {
    case "s": return ([], [.record(.postpone, on: served.work.id)])
    case "f": return ([], [.record(.unsure(!served.isUnsure), on: served.work.id)])
    case "c" where !rest.isEmpty: return ([], [.record(.note(rest), on: served.work.id)])
    case "c": return (["Type c and your comment on one line."], [])
    case "x":
      isAskingForReason = true
      return (
        ["Why can it not be judged?"]
          + ExclusionReason.allCases.enumerated().map { "\($0 + 1) \($1.sentence)" }
          + ["Type a number, for \(ExclusionReason.allCases.count) with a word of why; back changes nothing."], []
      )
    default: return (["\(word) is not an answer here. \(choices(served))"], [])
    }
  }

  private mutating func reason(_ word: String, _ rest: String) -> (lines: [SafeText], effects: [Effect]) {
    guard let number = Int(word), (1...ExclusionReason.allCases.count).contains(number) else {
      isAskingForReason = false
      return (["Nothing is changed."], [])
    }
    let reason = ExclusionReason.allCases[number - 1]
    if reason == .other, rest.isEmpty { return (["A word of why, please: \(number) and the reason."], []) }
    isAskingForReason = false
    return ([], [.record(.exclude(reason, note: rest), on: station.served?.work.id)])
  }

  /// The label that was typed, in the data's letters.
  private func label(_ word: String, _ rest: String) -> Label? {
    guard let served = station.shown else { return nil }
    if served.work.formulation == .single { return Int(word).flatMap(Rating.init).map(Label.rating) }
    let typed = (word + rest).lowercased().filter { $0 != " " }
    guard let label = Self.preferences[typed] else { return nil }
    return .preference(served.firstShown == .a ? label : label.swapped)
  }

  private static let preferences: [String: PreferenceLabel] = [
    "w": .muchA, "e": .littleA, "r": .none, "t": .littleB, "y": .muchB, "a2": .muchA, "a1": .littleA, "n": .none,
    "b1": .littleB, "b2": .muchB,
  ]

  private func record(_ label: Label) -> Effect {
    if case .practice(let index, _) = station.stage { return .record(.practice(index: index, label: label), on: nil) }
    let served = station.served
    let bytes =
      label.formulation == .single
      ? served.map { $0.response($0.work.response ?? .a).utf8.count }
      : served.map { $0.responseA.utf8.count + $0.responseB.utf8.count }
    let circumstances = Circumstances(
      firstShown: label.formulation == .single ? nil : served?.firstShown, activeSeconds: attention.activeSeconds,
      unread: [], wasFast: attention.isTooFast(forBytes: bytes ?? 0), layout: "plain", columns: 0, rows: 0)
    return .record(.label(label, circumstances), on: served?.work.id)
  }
}

extension PlainAnnotate {
  private func announce(_ served: ServedWork) -> [SafeText] {
    let isSingle = served.work.formulation == .single
    var lines: [SafeText] = ["", "\(isSingle ? "Rate the response" : "Which response is better?"), \(station.place)."]
    for turn in served.context {
      let name = turn.role.title
      let texts = paragraphs(turn.content)
      lines += name.isEmpty ? texts : ["\(name): " + (texts.first ?? "")] + texts.dropFirst()
    }
    if isSingle {
      lines += ["Response:"] + paragraphs(served.response(served.work.response ?? .a))
    } else {
      lines += ["A:"] + paragraphs(served.response(served.firstShown))
      lines += ["B:"] + paragraphs(served.response(served.firstShown.other))
    }
    return lines + ["End. \(choices(served))"]
  }

  private func choices(_ served: ServedWork) -> SafeText {
    served.work.formulation == .single
      ? "1 to 5, 1 is \(setting.work.anchors.low), 5 is \(setting.work.anchors.high); ? for help."
      : "a2 A much, a1 A little, n no difference, b1 B little, b2 B much; ? for help."
  }

  static let help: [SafeText] = [
    "1 to 5 rates a response. a2 a1 n b1 b2, or w e r t y, compares two.",
    "u takes back the last label, redo restores it. s puts this one off. x cannot judge it. f marks it as unsure.",
    "c and a text comments on it. g reads the guidelines. An empty line reads it again. q leaves; all is saved.",
  ]

  private func paragraphs(_ text: String) -> [SafeText] {
    text.trimmedForReading.split(separator: "\n", omittingEmptySubsequences: false).map {
      SafeText($0.hasSuffix("\r") ? $0.dropLast() : $0)
    }
  }

  private func ended(_ kind: EndScreen.Kind) -> [SafeText] {
    EndScreen(
      kind: kind, progress: station.progress, receipt: station.receipt, contact: setting.contact,
      dayNames: setting.dayNames, now: now
    ).lines.map { SafeText($0) } + ["u takes back the last, q leaves."]
  }

  private var leaving: [SafeText] { AnnotateScreen.farewell(station, setting: setting, now: now) }
}

extension AnnotateScreen {
  /// What the shell shows after leaving.
  public static func farewell(_ station: Station, setting: AnnotateSetting, now: Date) -> [SafeText] {
    let formulation: TaskFormulation? = if case .work(let formulation) = station.stage { formulation } else { nil }
    return EndScreen(
      kind: .leaving(formulation), progress: station.progress, receipt: station.receipt, contact: setting.contact,
      dayNames: setting.dayNames, now: now
    ).lines.map { SafeText($0) }
  }

  /// The same from where this screen stands.
  public var farewell: [SafeText] { Self.farewell(station, setting: setting, now: now) }
}
