/// Figures beyond the paper: other coefficients, each subset, annotator and pair, and labels given twice.
package struct DetailFigures: Sendable {
  /// A table for each kind of label, called by it.
  package let coefficients: FigureResults
  /// Empty where the instances have no subsets.
  package let subsets: [(name: String, figures: StudyFigures)]
  package let annotators: [AnnotatorFigures]
  /// Those who share the most instances first.
  package let pairs: [PairFigures]
  /// The share of an annotator's instances in which single-pref contradicts preference, A against B.
  package let contradictions: Figure
  package let repeats: FigureResults
  /// Agreement by something that is known of labels beside what they say, such as the length of the text or the week.
  package let groups: [GroupFigures]

  package init(
    _ table: LabelTable, figures: StudyFigures, annotators: AnnotatorComparison, repeats: [RepeatedLabel] = [],
    groupings: [Grouping] = [], telling tell: (String) -> Void = { _ in }
  ) {
    let plan = figures.plan
    tell("other coefficients")
    coefficients = FigureList.coefficients.results(
      FigureSample(coefficientsOf: table), plan: plan, source: { $0 })
    tell("subsets")
    subsets = Self.subsets(of: table, plan: plan)
    let rows = annotators.byName
    self.annotators = table.annotators.compactMap { rows[InstanceKey($0)]?.figures }
    tell("pairs of annotators")
    pairs = PairFigures.all(table, plan: plan)
    // What is not equal and has no N is opposite.
    contradictions = figures["interTask.all.soft"].complement
    if !groupings.isEmpty { tell("groups") }
    groups = groupings.filter { !$0.groups.isEmpty }.map { GroupFigures(table, $0, plan: plan) }
    self.repeats = FigureList.repeats.results(FigureSample(repeats), plan: plan, source: { $0 })
  }

  /// The headline figures of each subset; empty where all instances are of one.
  package static func subsets(of table: LabelTable, plan: FigurePlan) -> [(name: String, figures: StudyFigures)] {
    let names = table.subsetNames
    return names.count < 2
      ? []
      : names.map { name in
        let key = InstanceKey(name)
        let part = table.keeping { InstanceKey(table.subsets[$0]) == key }
        return (name, StudyFigures(part, plan: plan))
      }
  }

  package var tree: FigureTree {
    [
      "coefficients": coefficients.tree,
      "subsets": .group(subsets.map { FigureTree.Member($0.name, $0.figures.tree) }),
      "annotators": .group(annotators.map { FigureTree.Member($0.name, $0.tree) }),
      "by": .group(groups.map { FigureTree.Member($0.grouping.name, $0.tree) }), "pairs": .list(pairs.map(\.tree)),
      "contradictions": .figure(contradictions), "repeats": repeats.tree,
    ]
  }
}
