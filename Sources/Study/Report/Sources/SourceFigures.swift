import Basics
import Agreement

/// Where disagreement comes from: the variance of labels by what they have in common, and what two people differ by.
package struct SourceFigures: Hashable, Sendable {
  /// Of the combined label of both formulations: single-combined and prefer-combined.
  package let combined: LabelSources
  /// Of ratings alone.
  package let ratings: LabelSources

  /// - Parameter repeats: labels that were given twice by the same annotator, which tell a slip from a view.
  package init(_ table: LabelTable, repeats: [RepeatedLabel] = [], plan: FigurePlan) {
    self.init(StudyUnits(table), repeats: repeats, plan: plan)
  }

  package init(_ units: StudyUnits, repeats: [RepeatedLabel] = [], plan: FigurePlan) {
    let patterns = units.patterns
    let kinds = concurrentMap(2, parts: plan.concurrency) { kind in
      let isOfRatings = kind == 1
      let labels = CrossedLabels(levels: 2, units: patterns.units) { pattern in
        patterns.labels[pattern].slots.map { slot in
          isOfRatings
            ? [slot.a, slot.b].map { $0 > 0 ? Double($0) : nil }
            : [slot.combined, slot.preference].map { $0.map(Double.init) }
        }
      }
      return LabelSources(
        labels, isOfRatings ? .responses : .formulations, Self.slip(of: isOfRatings ? .single : .preference, repeats),
        plan: plan)
    }
    (combined, ratings) = (kinds[0], kinds[1])
  }

  /// Half the mean squared difference of two labels of the same person: the variance that is nobody's view.
  private static func slip(of formulation: TaskFormulation, _ repeats: [RepeatedLabel]) -> Figure {
    let squares = repeats.compactMap { label -> Double? in
      switch (label.original, label.again) {
      case (.rating(let one), .rating(let two)) where formulation == .single:
        Double((one.rawValue - two.rawValue) * (one.rawValue - two.rawValue))
      case (.preference(let one), .preference(let two)) where formulation == .preference:
        Double((one.combined - two.combined) * (one.combined - two.combined))
      default: nil
      }
    }
    guard !squares.isEmpty else { return Figure(value: nil, n: 0, why: "nobody was asked twice") }
    return Figure(value: squares.reduce(0, +) / Double(2 * squares.count), n: squares.count)
  }

  package var tree: FigureTree { ["combined": combined.tree, "ratings": ratings.tree] }
}

/// The components of one kind of label.
package struct LabelSources: Hashable, Sendable {
  package let components: [Component]
  /// The sum of all that could be told apart.
  package let total: Component
  /// The variance that two labels of one person differ by when asked again, as far as anybody was.
  package let slip: Figure
  private let isOfRatings: Bool

  package struct Component: Hashable, Sendable {
    /// As files call it.
    package let name: String
    package let label: String
    /// As it is estimated: below 0 where people differ less than independent ones would.
    package let variance: Figure
    /// Of the total, and of what two people differ by who are asked the same; the latter nil where they share it.
    package let share: Figure
    package let ofDisagreement: Figure?
  }

  init(_ labels: CrossedLabels, _ model: CrossedModel, _ slip: Figure, plan: FigurePlan) {
    let found = VarianceComponents(labels, model: model, sampled: plan.sampled(annotators: labels.annotatorCount))
    isOfRatings = model == .responses
    self.slip = slip
    func figure(_ estimate: SampledEstimate) -> Figure {
      let interval = plan.hasIntervals ? estimate.interval(on: .plain) : nil
      return Figure(
        value: estimate.statistic.value, n: labels.labelCount, low: interval?.low, high: interval?.high,
        doubt: plan.hasIntervals ? estimate.doubt?.sentence : nil,
        why: estimate.statistic.reason.map { Self.words($0, model) })
    }
    let apart: [VarianceComponent] = [.annotator, .annotatorLevel, .annotatorUnit, .rest]
    // Of one annotator nothing is told apart: there are no two people who could differ.
    let apartFrom = found.estimate(of: .annotator).statistic.reason
    func ofDisagreement(_ component: VarianceComponent) -> Figure {
      guard let apartFrom else { return figure(found.share(of: [component], in: apart)) }
      return Figure(value: nil, n: labels.labelCount, why: Self.words(apartFrom, model))
    }
    components = Self.names(model).map { component, name, label in
      Component(
        name: name, label: label, variance: figure(found.estimate(of: component)),
        share: figure(found.share(of: [component], in: found.told)),
        ofDisagreement: apart.contains(component) ? ofDisagreement(component) : nil)
    }
    let whole = figure(found.estimate(of: found.told))
    total = Component(
      name: "total", label: "total", variance: whole,
      share: Figure(value: whole.value.map { _ in 1 }, n: whole.n, why: whole.why), ofDisagreement: nil)
  }

  private static func names(_ model: CrossedModel) -> [(VarianceComponent, name: String, label: String)] {
    switch model {
    case .formulations:
      [
        (.unit, "instance", "instance"), (.annotator, "annotator", "annotator"),
        (.unitLevel, "formulationInstance", "formulation × instance"),
        (.annotatorLevel, "formulationAnnotator", "formulation × annotator"),
        (.annotatorUnit, "annotatorInstance", "annotator × instance"), (.rest, "rest", "rest"),
      ]
    case .responses:
      [
        (.unit, "instance", "instance"), (.unitLevel, "response", "response"), (.annotator, "annotator", "annotator"),
        (.annotatorUnit, "annotatorInstance", "annotator × instance"), (.rest, "rest", "rest"),
      ]
    }
  }

  package subscript(name: String) -> Component? { components.first { $0.name == name } }

  /// What two people differ by who are asked the same, part by part, in words; what the labels cannot tell is said as well.
  package var sentences: [String] {
    guard total.variance.value != nil else { return [] }
    let what = isOfRatings ? "when they rate the same response" : "when they are asked in the same way"
    var parts: [String] = []
    func add(_ name: String, _ words: String) {
      guard let share = self[name]?.ofDisagreement?.value else { return }
      parts.append(
        share > -0.005
          ? "\(NumberText.percent(max(0, share))) is \(words)" : "none (\(NumberText.percent(share))) is \(words)")
    }
    add("annotator", isOfRatings ? "that one is kinder overall" : "that one leans more to one side overall")
    add(
      "annotatorInstance",
      isOfRatings ? "their view of the instance, both responses alike" : "their lasting view of the instance")
    add("formulationAnnotator", "how each of them takes the way the question is put")
    if let rest = self["rest"]?.ofDisagreement?.value, let variance = self["rest"]?.variance.value, variance > 0 {
      // In one formulation a lasting view looks like one of this label alone.
      let view = isOfRatings || self["annotatorInstance"]?.variance.value != nil ? "this one label" : "the instance"
      if let slip = slip.value {
        let part = min(1, slip / variance) * rest
        parts.append("\(NumberText.percent(part)) would differ if the same person were asked again")
        parts.append("\(NumberText.percent(rest - part)) is their view of \(view)")
      } else {
        parts.append("\(NumberText.percent(rest)) is their view of \(view) or a slip")
      }
    }
    var sentences = parts.isEmpty ? [] : ["Of what two people differ by \(what), \(parts.joined(separator: ", "))."]
    if slip.value == nil, !parts.isEmpty {
      sentences.append("Nobody was asked twice, so a slip cannot be told from a view of one label alone.")
    }
    return sentences + untold + negative + doubt
  }

  /// The same for a screen: what the parts are, and what there is to doubt.
  package var shortSentences: [String] {
    let sentences = sentences
    return sentences.count > 2 ? sentences.prefix(1) + doubt : sentences
  }

  /// Why the shares say little of other people; empty where they do not.
  private var doubt: [String] {
    total.variance.doubt.map { ["What these shares say of other people is not to be trusted: \($0)."] } ?? []
  }

  /// What the labels cannot tell, with the reason.
  private var untold: [String] {
    let untold = components.filter { $0.variance.value == nil }
    var reasons: [String] = []
    for component in untold {
      let why = component.variance.why ?? "undefined"
      if !reasons.contains(why) { reasons.append(why) }
    }
    return reasons.map { why in
      let labels = untold.filter { ($0.variance.why ?? "undefined") == why }.map(\.label)
      return
        "These labels cannot tell \(labels.joined(separator: ", ")), since \(why): part of what "
        + "the other rows have."
    }
  }

  /// A reason in the terms of a study.
  private static func words(_ why: Undefined, _ model: CrossedModel) -> String {
    guard why == .oneLevel else { return why.sentence }
    return model == .responses ? "all ratings are of one response" : "all labels are of one formulation"
  }

  /// What a variance below 0 means; what rounding leaves of none is none.
  private var negative: [String] {
    let least = -1e-9 * max(1, abs(total.variance.value ?? 0))
    let negative = components.filter { ($0.variance.value ?? 0) < least }
    return negative.map { component in
      if let high = component.variance.high, high < 0 {
        return component.name == "annotatorInstance" && isOfRatings
          ? "The variance of annotator × instance is below 0: who rates one response of an instance higher than others tends "
            + "to rate the other one lower."
          : "The variance of \(component.label) is below 0: labels that share it are less alike than others."
      }
      return "The variance of \(component.label) is estimated below 0: as far as these labels tell, it is 0 or small."
    }
  }

  fileprivate var tree: FigureTree {
    .group(
      (components + [total]).map { FigureTree.Member($0.name, $0.tree) } + [
        FigureTree.Member("slip", .figure(slip)), FigureTree.Member("sentences", .list(sentences.map { .text($0) })),
      ])
  }
}

extension LabelSources.Component {
  fileprivate var tree: FigureTree {
    [
      "value": .number(variance.value), "share": .number(share.value), "low": .number(variance.low),
      "high": .number(variance.high), "n": .count(variance.n), "shareLow": .number(share.low),
      "shareHigh": .number(share.high), "ofDisagreement": .number(ofDisagreement?.value),
      "doubt": .text(variance.doubt), "why": .text(variance.why),
    ]
  }
}
