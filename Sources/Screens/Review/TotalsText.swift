import Study
import Terminal

/// Causes, outcomes and Δ summed up, as lines of at most 76 columns.
struct TotalsText {
  private let summary: ReviewSummary
  private let standingOut: AnnotatorsStandingOut
  private let names: AnnotatorNames
  private let codeBook: CodeBook

  init(
    _ summary: ReviewSummary, standingOut: AnnotatorsStandingOut, names: AnnotatorNames, codeBook: CodeBook
  ) {
    self.summary = summary
    self.standingOut = standingOut
    self.names = names
    self.codeBook = codeBook
  }

  var text: String {
    [
      [summary.progress.words], causes, coders, deltas, overlap, groups("subset", summary.subsets), formulations, pairs,
      people,
    ].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private static let kinds = Outcome.Kind.allCases
  private static let kindTitles = ["keep", "drop", "gold", "more", "again"]

  private var causes: [String] {
    guard summary.causes.contains(where: { $0.count > 0 }) else { return ["No cause was chosen so far."] }
    return ["Cause".padded(24) + "n".leftPadded(6) + Self.kindTitles.map { $0.leftPadded(7) }.joined()]
      + summary.causes.map { cause in
        Self.name(cause.name, 23).padded(24) + "\(cause.count)".leftPadded(6)
          + Self.kinds.map { Self.count(cause.outcomes[$0]).leftPadded(7) }.joined()
      }
  }

  private var coders: [String] {
    guard !summary.coders.isEmpty else { return [] }
    return ["Two authors' first causes".padded(34) + "n".leftPadded(6) + "same".leftPadded(8) + "kappa".leftPadded(8)]
      + summary.coders.map { pair in
        Self.name("\(pair.first), \(pair.second)", 33).padded(34) + "\(pair.kappa.n)".leftPadded(6)
          + (pair.agreement.value.map(short) ?? "-").leftPadded(8) + (pair.kappa.value.map(short) ?? "-").leftPadded(8)
      }
  }

  private var deltas: [String] {
    [
      "Δ".padded(34) + (0...4).map { "\($0)\($0 >= summary.threshold ? "*" : " ")".leftPadded(7) }.joined(),
      row("ratings of one response", summary.responseDeltas), row("ratings, an instance", summary.singleDeltas),
      row("preferences, an instance", summary.preferenceDeltas),
    ]
  }

  private func row(_ name: String, _ counts: [Int]) -> String {
    name.padded(34) + counts.map { "\($0) ".leftPadded(7) }.joined()
  }

  private var overlap: [String] {
    let sets = summary.overlap
    guard sets.instances > 0 else { return [] }
    return [
      "Ambiguous in SINGLE \(sets.single), in PREFERENCE \(sets.preference), in both \(sets.both), of \(sets.instances).",
      "Overlap \(sets.harmonicMean.map(short) ?? "-"), by chance \(sets.byChance.map(short) ?? "-").",
    ]
  }

  private var formulations: [String] { groups("ambiguous in", summary.formulations) }

  private var pairs: [String] {
    let shown = summary.pairs.prefix(20).map { group -> ReviewSummary.Group in
      var group = group
      group.name = group.pair.map { "\(names.text($0.first)), \(names.text($0.second))" } ?? ""
      return group
    }
    let rest = summary.pairs.count - shown.count
    return groups("annotators", shown) + (rest > 0 ? ["and \(rest) more pairs: demur review --summary"] : [])
  }

  /// Who labels unlike the others.
  private var people: [String] {
    guard !standingOut.isTooLarge else { return ["Annotators side by side: demur report"] }
    guard !standingOut.people.isEmpty else { return [] }
    return ["Who stands out; a reason to look, no verdict"]
      + standingOut.people.flatMap { person in
        [Self.name(names.text(person.annotator), 74) + ":"] + person.remarks.map { "  \($0.words)" }
      }
  }

  private func groups(_ title: String, _ groups: [ReviewSummary.Group]) -> [String] {
    guard !groups.isEmpty else { return [] }
    let heads = ["n", "SINGLE", "PREF", "either", "decided"]
    return [title.padded(24) + heads.map { $0.leftPadded(9) }.joined()]
      + groups.map { group in
        let counts = [
          group.instances, group.ambiguousSingle, group.ambiguousPreference, group.ambiguous, group.decided,
        ]
        return Self.name(group.name.isEmpty ? "(no name)" : group.name, 23).padded(24)
          + counts.map { "\($0)".leftPadded(9) }.joined()
      }
  }

  private static func count(_ count: Int?) -> String { count.map { "\($0)" } ?? "" }

  private static func name(_ name: String, _ columns: Int) -> String {
    SafeText(name).truncated(toColumns: columns).description
  }
}
