import Basics
import Sessions
import Study
import Terminal

/// Causes summed up, as lines of text.
struct ReviewSummaryText {
  let summary: ReviewSummary
  let codeBook: CodeBook
  let shown: (Int) -> String
  let strengths: StrengthsSeen

  var lines: [SafeText] {
    let parts = [
      deltas, overlap, causes, subsets, formulations, people, pairs, again, coders,
    ]
    let head = [
      SafeText(counted(summary.instances, "instance")) + "; ambiguous from Δ \(summary.threshold). "
        + SafeText(summary.progress.words)
    ]
    let meaning = [strengths.meaning(threshold: summary.threshold).map { SafeText($0) }].compactMap(\.self)
    return ([head + meaning] + parts.filter { !$0.isEmpty }).joined(separator: [""]).map { $0 }
  }

  private var deltas: [SafeText] {
    let rows: [(String, [Int])] = [
      ("SINGLE, a response", summary.responseDeltas), ("SINGLE, an instance", summary.singleDeltas),
      ("PREFERENCE", summary.preferenceDeltas),
    ]
    let headings = ["0", "1", "2", "3", "4"]
    return [Self.row("Δ", headings, under: headings)]
      + rows.map { Self.row($0, $1.map(String.init), under: headings) }
  }

  private var overlap: [SafeText] {
    let sets = summary.overlap
    guard sets.instances > 0 else { return [] }
    var line =
      "Of \(counted(sets.instances, "instance")) with both Δ, \(sets.single) are ambiguous in SINGLE, \(sets.preference) in PREFERENCE, "
      + "\(sets.both) in both."
    if let mean = sets.harmonicMean {
      line +=
        " Overlap \(NumberText.coefficient(mean))"
        + (sets.byChance.map { ", by chance \(NumberText.coefficient($0))." } ?? ".")
    }
    return [SafeText(line)]
  }

  private var causes: [SafeText] {
    let outcomes = DecisionOutcome.Kind.allCases
    let headings = ["all"] + outcomes.map(\.rawValue)
    func row(_ name: String, _ all: Int, _ counts: [DecisionOutcome.Kind: Int]) -> SafeText {
      Self.row(name, ([all] + outcomes.map { counts[$0] ?? 0 }).map(String.init), under: headings)
    }
    return [Self.row("cause", headings, under: headings)]
      + summary.causes.map { row($0.name, $0.count, $0.outcomes) }
      + [row("decided", summary.progress.decided, summary.progress.outcomes)]
  }

  /// Nothing where the study names none.
  private var subsets: [SafeText] {
    let hasNames = summary.subsets.contains { !$0.name.isEmpty }
    return hasNames ? groups("subset", summary.subsets, name: \.name) : []
  }

  private var formulations: [SafeText] { groups("ambiguous in", summary.formulations, name: \.name) }

  /// Those first who differ from others most often beyond what chance makes of few instances.
  private var people: [SafeText] {
    groups("annotator", Array(summary.people.prefix(Self.most))) { $0.annotator.map(shown) ?? "" }
      + further(summary.people.count, "annotators")
  }

  private static let most = 20

  private func further(_ count: Int, _ what: String) -> [SafeText] {
    count > Self.most ? ["\(count - Self.most) further \(SafeText(what)): --format json has them all."] : []
  }

  private var pairs: [SafeText] {
    groups("pair", Array(summary.pairs.prefix(Self.most))) { group in
      group.pair.map { "\(shown($0.first)) and \(shown($0.second))" } ?? ""
    }
      + further(summary.pairs.count, "pairs")
  }

  private func groups(
    _ title: String, _ groups: [ReviewSummary.Group], name: (ReviewSummary.Group) -> String
  ) -> [SafeText] {
    guard !groups.isEmpty else { return [] }
    let headings = ["instances", "single", "preference", "decided"]
    return [Self.row(title, headings, under: headings) + "  causes"]
      + groups.map { group in
        let causes = group.causes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
          .map { "\(codeBook.name(of: $0.key)) \($0.value)" }.joined(separator: ", ")
        let counts = [group.instances, group.ambiguousSingle, group.ambiguousPreference, group.decided]
        let row = Self.row(name(group), counts.map(String.init), under: headings)
        return causes.isEmpty ? row : row + "  " + SafeText(causes)
      }
  }

  private var again: [SafeText] {
    let (sent, controls) = (summary.askedAgain.sentBack, summary.askedAgain.controls)
    guard sent.labels > 0 || controls.labels > 0 else { return [] }
    return [
      "Asked again: \(sent.changed) of \(sent.labels) labels changed where it was sent back, "
        + "\(controls.changed) of \(controls.labels) on the controls."
    ]
  }

  private var coders: [SafeText] {
    summary.coders.map { coders in
      let kappa =
        coders.kappa.value.map {
          NumberText.coefficient($0, low: coders.kappa.low, high: coders.kappa.high)
        } ?? "none, since \(coders.kappa.why ?? "it is undefined")"
      return SafeText(coders.first) + " and " + SafeText(coders.second)
        + SafeText(
          " both coded \(counted(coders.kappa.n, "instance")): the same cause in \(NumberText.coefficient(coders.agreement.value ?? 0)), kappa \(kappa)."
        )
    }
  }

  /// A name and counts under their headings, each as wide as it has to be.
  private static func row(_ name: String, _ cells: [String], under headings: [String]) -> SafeText {
    SafeText(name).truncated(toColumns: 20).padded(toColumns: 20)
      + zip(cells, headings).map { SafeText($0).leftPadded(toColumns: max(5, $1.count) + 2) }.joined()
  }
}
