import Study
import Terminal

/// What is listed summed up, causes, outcomes, Δ, annotators and pairs, as lines of at most 76 columns.
struct TotalsText {
  private let summary: ReviewSummary
  /// Which instances, in words; nil for all.
  private let selection: String?
  private let remarks: [(annotator: Int, words: [String])]?
  private let names: AnnotatorNames

  /// - Parameter remarks: who is unlike the others; nil where that is not known yet.
  init(
    _ summary: ReviewSummary, selection: String?, remarks: [(annotator: Int, words: [String])]?, names: AnnotatorNames
  ) {
    self.summary = summary
    self.selection = selection
    self.remarks = remarks
    self.names = names
  }

  var text: String {
    [
      head, causes, coders, deltas, overlap, groups("subset", summary.subsets), formulations, people, pairs, unlike,
    ].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private var head: [String] {
    [selection.map { "Of what is listed: \($0)." } ?? "Of all \(summary.instances) instances.", summary.progress.words]
  }

  private static let kinds = DecisionOutcome.Kind.allCases

  private var causes: [String] {
    guard summary.causes.contains(where: { $0.count > 0 }) else { return ["No cause was chosen so far."] }
    let widths = Self.kinds.map { $0.words.count + 2 }
    return [
      "Cause".padded(20) + "n".leftPadded(5) + zip(Self.kinds, widths).map { $0.words.leftPadded($1) }.joined()
    ]
      + summary.causes.map { cause in
        Self.name(cause.name, 19).padded(20) + "\(cause.count)".leftPadded(5)
          + zip(Self.kinds, widths).map { Self.count(cause.outcomes[$0]).leftPadded($1) }.joined()
      }
  }

  private var coders: [String] {
    guard !summary.coders.isEmpty else { return [] }
    return ["Two authors' first causes".padded(34) + "n".leftPadded(6) + "same".leftPadded(8) + "   kappa"]
      + summary.coders.map { pair in
        Self.name("\(pair.first), \(pair.second)", 33).padded(34) + "\(pair.kappa.n)".leftPadded(6)
          + (pair.agreement.value.map(short) ?? "-").leftPadded(8) + "   " + Self.interval(pair.kappa)
      }
  }

  private var deltas: [String] {
    [
      "Δ".padded(34) + Disagreement.values.map { "\($0)\($0 >= summary.threshold ? "*" : " ")".leftPadded(7) }.joined(),
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
    let chance =
      selection != nil
      ? "; none by chance beside it, since the filters chose these instances"
      : sets.byChance.map { ", by chance \(short($0))" } ?? ""
    return [
      "Ambiguous in SINGLE \(sets.single), in PREFERENCE \(sets.preference), in both \(sets.both), of \(sets.instances).",
      "Overlap \(sets.harmonicMean.map(short) ?? "-")\(chance).",
    ]
  }

  private var formulations: [String] { groups("ambiguous in", summary.formulations) }

  private var people: [String] {
    guard !summary.people.isEmpty else { return [] }
    return [ranks("annotator", hasAlone: true)]
      + summary.people.prefix(Self.most).map { group in
        rank(group, group.annotator.map { names.text($0) } ?? "", alone: group.alone)
      } + rest(summary.people.count, "annotators", differ: summary.peopleDiffer)
  }

  private var pairs: [String] {
    guard summary.people.count > 2 else { return [] }
    return [ranks("pair", hasAlone: false)]
      + summary.pairs.prefix(Self.most).map { group in
        rank(group, group.pair.map { "\(names.text($0.first)), \(names.text($0.second))" } ?? "", alone: nil)
      } + rest(summary.pairs.count, "pairs", differ: summary.pairsDiffer)
  }

  private static let most = 20

  private func ranks(_ title: String, hasAlone: Bool) -> String {
    title.padded(20) + ["n", "SINGLE", "PREF", "either"].map { $0.leftPadded(8) }.joined()
      + (hasAlone ? "alone" : "").leftPadded(8) + "   share of n"
  }

  private func rank(_ group: ReviewSummary.Group, _ name: String, alone: Int?) -> String {
    let counts = [group.instances, group.ambiguousSingle, group.ambiguousPreference, group.ambiguous]
    let share = group.pooled.map { value -> String in
      guard selection == nil else { return "\(Int((100 * value.value).rounded())) %".leftPadded(5) }
      let shown = percents(value.value, ends: (value.low, value.high))
      return "\(shown.share) %".leftPadded(5) + " [\(shown.low) \(shown.high)]"
    }
    return Self.name(name, 19).padded(20) + counts.map { "\($0)".leftPadded(8) }.joined()
      + (alone.map { "\($0)" } ?? "").leftPadded(8) + "  " + (share ?? "    -")
  }

  /// What remains to be said below annotators, or pairs.
  private func rest(_ count: Int, _ what: String, differ: Bool?) -> [String] {
    var lines: [String] = []
    if count > Self.most { lines.append("and \(count - Self.most) more \(what): demur review --summary") }
    if what == "annotators" {
      lines.append(
        "n: shared with others; Δ \(summary.threshold) or more from somebody in SINGLE, PREFERENCE, either; alone: "
          + "from everybody."
          + (selection == nil
            ? " Share: drawn towards all as far as n is small, with its 95 % interval; the largest first." : ""))
    }
    if selection == nil, differ == false { lines.append("These \(what) differ no more than chance makes them.") }
    return lines
  }

  /// Who labels unlike the others.
  private var unlike: [String] {
    guard let remarks else { return ["Who is unlike the others: s"] }
    guard !remarks.isEmpty else { return [] }
    return ["Who is unlike the others; a reason to look, no verdict"]
      + remarks.flatMap { person in
        [Self.name(names.text(person.annotator), 74) + ":"] + person.words.map { "  \($0)" }
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

  /// `.48 [.21 .75]`
  private static func interval(_ figure: Figure) -> String {
    guard let value = figure.value else { return "-" }
    guard let low = figure.low, let high = figure.high else { return short(value) }
    return short(value, ends: (low, high))
  }

  private static func count(_ count: Int?) -> String { count.map { "\($0)" } ?? "" }

  private static func name(_ name: String, _ columns: Int) -> String {
    SafeText(name).truncated(toColumns: columns).description
  }
}
