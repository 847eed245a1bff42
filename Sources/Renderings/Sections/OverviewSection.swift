import Basics
import Study

extension ReportDocument.Section {
  /// What was studied, by whom, and what was found: the page that somebody reads who reads no other.
  static func overview(_ content: ReportContent) -> Self {
    let findings = Finding.all(content)
    var blocks: [ReportDocument.Block] = [.paragraph(studied(content))]
    if !findings.isEmpty { blocks.append(.list(findings.map { "\($0.sentence) \($0.limit)" })) }
    return Self(id: "overview", title: "What was studied, and what was found", part: .findings, blocks: blocks)
  }

  private static func studied(_ content: ReportContent) -> String {
    let counts = content.figures.counts
    guard counts.ratings + counts.preferences > 0 else {
      return "There are no labels yet, so there is nothing to report."
    }
    var asked: [String] = []
    if counts.ratings > 0 {
      asked.append("SINGLE, the rating of one response from 1 to 5 (\(counted(counts.ratings, "rating")))")
    }
    if counts.preferences > 0 {
      asked.append(
        "PREFERENCE, which of two responses is better, A, B or none (N), and by how much "
          + "(\(counted(counts.preferences, "preference")))")
    }
    let subsets = content.subsets.filter { !$0.name.isEmpty }.map { "\($0.name) \($0.instances)" }
    let names = subsets.isEmpty ? "" : " (\(subsets.joined(separator: ", ")))"
    let who = counts.annotators == 1 ? "One annotator was" : "\(counts.annotators) annotators were"
    let simulated = content.header.isSimulated ? " (some or all of them simulated)" : ""
    var text =
      "Studied were \(counted(counts.instances, "instance"))\(names), each a context and two responses. "
      + "\(who)\(simulated) asked for \(asked.joined(separator: "; and for ")). "
    text +=
      counts.shared == 0
      ? "No instance has labels of two annotators."
      : counts.shared == counts.instances && counts.shared > 1
        ? "Each instance has labels of two annotators or more."
        : "\(counted(counts.shared, "instance")) \(counts.shared == 1 ? "has" : "have") labels of two annotators or more."
    if let models = content.models {
      text += " Beside them stand \(counted(models.models.count, "language model")): of these see below."
    }
    return text
  }
}

/// A sentence of findings, made of figures, and what it does not show.
package struct Finding: Hashable, Sendable {
  /// As files call it.
  package let name: String
  package let sentence: String
  package let limit: String

  package var tree: FigureTree { ["name": .text(name), "finding": .text(sentence), "limit": .text(limit)] }

  /// At most five; none without labels.
  package static func all(_ content: ReportContent) -> [Finding] {
    let counts = content.figures.counts
    guard counts.ratings + counts.preferences > 0 else { return [] }
    return [
      agreement(content.figures), content.sources.flatMap(sources), formulations(content.figures),
      ambiguity(content.figures), content.annotators.flatMap(people),
    ].compactMap(\.self)
  }

  private static func agreement(_ figures: StudyFigures) -> Finding {
    let kappas = [("SINGLE (ratings)", "single"), ("PREFERENCE (prefer-combined)", "preference")].compactMap {
      label, name in shown(figures["scoreAgreement.\(name).all.symmetric"]).map { "\($0) in \(label)" }
    }
    guard !kappas.isEmpty else {
      return Finding(
        name: "agreement", sentence: "How far annotators agree is not known.",
        limit: "Kappa is not defined, since "
          + (figures["scoreAgreement.\(figures.counts.ratings > 0 ? "single" : "preference").all.symmetric"].why
            ?? "it is not")
          + ".")
    }
    let sentence = "Two annotators agree with a weighted kappa of \(kappas.joined(separator: " and of "))"
    let difference = figures["difference.combined"]
    guard let less = shown(difference) else {
      return Finding(
        name: "agreement", sentence: sentence + ".",
        limit:
          "Kappa says how far people agree, and not whether they are right; the formulations cannot be compared here.")
    }
    let isOpen = (difference.low ?? -1) <= 0 && 0 <= (difference.high ?? 1)
    return Finding(
      name: "agreement",
      sentence: sentence + "; like for like, on combined labels, SINGLE less PREFERENCE is \(less).",
      limit: isOpen
        ? "That the interval holds 0 does not show that the two are equal, nor does a high kappa show that labels are right."
        : "Where people agree more, their labels are not therefore better: a kappa does not show who is right.")
  }

  /// A share that is worth a word.
  private static let least = 0.03

  private static func sources(_ sources: SourceFigures) -> Finding? {
    for (labels, asked) in [(sources.combined, "asked in the same way"), (sources.ratings, "asked for a rating")] {
      let parts = labels.components.filter { ($0.ofDisagreement?.value ?? 0) > 0 }
        .sorted { ($0.ofDisagreement?.value ?? 0) > ($1.ofDisagreement?.value ?? 0) }
      let largest = parts.prefix(3).filter { ($0.ofDisagreement?.value ?? 0) >= Self.least || $0 == parts[0] }
        .compactMap { part in
          part.ofDisagreement.flatMap(share).map { "\(words(part.name, labels)) (\(part.label)) \($0)" }
        }
      guard !largest.isEmpty else { continue }
      let slip =
        labels.slip.value == nil ? "Nobody was asked twice, so that a slip cannot be told from a passing view. " : ""
      return Finding(
        name: "sources",
        sentence: "Of the variance by which two people differ who are \(asked), the largest parts are: "
          + largest.joined(separator: "; ") + ".",
        limit: slip + "The shares do not say whose view is right.")
    }
    return nil
  }

  private static func words(_ component: String, _ labels: LabelSources) -> String {
    switch component {
    case "annotator": "a leaning of one person overall"
    case "annotatorInstance": "a person's lasting view of the instance"
    case "formulationAnnotator": "how a person takes the way the question is put"
    // In one formulation a lasting view looks like one of this label alone.
    default:
      labels["annotatorInstance"]?.variance.value == nil
        ? "a view of the instance, or a slip" : "a view of this one label, or a slip"
    }
  }

  private static func formulations(_ figures: StudyFigures) -> Finding? {
    guard let strict = shown(figures["interTask.all.strict"]), let soft = figures["interTask.all.soft"].value else {
      return nil
    }
    var sentence =
      "An annotator prefers the same in both formulations in \(strict) of the instances, and contradicts themselves in "
      + Numbers.short(1 - soft)
    if let plain = shown(figures["interTask.all.pearson"]) {
      sentence += "; the combined labels correlate with \(plain)"
    }
    let corrected = figures["interTask.trueCorrelation"]
    if let value = shown(corrected) { sentence += ", corrected for noise with \(value)" }
    let limit: String
    if corrected.value == nil {
      limit =
        "How much of the rest is noise cannot be told, so this does not show that the two measure different things."
    } else if let high = corrected.high, high < 1 {
      limit =
        "Noise alone does not account for the rest; what the two formulations measure differently it does not show."
    } else {
      limit = "Noise may account for the rest: this does not show that the two measure different things."
    }
    return Finding(name: "formulations", sentence: sentence + ".", limit: limit)
  }

  private static func ambiguity(_ figures: StudyFigures) -> Finding? {
    let rates = [("responses in SINGLE", "single"), ("instances in PREFERENCE", "preference")].compactMap {
      label, name in share(figures["pairwise.\(name).ambiguous"]).map { "\($0) of \(label)" }
    }
    guard !rates.isEmpty else { return nil }
    let sentence =
      "Two annotators differ by \(figures.plan.limits.threshold) steps or more on \(rates.joined(separator: " and "))"
    guard let overlap = shown(figures["ambiguity.overlap"]), let chance = figures["ambiguity.overlapByChance"].value,
      let verdict = ReportDocument.Section.ambiguityVerdict(figures)
    else {
      return Finding(
        name: "ambiguity", sentence: sentence + ".",
        limit: "Whether the same instances are ambiguous however they are asked about cannot be told from these labels."
      )
    }
    return Finding(
      name: "ambiguity",
      sentence: sentence
        + "; the two sets of ambiguous instances overlap by \(overlap), by chance \(Numbers.short(chance)).",
      limit: verdict)
  }

  private static func people(_ comparison: AnnotatorComparison) -> Finding? {
    guard comparison.rows.count > 1 else { return nil }
    let out = comparison.rows.filter { !$0.remarks.isEmpty }
    let limit = "Standing out is a reason to look, and no verdict: who differs from everyone may be right."
    guard !out.isEmpty else {
      return Finding(
        name: "people", sentence: "None of the \(comparison.rows.count) annotators stands out from the others.",
        limit: "With little data one can differ without standing out.")
    }
    let named = out.prefix(3).map { "\($0.figures.name) (\($0.remarks[0].words))" }
    let rest = out.count > 3 ? " and \(out.count - 3) more" : ""
    return Finding(
      name: "people",
      sentence: "\(out.count) of \(comparison.rows.count) annotators stand\(out.count == 1 ? "s" : "") out: "
        + named.joined(separator: ", ") + "\(rest).",
      limit: limit)
  }

  /// `.48 [.44 .52]`
  private static func shown(_ figure: Figure) -> String? { Numbers.estimate(figure) }

  private static func share(_ figure: Figure) -> String? { figure.value.map { _ in Numbers.share(figure) } }
}
