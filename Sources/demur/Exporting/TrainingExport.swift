import Basics
import Interchange
import Sessions
import Study
import Terminal

/// Writes pairs to train on, and counts what was left out and why.
struct TrainingExport {
  let reading: GoldReading
  let rules: DecisionRules
  let choice: TrainingChoice
  let form: TrainingForm
  let isPerAnnotator: Bool
  let split: TrainingSplit?

  private struct Counts {
    var pairs = 0
    /// Of one annotator, without a decision: their Δ is not known.
    var unknown = 0
    var sides = [TrainingSplit.Side: Int]()
    var left: [TrainingChoice.Reason: Int] = [:]
    var decisions: DecisionCounts

    init(_ rules: DecisionRules) { decisions = DecisionCounts(rules) }
  }

  /// What was written and what was left out, for people.
  ///
  /// - Parameter outputs: one, or one a side of the split.
  func write(to outputs: TrainingOutputs) throws -> [SafeText] {
    var counts = Counts(rules)
    try reading.forEach { entry in
      let treatment = rules.treatment(entry.verdict, in: choice.formulation)
      counts.decisions.note(entry.verdict, treatment)
      if treatment.isIn, !entry.instance.hasText {
        counts.left[.textless, default: 0] += 1
        return
      }
      let dialogue = TrainingDialogue(entry.instance)
      for (annotator, outcome) in outcomes(entry, treatment) {
        switch outcome {
        case .left(let reason): counts.left[reason, default: 0] += 1
        case .pair where form.refuses(dialogue): counts.left[.unanswerable, default: 0] += 1
        case .pair(let pair):
          let side = split?.side(of: entry.instance.key)
          counts.pairs += 1
          if pair.delta == nil, treatment == .filtered { counts.unknown += 1 }
          if let side { counts.sides[side, default: 0] += 1 }
          let facts = TrainingFacts(
            entry.instance, pair, entry.verdict, annotator: annotator, split: side?.rawValue)
          for row in form.rows(dialogue, facts) { try outputs.write(row, side) }
        }
      }
    }
    try outputs.finish()
    return lines(counts)
  }

  private func outcomes(
    _ entry: GoldReading.Entry, _ treatment: DecisionRules.Treatment
  ) -> [(annotator: String?, outcome: TrainingChoice.Outcome)] {
    guard isPerAnnotator, treatment.isIn else { return [(nil, choice.outcome(entry.gold, treatment))] }
    return entry.labels.map { label in
      (reading.annotator(label.annotator), choice.outcome(label, of: entry.gold, treatment))
    }
  }

  private func unknown(_ counts: Counts) -> String {
    guard counts.unknown > 0 else { return "" }
    return ", \(counts.unknown) of them by one annotator, so that their Δ is unknown"
      + (choice.ambiguous == .weight ? " and their weight null" : "")
  }

  private func lines(_ counts: Counts) -> [SafeText] {
    let left = TrainingChoice.Reason.allCases.compactMap { reason -> String? in
      let count = counts.left[reason] ?? 0
      return count > 0 || reason.isAlwaysTold ? "\(count) \(reason.words(choice))" : nil
    }
    var lines: [SafeText] = [
      SafeText("\(counted(counts.pairs, "pair"))\(unknown(counts)); left out: \(left.joined(separator: ", ")).")
    ]
    if form.isUnpaired { lines.append("Each pair is two lines, one a response.") }
    if split != nil {
      lines.append("train \(counts.sides[.train] ?? 0), test \(counts.sides[.test] ?? 0), split by instance.")
    }
    return lines + counts.decisions.remarks
  }
}

extension TrainingChoice.Reason {
  fileprivate var isAlwaysTold: Bool {
    switch self {
    case .dropped, .tie, .ambiguous, .unlabelled: true
    case .contested, .textless, .unanswerable: false
    }
  }

  fileprivate func words(_ choice: TrainingChoice) -> String {
    switch self {
    case .dropped: "dropped by authors"
    case .contested: "on which authors differ"
    case .textless: "without texts"
    case .unanswerable: "without a turn to answer, which chat templates need (--format text has them)"
    case .unlabelled: "without labels"
    case .ambiguous: "ambiguous (\(choice.deltaWords) of \(choice.threshold) or more)"
    case .tie: "without a preference"
    }
  }
}
