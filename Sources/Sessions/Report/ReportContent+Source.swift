import Renderings
import Study

extension ReportContent {
  /// All that is to be said of some labels.
  ///
  /// - Parameters:
  ///   - version: demur's.
  ///   - isWithMethods, isWithDetails: also the methods section, and the figures beyond the paper.
  ///   - groups: by what figures are given without all details: `subset`, or a grouping's name.
  ///   - tell: told what is computed next, for who waits.
  package init(
    _ source: LabelSource, plan: FigurePlan, version: String, isWithMethods: Bool = false, isWithDetails: Bool = false,
    by groups: Set<String> = [], margin: Double? = nil, telling tell: (String) -> Void = { _ in }
  ) {
    tell("the figures of the paper")
    let figures = StudyFigures(source.people, plan: plan)
    tell("sources of disagreement")
    let sources = SourceFigures(source.people, repeats: source.repeats, plan: plan)
    tell("annotators")
    let annotators = AnnotatorComparison(source.people, plan: plan, activity: source.activity)
    self.init(
      header: ReportHeader(
        title: source.title, version: version, fingerprint: source.fingerprint, source: source.names,
        isSimulated: source.isSimulated),
      figures: figures, methods: isWithMethods ? source.methods : nil, annotators: annotators, margin: margin)
    self.sources = sources
    if !source.models.annotators.isEmpty || !source.evidence.models.isEmpty { tell("language models") }
    models = ModelFigures(models: source.models, people: source.people, plan: plan, evidence: source.evidence)
    if source.longer.contains(where: { $0 != nil }) {
      length = LengthFigures(source.people, longer: source.longer, plan: plan)
      modelLengths = source.models.annotators.map { name in
        (name, LengthFigures(source.models, of: name, longer: source.longerOfModels, plan: plan))
      }
    }
    if !source.guesses.isEmpty { guesses = GuessFigures(source.people, guesses: source.guesses, plan: plan) }
    decisions = source.decisions
    subsets = source.people.subsetCounts
    guard isWithDetails else {
      if groups.contains("subset") { subsetFigures = DetailFigures.subsets(of: source.people, plan: plan) }
      guard groups.contains(where: { $0 != "subset" }) else { return }
      groupFigures = source.groupings.filter { groups.contains($0.name) }.map {
        GroupFigures(source.people, $0, plan: plan)
      }
      return
    }
    details = DetailFigures(
      source.people, figures: figures, annotators: annotators, repeats: source.repeats, groupings: source.groupings,
      telling: tell)
  }
}
