import Agreement

/// Every headline figure of a study, computed from labels alone.
package struct StudyFigures: Hashable, Sendable {
  package let counts: Counts
  package let plan: FigurePlan
  /// What would be if difficulty were shared, at the rates of Δ of ratings, and of Δ of difference.
  package let sharedDifficulty: SharedDifficulty
  package let sharedDifficultyOfDifference: SharedDifficulty
  /// Which labels are given for each other.
  package let confusion: [ConfusionCounts]
  /// Instances by the Δ of both formulations.
  package let deltas: ConfusionCounts
  private let headline: FigureResults
  private let acrossFormulations: FigureResults
  private let position: FigureResults

  /// What the figures were computed from.
  package struct Counts: Hashable, Sendable {
    /// Instances with at least one label.
    package var instances: Int
    package var annotators: Int
    package var ratings: Int
    package var preferences: Int
    /// Instances with labels of at least two annotators in either formulation.
    package var shared: Int
  }

  /// All headline figures of some labels, each with its interval.
  package init(_ table: LabelTable, plan: FigurePlan) { self.init(StudyUnits(table), plan: plan) }

  package init(_ units: StudyUnits, plan: FigurePlan) {
    let (table, patterns) = (units.table, units.patterns)
    let (sample, shared) = FigureSample<StudySums>.headline(patterns, plan: plan)
    self.plan = plan
    counts = Counts(
      instances: table.instances.count, annotators: table.annotators.count, ratings: table.ratingCount,
      preferences: table.preferenceCount, shared: shared)
    headline = FigureList.headline(plan.limits).results(sample, plan: plan, source: { StudyTables($0) })
    acrossFormulations = FigureList.acrossFormulations.results(
      FigureSample(acrossFormulationsOf: patterns), plan: plan, source: { $0 })
    position = FigureList.position.results(FigureSample(positionsOf: table), plan: plan, source: { $0 })
    let sums = sample.table
    confusion = ConfusionCounts.all(sums)
    let tables = StudyTables(sums)
    deltas = ConfusionCounts.deltas(tables.deltasOfRatings.joint)
    let readings = [tables.deltasOfRatings.joint, tables.deltasOfDifference.joint]
    let preferenceDeltas = tables.preferenceDeltas
    let difficulties = concurrentMap(readings.count, parts: plan.concurrency) { reading in
      let deltas = readings[reading]
      return SharedDifficulty(
        single: (0..<deltas.rows).map { row in (0..<deltas.columns).reduce(0) { $0 + deltas[row, $1] } },
        preference: preferenceDeltas, threshold: plan.limits.threshold)
    }
    (sharedDifficulty, sharedDifficultyOfDifference) = (difficulties[0], difficulties[1])
  }

  /// The figure that files call so; see ``FigureResults``.
  package subscript(name: String) -> Figure {
    let part = [position, acrossFormulations].first { $0.hasFigure(name) }
    return (part ?? headline)[name]
  }

  /// A kappa in the order of slots and pooled.
  package func kappa(_ name: String) -> KappaFigure {
    KappaFigure(value: self[name], symmetric: self["\(name).symmetric"])
  }

  /// The table of a caption; empty where none has it.
  package func table(_ caption: String) -> FigureTable {
    let part = [position, acrossFormulations].first { $0.hasTable(caption) }
    return (part ?? headline).table(caption)
  }

  package func chart(_ title: String) -> BarChart { headline.chart(title) }

  /// The figures under the names that files and gates use.
  package var tree: FigureTree {
    headline.tree.merging(acrossFormulations.tree).merging(position.tree).merging(
      [
        "chance": [
          "sharedDifficulty": sharedDifficulty.tree.merging(["ofDifference": sharedDifficultyOfDifference.tree])
        ],
        "confusion": .group((confusion + [deltas]).map { FigureTree.Member($0.name, $0.tree) }),
        "study": [
          "instances": .count(counts.instances), "annotators": .count(counts.annotators),
          "ratings": .count(counts.ratings), "preferences": .count(counts.preferences),
          "sharedInstances": .count(counts.shared), "threshold": .count(plan.limits.threshold),
        ],
      ])
  }
}

extension SharedDifficulty {
  fileprivate var tree: FigureTree {
    func tree(_ agreement: Expectation, _ assumption: Assumption) -> FigureTree {
      [
        "correlation": .number(agreement.correlation), "overlap": .number(agreement.overlap),
        "hardest": .number(assumption.hardest), "lasting": .number(assumption.lasting),
      ]
    }
    return ["low": tree(low, Self.lowAssumption), "high": tree(high, Self.highAssumption)]
  }
}

extension FigureList<StudyTables> {
  /// The headline figures in the order of the report.
  static func headline(_ limits: DeltaLimits) -> Self {
    var list = Self()
    list.labels()
    list.disagreement()
    list.pairwise(limits)
    list.scores(limits)
    list.preferences(limits)
    list.interTask(limits)
    list.ambiguity()
    list.merge(limits)
    list.singleCombined(limits)
    list.differences()
    return list
  }
}

extension FigureSample<StudySums> {
  /// What instances show, and how many of them have labels of two annotators or more in either formulation.
  static func headline(_ patterns: UnitPatterns<LabelPattern>, plan: FigurePlan) -> (sample: Self, shared: Int) {
    let labels = patterns.labels.map(\.labels)
    let largest = labels.map(\.largestUnit).max() ?? 0
    let layout = StudySums.Layout(limits: plan.limits, largestUnit: largest)
    let sample = Self(
      tally: Tally(patternCount: labels.count, empty: StudySums(layout: layout)) { $1.add(labels[$0]) },
      units: patterns.units)
    return (
      sample, zip(labels, patterns.units.multiplicities).reduce(0) { $0 + ($1.0.largestUnit > 1 ? $1.1 : 0) }
    )
  }
}

extension InstanceLabels {
  /// The most labels that one of its data points has.
  var largestUnit: Int { max(ratingsA.count, ratingsB.count, preferences.count) }
}
