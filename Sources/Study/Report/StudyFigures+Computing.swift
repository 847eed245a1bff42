import Agreement

extension StudyFigures {
  /// All headline figures of some labels, each with its interval.
  package init(_ table: LabelTable, plan: FigurePlan) {
    let patterns = CountedPatterns(table, plan: plan)
    let tally = patterns.tally
    let run = bootstrap(patterns.multiplicities, resampling: patterns.resampling, plan: plan.bootstrap) {
      var reader = FigureReader()
      _ = Resampled(tally.table($0), &reader)
      return reader.statistics
    }
    var reader = FigureReader(run: run)
    let sums = tally.table(patterns.multiplicities)
    let figures = Resampled(sums, &reader)
    let preferences = Array(sums.row(sums.layout.preferenceDeltas))
    func shared(_ deltas: JointTable) -> SharedDifficulty {
      let single = (0..<deltas.rows).map { row in (0..<deltas.columns).reduce(0) { $0 + deltas[row, $1] } }
      return SharedDifficulty(single: single, preference: preferences, threshold: plan.limits.threshold)
    }
    self.init(
      counts: Counts(table, sharedInstances: patterns.sharedInstances), plan: plan, labels: figures.labels,
      disagreement: figures.disagreement, scoreAgreement: figures.scoreAgreement,
      preferenceAgreement: figures.preferenceAgreement, interTask: figures.interTask, ambiguity: figures.ambiguity,
      sharedDifficulty: shared(sums.deltas(ofDifference: false)),
      sharedDifficultyOfDifference: shared(sums.deltas(ofDifference: true)), merge: figures.merge,
      chance: figures.chance, difference: figures.difference,
      position: PositionFigures(table, plan: plan))
  }

  /// What every resample is asked for.
  private struct Resampled {
    var labels: LabelFigures
    var disagreement: DisagreementFigures
    var scoreAgreement: ScoreAgreement
    var preferenceAgreement: PreferenceAgreement
    var interTask: InterTaskFigures
    var ambiguity: AmbiguityFigures
    var merge: MergeFigures
    var chance: ChanceFigures
    var difference: FormulationDifference

    init(_ sums: StudySums, _ read: inout FigureReader) {
      let pairs = StudyPairs(sums)
      labels = LabelFigures(sums, &read)
      disagreement = DisagreementFigures(sums, &read)
      scoreAgreement = ScoreAgreement(pairs, &read)
      preferenceAgreement = PreferenceAgreement(pairs, &read)
      interTask = InterTaskFigures(sums, &read)
      ambiguity = AmbiguityFigures(sums, &read)
      merge = MergeFigures(sums, &read)
      chance = ChanceFigures(sums, &read)
      difference = FormulationDifference(pairs, &read)
    }
  }
}

extension StudyFigures.Counts {
  init(_ table: LabelTable, sharedInstances: Int) {
    self.init(
      instances: table.instances.count, annotators: table.annotators.count, ratings: table.ratingCount,
      preferences: table.preferenceCount, shared: sharedInstances)
  }
}
