import Agreement

/// How many instances a study needs for intervals as narrow as wanted, by simulation with new people each time.
package struct StudyPlan: Hashable, Sendable {
  /// Half of the 95 % interval of kappa that is aimed at.
  package var halfWidth: Double
  package var rows: [Row]

  /// With so many annotators an instance.
  package struct Row: Hashable, Sendable {
    package var perInstance: Int
    /// The instances that SINGLE's kappa of ratings needs, and PREFERENCE's of prefer-combined; nil where no number of
    /// instances is enough, since people differ by more than that.
    package var single: Int?
    package var preference: Int?
    /// What the larger of the two numbers gives when it is simulated; nil where it is not reached.
    package var singleHalfWidth: Double?
    package var preferenceHalfWidth: Double?

    package var instances: Int? { single.flatMap { single in preference.map { max(single, $0) } } }
    package var isReached: Bool { instances != nil }
  }

  /// The most instances that a plan names.
  package static let largest = 1_000_000

  /// - Parameters:
  ///   - sample: what intervals take for a sample of more, as in a report.
  ///   - studies: how many are simulated for each row, and half as many to check it; at least 2.
  package init(
    halfWidth: Double, perInstance: [Int], annotators: Int, seed: UInt64, sample: FigurePlan.Sample = .auto,
    studies: UInt64 = 24, model: SimulationModel = .paper
  ) throws(PlanningError) {
    self.halfWidth = halfWidth
    rows = []
    let plan = FigurePlan(sample: sample)
    func simulated(_ instances: Int, _ perInstance: Int, seeds: Range<UInt64>) throws(PlanningError) -> [Spread] {
      var spreads: [[Spread]] = []
      for offset in seeds {
        let study = try SimulatedStudy(
          instances: instances, annotators: max(annotators, perInstance), perInstance: perInstance,
          seed: seed &+ offset, model: model)
        spreads.append(Spread.all(study.labels, plan: plan))
      }
      return (0..<2).map { kappa in Spread(mean: spreads.map { $0[kappa] }) }
    }
    for perInstance in perInstance {
      let found = try simulated(Self.trial, perInstance, seeds: 0..<max(2, studies))
      let needed = found.map { $0.instances(halfWidth: halfWidth, trial: Self.trial) }
      var row = Row(perInstance: perInstance, single: needed[0], preference: needed[1])
      if let instances = row.instances {
        // Larger ones than this are not simulated, but follow from the trials.
        let checked = min(instances, 2 * Self.trial)
        let check = try simulated(checked, perInstance, seeds: 100..<(100 + max(2, studies) / 2))
        (row.singleHalfWidth, row.preferenceHalfWidth) = (
          check[0].halfWidth(instances: instances, trial: checked),
          check[1].halfWidth(instances: instances, trial: checked)
        )
      }
      rows.append(row)
    }
  }

  /// The instances of the studies that a plan is made of.
  private static let trial = 300
}

/// By what a kappa varies from study to study: by its instances, which more of them make less, and by its people.
private struct Spread {
  let value: Double
  let units: Double
  let annotators: Double
  let people: Double
  let sampled: Sampled

  /// Of SINGLE's kappa and PREFERENCE's.
  static func all(_ table: LabelTable, plan: FigurePlan) -> [Spread] {
    let (sample, _) = FigureSample<StudySums>.headline(UnitPatterns(table, of: LabelPattern.init, by: <), plan: plan)
    let estimates = influences(
      of: sample.units, tally: sample.tally, sampled: plan.sampled(annotators: table.annotators.count)
    ) { sums in
      let pairs = StudyPairs(sums)
      return [
        quadraticKappa(pairs.ratings.all.moments, pooled: true),
        quadraticKappa(pairs.preferCombined.all.moments, pooled: true),
      ]
    }
    return estimates.map { estimate in
      Spread(
        value: estimate.statistic.value ?? 0, units: estimate.unitVariance,
        annotators: estimate.annotatorMoment ?? 0, people: estimate.effectiveAnnotators, sampled: estimate.sampled)
    }
  }

  init(value: Double, units: Double, annotators: Double, people: Double, sampled: Sampled) {
    self.value = value
    self.units = units
    self.annotators = annotators
    self.people = people
    self.sampled = sampled
  }

  /// The mean of several studies, at least one.
  init(mean studies: [Spread]) {
    let count = Double(max(1, studies.count))
    func mean(_ part: (Spread) -> Double) -> Double { studies.reduce(0) { $0 + part($1) } / count }
    self.init(
      value: mean(\.value), units: mean(\.units), annotators: mean(\.annotators), people: mean(\.people),
      sampled: studies.first?.sampled ?? .units)
  }

  /// Half of the interval with so many instances, after a trial with others.
  func halfWidth(instances: Int, trial: Int) -> Double? {
    let estimate = SampledEstimate(
      statistic: .value(value), unitVariance: units * Double(trial) / Double(instances),
      annotatorVariance: sampled == .units ? nil : annotators, units: instances, annotators: Int(people.rounded()),
      effectiveAnnotators: people, sampled: sampled)
    return estimate.interval(on: .coefficient).map { ($0.high - $0.low) / 2 }
  }

  /// The fewest instances for an interval so narrow; nil where none are enough.
  func instances(halfWidth: Double, trial: Int) -> Int? {
    func isNarrow(_ instances: Int) -> Bool {
      self.halfWidth(instances: instances, trial: trial).map { $0 <= halfWidth } ?? false
    }
    guard isNarrow(StudyPlan.largest) else { return nil }
    var (low, high) = (1, StudyPlan.largest)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isNarrow(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
