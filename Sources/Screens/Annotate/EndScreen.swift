import Foundation
import Study
import Terminal

/// What an annotator sees when a formulation is complete, and when they leave.
struct EndScreen: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// The formulation is complete; the next, if any, opens then.
    case complete(TaskFormulation, next: TaskFormulation?, opens: Date?)
    /// The person leaves before that.
    case leaving(TaskFormulation?)
    case nothingAssigned
  }

  let kind: Kind
  let progress: WorkProgress
  let receipt: String
  let contact: String?
  let dayNames: DayNames
  let now: Date

  private var paragraphs: [[String]] {
    switch kind {
    case .complete(let formulation, let next, let opens):
      var result = [[heading(formulation)], counts(formulation), ["All of it is saved on this machine."]]
      if let next, let opens {
        let day = dayNames.name(opens, now: now)
        result.append([
          "Next: \(next == .single ? "rating responses one by one" : "comparing pairs"), from \(day).",
          "Come back then with the same command. There is nothing to do before.",
        ])
      }
      return result + contactLines
    case .leaving(let formulation):
      var result = [["This is a good place to stop."]]
      if let formulation, progress.total > 0 { result.append(counts(formulation)) }
      return result + [["All of it is saved on this machine. The same command goes on right here."]] + contactLines
    case .nothingAssigned:
      return [
        ["There is nothing for you to do yet."],
        ["The study's authors have not assigned any work to you. Nothing is wrong:", "come back when they tell you."],
      ] + contactLines
    }
  }

  private func heading(_ formulation: TaskFormulation) -> String {
    formulation == .single ? "Your ratings are complete. Thank you." : "Your comparisons are complete. Thank you."
  }

  private func counts(_ formulation: TaskFormulation) -> [String] {
    let noun = formulation == .single ? "responses" : "pairs"
    let verb = formulation == .single ? "rated" : "compared"
    let waiting = progress.open == 0 ? "none waiting" : "\(progress.open) to go"
    var lines = [
      "  \(progress.total) \(noun): \(progress.labelled) \(verb), \(progress.excluded) not judged, \(waiting)"
    ]
    var marks: [String] = []
    if progress.unsure > 0 { marks.append("\(progress.unsure) marked unsure") }
    if progress.notes > 0 { marks.append("\(progress.notes) \(progress.notes == 1 ? "comment" : "comments")") }
    if !marks.isEmpty { lines.append("  " + marks.joined(separator: ", ")) }
    return lines
  }

  private var contactLines: [[String]] {
    var lines: [[String]] = []
    if let contact { lines.append(["If something you read stays with you: \(contact)"]) }
    if !receipt.isEmpty { lines.append(["Receipt  \(receipt)   (quote it if the authors ask)"]) }
    return lines
  }

  private var hints: SafeText {
    switch kind {
    case .complete: "u take back the last  c write to the authors  ? all keys  q leave"
    case .leaving: "q or Enter leave  Esc back to work"
    case .nothingAssigned: "c write to the authors  q leave"
    }
  }

  func view(in size: Size, notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = WorkMetrics(size, maximum: 80)
    var row = 1
    for (number, paragraph) in paragraphs.enumerated() {
      for line in paragraph {
        let layout = TextLayout(line, columns: metrics.width - 4)
        for index in 0..<layout.lineCount where row < size.rows - 2 {
          frame.put(layout.line(index), row: row, column: metrics.left + 2, style: number == 0 ? .bold : .plain)
          row += 1
        }
      }
      row += size.rows < 16 ? 0 : 1
    }
    if let notice {
      frame.put(
        notice.text, row: size.rows - 2, column: metrics.left + 1, style: notice.isWarning ? .warning : .plain,
        columns: metrics.width - 2)
    }
    frame.put(hints, row: size.rows - 1, column: metrics.left + 1, style: .quiet, columns: metrics.width - 2)
    frame.cursor = Position(row: 1, column: metrics.left + 2)
    return frame
  }

  /// The same in plain lines, for `--plain` and for the shell after leaving.
  var lines: [String] { paragraphs.flatMap(\.self) }
}
