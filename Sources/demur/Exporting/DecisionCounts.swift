import Basics
import Sessions
import Study
import Terminal

/// How many instances authors' decisions took out of an export, and how many they kept in it.
struct DecisionCounts {
  private var dropped = 0
  private var droppedAsContested = 0
  private var kept = 0
  private var adjudicated = 0
  /// On which authors differ, where nothing says what becomes of them.
  private var unsettled = 0
  private let rules: DecisionRules

  init(_ rules: DecisionRules) { self.rules = rules }

  mutating func note(_ verdict: Verdict, _ treatment: DecisionRules.Treatment) {
    switch treatment {
    case .dropped: dropped += 1
    case .droppedAsContested: droppedAsContested += 1
    case .kept: kept += 1
    case .adjudicated: adjudicated += 1
    case .filtered: break
    }
    let isSettled = rules.followed != .follow || rules.contested != .leave
    if verdict.isContested, treatment.isIn, !isSettled { unsettled += 1 }
  }

  var leftOut: [String] {
    ["\(dropped) dropped by authors"]
      + (droppedAsContested > 0 ? ["\(droppedAsContested) on which authors differ"] : [])
  }

  /// What has to be said beside the counts.
  var remarks: [SafeText] {
    var lines: [SafeText] = []
    if kept > 0 || adjudicated > 0 {
      lines.append("By decisions, whatever Δ is: \(kept) kept, \(adjudicated) adjudicated.")
    }
    if unsettled > 0 {
      lines.append(
        "Authors differ on \(counted(unsettled, "instance")) of these, taken as if nobody had decided; --contested keep or drop "
          + "settles that, --author NAME takes one author's word.")
    }
    return lines
  }
}
