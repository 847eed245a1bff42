import Agreement

/// Language models against people and against each other (Figs. 4 and 5, sections 5.1 and 5.2).
public struct ModelFigures: Hashable, Sendable {
  public var models: [Model]
  public var pairs: [Pair]

  /// One model against the people's gold.
  public struct Model: Hashable, Sendable {
    public var name: String
    /// Pearson of its combined label with the gold of PREFERENCE, and of SINGLE (the signed difference of mean ratings,
    /// clipped).
    public var pearsonPreference: Figure
    public var pearsonSingle: Figure
    /// Weighted kappa of its preference with the gold preference.
    public var kappaPreference: Figure
    public var kappaSingle: Figure
  }

  /// Two models, and where they differ.
  public struct Pair: Hashable, Sendable {
    public var first: String
    public var second: String
    /// Weighted kappa of their combined labels.
    public var kappa: Figure
    /// Pearson of their Δ with the people's Δ over instances.
    public var correlationPreference: Figure
    public var correlationSingle: Figure
    /// Overlap of what they and what the people find ambiguous.
    public var overlapPreference: Figure
    public var overlapSingle: Figure
  }

  /// nil without labels of models.
  ///
  /// A model's combined label is its prefer-combined, or single-combined where it has only rated.
  public init?(models: LabelTable, people: LabelTable, plan: FigurePlan) {
    guard !models.annotators.isEmpty else { return nil }
    let units = ModelUnit.all(models: models, people: people)
    let names = models.annotators
    let threshold = plan.limits.threshold
    let run = bootstrap(Array(repeating: 1, count: units.count), plan: plan.bootstrap) { multiplicities in
      var reader = FigureReader()
      _ = ModelFigures(names, units, multiplicities, threshold: threshold, &reader)
      return reader.statistics
    }
    var reader = FigureReader(run: run)
    self.init(
      names, units, Array(repeating: 1, count: units.count), threshold: threshold, &reader)
  }

  private init(
    _ names: [String], _ units: [ModelUnit], _ times: [Int], threshold: Int, _ read: inout FigureReader
  ) {
    models = []
    pairs = []
    for (index, name) in names.enumerated() {
      var model = ModelSums()
      for (unit, times) in zip(units, times) where times > 0 { model.add(unit, index, times: Double(times)) }
      models.append(model.figures(name, &read))
    }
    for first in names.indices {
      for second in names.indices where second > first {
        var pair = ModelPairSums()
        for (unit, times) in zip(units, times) where times > 0 {
          pair.add(unit, first, second, threshold: threshold, times: Double(times))
        }
        pairs.append(pair.figures(names[first], names[second], &read))
      }
    }
  }
}

/// What people and models say of one instance.
private struct ModelUnit: Sendable {
  /// The combined label of each model.
  var combined: [Int?]
  var goldPreference: Double?
  var goldSingle: Double?
  var deltaPreference: Int?
  var deltaSingle: Int?

  static func all(models: LabelTable, people: LabelTable) -> [ModelUnit] {
    var people = people
    let known = people.instances.count
    return models.instances.indices.map { instance in
      var unit = ModelUnit(combined: Array(repeating: nil, count: models.annotators.count))
      for entry in models.entries(of: instance) {
        unit.combined[entry.annotator] = entry.preference?.combined ?? entry.ratings?.singleCombined
      }
      let number = people.number(of: models.instances[instance])
      guard number < known else { return unit }
      let labels = LabelPattern(people.entries(of: number)).labels
      unit.goldPreference = mean(labels.preferences)
      if let a = mean(labels.ratingsA), let b = mean(labels.ratingsB) { unit.goldSingle = min(2, max(-2, b - a)) }
      unit.deltaPreference = labels.deltaOfPreference
      unit.deltaSingle = labels.deltaOfRatings
      return unit
    }
  }

  private static func mean(_ values: [Int]) -> Double? {
    values.isEmpty ? nil : Double(values.reduce(0, +)) / Double(values.count)
  }
}

private struct ModelSums {
  var preference = (moments: PairMoments(), signs: ConfusionTable(scale: LabelScales.preference))
  var single = (moments: PairMoments(), signs: ConfusionTable(scale: LabelScales.preference))

  mutating func add(_ unit: ModelUnit, _ model: Int, times: Double) {
    guard let label = unit.combined[model] else { return }
    func add(_ gold: Double, to sums: inout (moments: PairMoments, signs: ConfusionTable)) {
      sums.moments.add(Double(label), gold, weight: times)
      sums.signs.add(row: label.signum() + 1, column: gold > 0 ? 2 : gold < 0 ? 0 : 1, weight: times)
    }
    if let gold = unit.goldPreference { add(gold, to: &preference) }
    if let gold = unit.goldSingle { add(gold, to: &single) }
  }

  func figures(_ name: String, _ read: inout FigureReader) -> ModelFigures.Model {
    let none = FigureReader.Nothing.because("no instance has labels of this model and of people")
    return ModelFigures.Model(
      name: name,
      pearsonPreference: read(pearson(preference.moments), n: preference.signs.total, none: none),
      pearsonSingle: read(pearson(single.moments), n: single.signs.total, none: none),
      kappaPreference: read(cohenKappa(preference.signs, weights: .quadratic), n: preference.signs.total, none: none),
      kappaSingle: read(cohenKappa(single.signs, weights: .quadratic), n: single.signs.total, none: none))
  }
}

private struct ModelPairSums {
  var labels = ConfusionTable(scale: LabelScales.combined)
  var preference = (moments: PairMoments(), sets: SetOverlap())
  var single = (moments: PairMoments(), sets: SetOverlap())

  mutating func add(_ unit: ModelUnit, _ first: Int, _ second: Int, threshold: Int, times: Double) {
    guard let one = unit.combined[first], let two = unit.combined[second] else { return }
    labels.add(row: one + 2, column: two + 2, weight: times)
    let delta = abs(one - two)
    func add(_ human: Int, to sums: inout (moments: PairMoments, sets: SetOverlap)) {
      sums.moments.add(Double(delta), Double(human), weight: times)
      sums.sets.add(inFirst: delta >= threshold, inSecond: human >= threshold, weight: times)
    }
    if let human = unit.deltaPreference { add(human, to: &preference) }
    if let human = unit.deltaSingle { add(human, to: &single) }
  }

  func figures(_ first: String, _ second: String, _ read: inout FigureReader) -> ModelFigures.Pair {
    let none = FigureReader.Nothing.because("no instance has labels of both models and of two people")
    return ModelFigures.Pair(
      first: first, second: second, kappa: read(cohenKappa(labels, weights: .quadratic), n: labels.total, none: none),
      correlationPreference: read(pearson(preference.moments), n: preference.sets.units, none: none),
      correlationSingle: read(pearson(single.moments), n: single.sets.units, none: none),
      overlapPreference: read(preference.sets.harmonicMean, n: preference.sets.units, none: none),
      overlapSingle: read(single.sets.harmonicMean, n: single.sets.units, none: none))
  }
}
