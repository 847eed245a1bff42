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

  package init(
    _ table: LabelTable, figures: StudyFigures, repeats: [RepeatedLabel] = [],
    activity: [String: AnnotatorActivity] = [:]
  ) {
    let plan = figures.plan
    coefficients = FigureList.coefficients.results(
      FigureSample(coefficientsOf: table, plan: plan), plan: plan, source: { $0 })
    let names = table.subsetNames
    subsets =
      names.count < 2
      ? []
      : names.map { name in
        let part = table.keeping { InstanceKey(table.subsets[$0]) == InstanceKey(name) }
        return (name, StudyFigures(part, plan: plan))
      }
    annotators = AnnotatorFigures.all(table, plan: plan, activity: activity)
    pairs = PairFigures.all(table, plan: plan)
    // What is not equal and has no N is opposite.
    contradictions = figures["interTask.all.soft"].complement
    self.repeats = FigureList.repeats.results(FigureSample(repeats), plan: plan, source: { $0 })
  }

  package var tree: FigureTree {
    [
      "coefficients": coefficients.tree,
      "subsets": .group(subsets.map { FigureTree.Member($0.name, $0.figures.tree) }),
      "annotators": .group(annotators.map { FigureTree.Member($0.name, $0.tree) }),
      "pairs": .list(pairs.map(\.tree)), "contradictions": .figure(contradictions), "repeats": repeats.tree,
    ]
  }
}
