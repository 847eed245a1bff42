import Basics
import Foundation
import Study
import Terminal

/// What an annotator reads when a formulation is complete, and when they leave.
struct EndText: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// The formulation is complete; the next, if any, opens then.
    case complete(TaskFormulation, next: TaskFormulation?, opens: Date?)
    /// The person leaves before that.
    case leaving(TaskFormulation)
    /// The person leaves before any work was done.
    case leavingEarly(hasConsented: Bool)
    /// The person leaves at the study's own questions after all work.
    case questionsLeft
    case nothingAssigned
    /// The authors have taken this person out of the study.
    case withdrawn
  }

  let kind: Kind
  let station: Station
  let setting: AnnotateSetting
  let now: Date
  /// Whether the last act could be saved.
  var last = LastSaved.saved
  /// How long what is open takes, where that is known.
  var timeLeft: String?

  /// The first line.
  var heading: String {
    switch kind {
    case .complete(.single, _, _): "Your ratings are complete. Thank you."
    case .complete(.preference, _, _): "Your comparisons are complete. Thank you."
    case .leaving: "This is a good place to stop."
    case .leavingEarly: "You can begin whenever you like."
    case .questionsLeft: "A few questions are left."
    case .nothingAssigned: "There is nothing for you to do yet."
    case .withdrawn: "You are no longer in this study."
    }
  }

  /// What follows it, a paragraph of lines each.
  var paragraphs: [[String]] {
    switch kind {
    case .complete(let formulation, let next, let opens):
      var result = [counts(formulation), [last.sentence]]
      if let next, let opens {
        result.append([
          "Next: \(next == .single ? "rating responses one by one" : "comparing pairs"), from "
            + "\(setting.dayNames.name(opens, now: now)). Come back then with the same command. "
            + "There is nothing to do before."
        ])
      }
      if let next, opens == nil {
        result.append([
          "Next: \(next == .single ? "rating responses one by one" : "comparing pairs"). A little practice first."
        ])
      }
      return result + contactLines
    case .leaving(let formulation):
      let left = timeLeft.map { [["\($0.prefix(1).uppercased())\($0.dropFirst())."]] } ?? []
      return [counts(formulation)] + left + [["\(last.sentence) The same command goes on right here."]] + contactLines
    case .leavingEarly(let hasConsented):
      return [
        [
          hasConsented
            ? "The same command goes on right here." : "Nothing was recorded. The same command begins again here."
        ]
      ] + contactLines
    case .questionsLeft:
      return [
        ["All that you labelled is saved on this machine. The same command asks them again; none has to be answered."]
      ]
        + contactLines
    case .nothingAssigned:
      return [
        ["The study's authors have not given you any work so far. Nothing is wrong: come back when they tell you."]
      ] + contactLines
    case .withdrawn:
      return [
        ["Its authors have taken you out of it. What you gave before is saved; nothing more is taken."]
      ] + contactLines
    }
  }

  /// What is said between a formulation that is complete and the practice for the next.
  static func between(
    _ completed: Station.Completed, station: Station, setting: AnnotateSetting, now: Date
  ) -> EndText {
    var done = station
    done.progress = completed.progress
    return EndText(
      kind: .complete(completed.formulation, next: completed.formulation.other, opens: nil), station: done,
      setting: setting, now: now)
  }

  private func counts(_ formulation: TaskFormulation) -> [String] {
    let progress = station.progress
    let noun = formulation == .single ? "response" : "pair"
    let verb = formulation == .single ? "rated" : "compared"
    let waiting = progress.open == 0 ? "none waiting" : "\(progress.open) to go"
    var lines = [
      "  \(counted(progress.total, noun)): \(progress.labelled) \(verb), \(progress.excluded) not judged, \(waiting)"
    ]
    var marks: [String] = []
    if progress.open > 0, progress.postponed > 0 { marks.append("\(progress.postponed) put off") }
    if progress.unsure > 0 { marks.append("\(progress.unsure) marked unsure") }
    if progress.notes > 0 { marks.append("\(counted(progress.notes, "comment"))") }
    if !marks.isEmpty { lines.append("  " + marks.joined(separator: ", ")) }
    return lines
  }

  private var contactLines: [[String]] {
    var lines: [[String]] = []
    if let contact = setting.contact { lines.append(["If something you read stays with you: \(contact)"]) }
    if !station.receipt.isEmpty { lines.append(["Receipt  \(station.receipt)   (quote it if the authors ask)"]) }
    return lines
  }

  /// As a screen.
  func screen(_ page: Page, size: Size) -> TextScreen {
    let text = paragraphs.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    var screen = TextScreen(page, title: SafeText(heading), content: .text(text), size: size)
    screen.isRevisionClosed = setting.work.isRevisionClosed
    return screen
  }

  /// The same in plain lines, for `--plain` and for the shell after leaving.
  var lines: [SafeText] { ([heading] + paragraphs.flatMap(\.self)).map { SafeText($0) } }
}

extension Station {
  /// A word where another formulation follows at once; nil where it is the same one. It is short: what was saved is said
  /// before it, in one line that leaves the next formulation's keys in sight.
  func follows(_ before: Station) -> SafeText? {
    guard case .work(let done) = before.stage, case .work(let next) = stage, done != next else { return nil }
    return done == .single ? "Now you compare two responses." : "Now you rate one response."
  }

  /// What is said at this stage when it is over or left.
  var endKind: EndText.Kind {
    switch stage {
    case .consent: .leavingEarly(hasConsented: false)
    case .guidelines, .practice, .questions(.before): .leavingEarly(hasConsented: true)
    case .questions(.after): .questionsLeft
    case .work(let formulation): .leaving(formulation)
    case .washout(let done, let next, let opens): .complete(done, next: next, opens: opens)
    case .complete(let last): .complete(last, next: nil, opens: nil)
    case .nothingAssigned: .nothingAssigned
    case .withdrawn: .withdrawn
    }
  }
}
