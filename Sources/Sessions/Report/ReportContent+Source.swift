import Renderings
import Study

extension ReportContent {
  /// All that is to be said of some labels.
  ///
  /// - Parameters:
  ///   - version: demur's.
  ///   - isWithMethods, isWithDetails: also the methods section, and the figures beyond the paper.
  ///   - groups: by what figures are given without all details: `subset`, or a grouping's name.
  ///   - parts: those that are wanted; what none of them shows is not computed.
  ///   - tell: told what is computed next, for who waits.
  package init(
    _ source: LabelSource, plan: FigurePlan, version: String, isWithMethods: Bool = false, isWithDetails: Bool = false,
    by groups: Set<String> = [], parts: Set<ReportPart> = Set(ReportPart.allCases), margin: Double? = nil,
    telling tell: (String) -> Void = { _ in }
  ) {
    tell("the figures of the paper")
    let units = StudyUnits(source.people)
    let isWithDetails = isWithDetails && parts.contains(.appendix)
    self.init(
      header: ReportHeader(
        title: source.title, version: version, fingerprint: source.fingerprint, source: source.names,
        isSimulated: source.isSimulated),
      figures: StudyFigures(units, plan: plan), methods: isWithMethods ? source.methods : nil, margin: margin)
    if !parts.isDisjoint(with: [.findings, .sources]) {
      tell("sources of disagreement")
      sources = SourceFigures(units, repeats: source.repeats, plan: plan)
    }
    if isWithDetails || !parts.isDisjoint(with: [.findings, .sources]) {
      tell("annotators")
      annotators = AnnotatorComparison(units, plan: plan, activity: source.activity)
    }
    if !parts.isDisjoint(with: [.findings, .models]) {
      if !source.models.annotators.isEmpty || !source.evidence.models.isEmpty { tell("language models") }
      models = ModelFigures(models: source.models, people: source.people, plan: plan, evidence: source.evidence)
    }
    if parts.contains(.formulations) { addLengths(source, plan: plan) }
    if !source.guesses.isEmpty, parts.contains(.sources) {
      guesses = GuessFigures(source.people, guesses: source.guesses, plan: plan)
    }
    decisions = source.decisions
    subsets = source.people.subsetCounts
    guard parts.contains(.appendix) else { return }
    if isWithDetails, let annotators {
      details = DetailFigures(
        source.people, figures: figures, annotators: annotators, repeats: source.repeats, groupings: source.groupings,
        telling: tell)
    } else {
      addGroups(groups, source, plan: plan)
    }
  }

  /// Whether the longer response is preferred, where lengths are known.
  private mutating func addLengths(_ source: LabelSource, plan: FigurePlan) {
    guard source.longer.contains(where: { $0 != nil }) else { return }
    length = LengthFigures(source.people, longer: source.longer, plan: plan)
    modelLengths = source.models.annotators.map { name in
      (name, LengthFigures(source.models, of: name, longer: source.longerOfModels, plan: plan))
    }
  }

  /// The figures by what was asked for without all details.
  private mutating func addGroups(_ groups: Set<String>, _ source: LabelSource, plan: FigurePlan) {
    if groups.contains("subset") { subsetFigures = DetailFigures.subsets(of: source.people, plan: plan) }
    guard groups.contains(where: { $0 != "subset" }) else { return }
    groupFigures = source.groupings.filter { groups.contains($0.name) }.map {
      GroupFigures(source.people, $0, plan: plan)
    }
  }
}
