import Foundation
import Study
import Terminal

/// The annotator's work as lines of text and typed answers, for braille displays, screen readers and terminals that
/// cannot be drawn on. The same acts, the same rules, no cursor.
package struct PlainAnnotate: Equatable, Sendable {
  let setting: AnnotateSetting
  private(set) var station: Station
  private var attention: Attention
  private var isAskingForReason = false
  private var told: Set<AnnotateScreen.Remark> = []
  let now: Date

  package init(_ setting: AnnotateSetting, station: Station, now: Date) {
    self.setting = setting
    self.station = station
    self.now = now
    attention = setting.work.attention
  }

  /// The text has been printed; active time runs from here.
  package mutating func printed(at time: Milliseconds) {
    attention.painted(at: time)
    attention.shownToEnd = [0, 1]
  }

  /// Takes a typed line: what to print at once, and what to carry out.
  package mutating func take(_ line: String, at time: Milliseconds) -> (
    lines: [SafeText], effects: [Effect<AnnotateRequest>]
  ) {
    attention.sign(at: time)
    let before = self
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let taken = take((words.first ?? "").lowercased(), words.count > 1 ? words[1].trimmedForReading : "")
    // A line that was typed ahead, or pasted with others, was not meant for what was printed since.
    if attention.isGuarded(at: time), taken.effects.contains(where: \.isRecorded) {
      self = before
      return (["That came before this text was printed, so it was not taken: type it again."], [])
    }
    return taken
  }

  private mutating func take(_ word: String, _ rest: String) -> (lines: [SafeText], effects: [Effect<AnnotateRequest>])
  {
    if isAskingForReason { return reason(word, rest) }
    if word == "q" || word == "quit" { return (AnnotateScreen.farewell(station, setting: setting, now: now), [.leave]) }
    switch station.stage {
    case .consent:
      if word == "yes" || word == "y" { return ([], [.ask(.record(.consent(textHash: setting.consentHash), on: nil))]) }
      return (word.isEmpty ? announcement : [Self.consentChoices], [])
    case .guidelines:
      if word == "ok" { return ([], [.ask(.record(.guidelines(textHash: setting.guidelinesHash), on: nil))]) }
      return (word.isEmpty ? announcement : [Self.guidelinesChoices], [])
    case .work, .practice: return work(word, rest)
    case .washout, .complete: return ended(word, rest)
    case .withdrawn: return ([Self.leaveChoice], [])
    case .nothingAssigned:
      if word == "c", !rest.isEmpty { return ([], [.ask(.record(.note(rest), on: nil))]) }
      return ([Self.idleChoices], [])
    }
  }

  private func ended(_ word: String, _ rest: String) -> (lines: [SafeText], effects: [Effect<AnnotateRequest>]) {
    switch word {
    case "u": return ([], [.ask(.undo)])
    case "redo": return ([], [.ask(.redo)])
    case "g": return (guidelines, [])
    case "c" where !rest.isEmpty: return ([], [.ask(.record(.note(rest), on: nil))])
    default: return ([Self.endChoices], [])
    }
  }

  /// Takes in what an effect led to: what to print of it.
  package mutating func take(_ answer: AnnotateAnswer) -> [SafeText] {
    switch answer {
    case .moved(let saved, let next): return moved(saved, to: next)
    case .marked(.unsure(let isUnsure)):
      station.served?.isUnsure = isUnsure
      return [isUnsure ? "Marked as unsure; f takes the mark away." : "No longer marked as unsure."]
    case .marked(.note(let text, _)):
      if station.served != nil {
        station.served?.note = text
        return ["Comment saved."]
      }
      return ["Saved for the study's authors."]
    case .marked: return []
    case .nothingToUndo: return ["There is nothing to take back."]
    case .nothingToRedo: return ["There is nothing to restore."]
    case .changedElsewhere(let next): return moved(.doneElsewhere, to: next)
    case .failed(let reason): return ["Not saved: \(reason)"]
    }
  }

  private mutating func moved(_ saved: Saved, to next: Station) -> [SafeText] {
    let before = station
    station = next
    attention = setting.work.attention
    isAskingForReason = false
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
      lines.append("You can stop here, now or at any time: q leaves.")
      if let contact = setting.contact { lines.append("If it stays with you: \(contact)") }
    case .act, .takenBack, .takenBackBeside, .restored, .doneElsewhere, .nothing: break
    }
    if let completed = next.completed {
      lines += EndText.between(completed, station: next, setting: setting, now: now).lines
    }
    return lines.map { $0.withoutScreenKeys } + announcement
  }

  private mutating func work(_ word: String, _ rest: String) -> (lines: [SafeText], effects: [Effect<AnnotateRequest>])
  {
    switch word {
    case "", "again": return (announcement, [])
    case "g": return (guidelines, [])
    case "?", "help": return (Self.help, [])
    default: break
    }
    if let label = label(word, rest) { return ([], [.ask(record(label))]) }
    guard let served = station.served else {
      if station.practiceFollowsLabel, word == "u" || word == "redo" {
        return ([], [.ask(word == "u" ? .undo : .redo)])
      }
      let known = ["u", "redo", "s", "f", "c", "x"].contains(word)
      return (known ? ["This is practice: there is no need for that here."] : [unknown(word)], [])
    }
    let id = served.work.id
    switch word {
    case "u": return ([], [.ask(.undo)])
    case "redo": return ([], [.ask(.redo)])
    case "s" where station.progress.open <= 1:
      return (["This is the last one, so there is nothing to put it behind. x puts it aside."], [])
    case "s": return ([], [.ask(.record(.postpone, on: id))])
    case "f": return ([], [.ask(.record(.unsure(!served.isUnsure), on: id))])
    case "c" where !rest.isEmpty: return ([], [.ask(.record(.note(rest, Self.presentation(of: served)), on: id))])
    case "c":
      return ((served.note.map { ["Your comment: \($0)"] } ?? []) + ["Type c and your comment on one line."], [])
    case "x":
      isAskingForReason = true
      return (reasons, [])
    default: return ([unknown(word)], [])
    }
  }

  private mutating func reason(_ word: String, _ rest: String) -> (
    lines: [SafeText], effects: [Effect<AnnotateRequest>]
  ) {
    guard let number = Int(word), (1...ExclusionReason.allCases.count).contains(number) else {
      isAskingForReason = false
      return (["Nothing is changed."], [])
    }
    let reason = ExclusionReason.allCases[number - 1]
    if reason == .other, rest.isEmpty { return (["A word of why, please: \(number) and the reason."], []) }
    return ([], [.ask(.record(.exclude(reason, note: rest), on: station.served?.work.id))])
  }

  /// The label that was typed, in the data's letters.
  private func label(_ word: String, _ rest: String) -> Label? {
    guard let served = station.shown else { return nil }
    if served.work.formulation == .single {
      return rest.isEmpty ? Int(word).flatMap(Rating.init).map(Label.rating) : nil
    }
    guard let label = Self.preferences[rest.isEmpty ? word : "\(word) \(rest)".lowercased()] else { return nil }
    return .preference(served.firstShown == .a ? label : label.swapped)
  }

  private static let preferences: [String: PreferenceLabel] = [
    "w": .muchA, "e": .littleA, "r": .none, "t": .littleB, "y": .muchB, "a2": .muchA, "a1": .littleA, "n": .none,
    "b1": .littleB, "b2": .muchB, "a 2": .muchA, "a 1": .littleA, "b 1": .littleB, "b 2": .muchB,
  ]

  private static func presentation(of served: ServedWork) -> Presentation {
    let first = served.work.formulation == .single ? nil : served.firstShown
    return Presentation(firstShown: first, layout: "plain", columns: 0, rows: 0)
  }

  private func record(_ label: Label) -> AnnotateRequest {
    if case .practice(let index, _) = station.stage { return .record(.practice(index: index, label: label), on: nil) }
    let served = station.served
    let isSingle = label.formulation == .single
    let bytes =
      isSingle
      ? served.map { $0.response($0.work.response ?? .a).utf8.count }
      : served.map { $0.responseA.utf8.count + $0.responseB.utf8.count }
    let circumstances = Circumstances(
      firstShown: isSingle ? nil : served?.firstShown, activeSeconds: attention.activeSeconds, unread: [],
      wasFast: attention.isTooFast(forBytes: bytes ?? 0), layout: "plain", columns: 0, rows: 0)
    return .record(.label(label, circumstances), on: served?.work.id)
  }
}

extension Effect {
  /// Whether it leads to something in the store.
  fileprivate var isRecorded: Bool {
    if case .ask = self { true } else { false }
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
