import Agreement

@testable import Study

/// How often intervals hold what would be found with any number of people and instances, in simulated studies with new
/// people and new instances each time.
struct SimulatedCoverage {
  let instances: Int
  let annotators: Int
  let perInstance: Int
  let effects: Effects

  /// How much simulated annotators differ in leniency and in their use of the scales.
  enum Effects: String, CaseIterable {
    case none, usual, strong

    var model: SimulationModel {
      var model = SimulationModel.paper
      let factors: (bias: Double, spread: Double) =
        switch self {
        case .none: (0, 0)
        case .usual: (1, 1)
        case .strong: (2, 1.5)
        }
      model.bias *= factors.bias
      model.ratingSpread *= factors.spread
      model.preferenceSpread *= factors.spread
      return model
    }
  }

  /// A figure as the report names it, how it is computed, and the kind of its interval.
  struct Tested: Sendable {
    let name: String
    let statistic: @Sendable (StudySums) -> Statistic
    let scale: @Sendable (StudySums) -> FigureScale

    init(
      _ name: String, _ statistic: @escaping @Sendable (StudySums) -> Statistic,
      scale: @escaping @Sendable (StudySums) -> FigureScale = { _ in .coefficient }
    ) {
      self.name = name
      self.statistic = statistic
      self.scale = scale
    }
  }

  static let tested: [Tested] = {
    let limit = 1  // Δ < 3, the second of the limits
    func kappa(_ name: String, _ pairs: @escaping @Sendable (StudyPairs) -> PairSums) -> Tested {
      Tested(name) { quadraticKappa(pairs(StudyPairs($0)).moments, pooled: true) }
    }
    func share(
      _ name: String, _ pairs: @escaping @Sendable (StudyPairs) -> PairSums,
      _ statistic: @escaping @Sendable (PairSums) -> Statistic
    ) -> Tested {
      Tested(name, { statistic(pairs(StudyPairs($0))) }, scale: { .share(of: pairs(StudyPairs($0)).count) })
    }
    func alpha(_ name: String, merged: Bool, _ level: MeasurementLevel) -> Tested {
      Tested(name) { krippendorffAlpha($0.coincidences(merged: merged).all.matrix, level: level) }
    }
    let overlap = Tested("overlap", { $0.deltas(ofDifference: false).overlap(from: 3).harmonicMean }) { sums in
      let sets = sums.deltas(ofDifference: false).overlap(from: 3)
      return .overlap(union: sets.first + sets.second - sets.both)
    }
    return [
      kappa("SINGLE kappa") { $0.ratings.all }, kappa("PREFERENCE kappa") { $0.preferCombined.all },
      kappa("SINGLE kappa, Δ < 3") { $0.ratings.below[limit] },
      kappa("PREFERENCE kappa, Δ < 3") { $0.preferCombined.below[limit] },
      share("SINGLE strict", { $0.singlePref.all }, { $0.strict }),
      share("SINGLE soft", { $0.singlePref.all }, { $0.soft }),
      share("PREFERENCE strict", { $0.preference.all }, { $0.strict }),
      share("PREFERENCE soft", { $0.preference.all }, { $0.soft }),
      alpha("alpha, ordinal", merged: false, .ordinal), alpha("alpha, interval", merged: false, .interval),
      alpha("alpha merged, ordinal", merged: true, .ordinal), overlap,
    ]
  }()

  /// What the figures come to in a study so large that chance plays no part.
  func truth(instances: Int) throws -> [Double] {
    let study = try SimulatedStudy(
      instances: instances, annotators: instances / 10, perInstance: perInstance, seed: 1_000_003, model: effects.model)
    let (sample, tally) = Self.sample(study.labels)
    let sums = tally.table(sample.multiplicities)
    return Self.tested.map { $0.statistic(sums).value ?? .nan }
  }

  /// For each figure how many of the studies have an interval that holds the truth, and the mean of its standard error over
  /// the spread of its estimates.
  func run(studies: Int, truth: [Double]) throws -> [(held: Int, ratio: Double)] {
    var held = Array(repeating: 0, count: Self.tested.count)
    var (errors, sums, squares) = (held.map { _ in 0.0 }, held.map { _ in 0.0 }, held.map { _ in 0.0 })
    for seed in 0..<UInt64(studies) {
      let study = try SimulatedStudy(
        instances: instances, annotators: annotators, perInstance: perInstance, seed: seed, model: effects.model)
      let (sample, tally) = Self.sample(study.labels)
      let whole = tally.table(sample.multiplicities)
      let estimates = influences(of: sample, tally: tally, sampled: .unitsAndAnnotators) { sums in
        Self.tested.map { $0.statistic(sums) }
      }
      for (index, estimate) in estimates.enumerated() {
        if let interval = estimate.interval(on: Self.tested[index].scale(whole)),
          interval.low <= truth[index], truth[index] <= interval.high
        {
          held[index] += 1
        }
        let value = estimate.statistic.value ?? truth[index]
        errors[index] += estimate.variance.squareRoot()
        sums[index] += value
        squares[index] += value * value
      }
    }
    let count = Double(studies)
    return held.indices.map { index in
      let variance = max(0, squares[index] / count - sums[index] * sums[index] / (count * count))
      return (held[index], variance > 0 ? errors[index] / count / variance.squareRoot() : 0)
    }
  }

  /// The instances of a table as a sample, and what each pattern of labels adds.
  static func sample(_ table: LabelTable) -> (SampledUnits, Tally<StudySums>) {
    var numbers: [LabelPattern: Int] = [:]
    var patterns: [LabelPattern] = []
    func number(_ pattern: LabelPattern) -> Int {
      if let number = numbers[pattern] { return number }
      numbers[pattern] = patterns.count
      patterns.append(pattern)
      return patterns.count - 1
    }
    var remainders: [Int: [Int]] = [:]
    let shown = table.instances.indices.map { instance in
      let entries = table.entries(of: instance)
      let pattern = number(LabelPattern(entries))
      if entries.count > 2, remainders[pattern] == nil {
        remainders[pattern] = entries.indices.map { left in
          number(LabelPattern(entries.indices.filter { $0 != left }.map { entries[$0] }))
        }
      }
      return pattern
    }
    let labels = patterns.map(\.labels)
    var sample = SampledUnits(
      patternCount: patterns.count, remainders: patterns.indices.map { remainders[$0] ?? [] })
    for (instance, pattern) in shown.enumerated() {
      sample.append(pattern: pattern, annotators: table.entries(of: instance).map(\.annotator))
    }
    let layout = StudySums.Layout(limits: DeltaLimits(), largestUnit: labels.map(\.largestUnit).max() ?? 0)
    return (sample, Tally(patternCount: labels.count, empty: StudySums(layout: layout)) { $1.add(labels[$0]) })
  }
}
