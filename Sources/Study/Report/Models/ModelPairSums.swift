import Agreement

/// Sums of where two models differ, against where people do.
struct ModelPairSums {
  private var labels = ConfusionTable(scale: LabelScales.combined)
  private var preference = (moments: PairMoments(), sets: SetOverlap())
  private var single = (moments: PairMoments(), sets: SetOverlap())

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
      first: first, second: second, choice: ModelFigures.Pair.Choice(first, second),
      kappa: read(cohenKappa(labels, weights: .quadratic), n: labels.total, none: none),
      correlationPreference: read(pearson(preference.moments), n: preference.sets.units, none: none),
      correlationSingle: read(pearson(single.moments), n: single.sets.units, none: none),
      overlapPreference: read(preference.sets.harmonicMean, n: preference.sets.units, none: none),
      overlapSingle: read(single.sets.harmonicMean, n: single.sets.units, none: none),
      overlapPreferenceByChance: read(preference.sets.atChance.harmonicMean, n: preference.sets.units, none: none),
      overlapSingleByChance: read(single.sets.atChance.harmonicMean, n: single.sets.units, none: none))
  }
}
