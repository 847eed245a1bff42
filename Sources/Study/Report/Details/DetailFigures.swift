/// Figures beyond the paper: other coefficients, each subset, annotator and pair, and labels given twice.
package struct DetailFigures: Sendable {
  package var coefficients: [CoefficientFigures]
  /// Empty where the instances have no subsets.
  package var subsets: [(name: String, figures: StudyFigures)]
  package var annotators: [AnnotatorFigures]
  /// Those who share the most instances first.
  package var pairs: [PairFigures]
  /// The share of an annotator's instances in which single-pref contradicts preference, A against B.
  package var contradictions: Figure
  package var repeats: RepeatFigures

  package init(
    _ table: LabelTable, figures: StudyFigures, repeats: [RepeatedLabel] = [],
    activity: [String: AnnotatorActivity] = [:]
  ) {
    let plan = figures.plan
    coefficients = CoefficientFigures.all(table, plan: plan)
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
    contradictions = Self.opposite(figures.interTask.all.preference.soft)
    self.repeats = RepeatFigures(repeats, plan: plan)
  }

  /// What is not equal and has no N is opposite.
  private static func opposite(_ soft: Figure) -> Figure {
    Figure(
      value: soft.value.map { 1 - $0 }, n: soft.n, low: soft.high.map { 1 - $0 }, high: soft.low.map { 1 - $0 },
      why: soft.why)
  }
}
