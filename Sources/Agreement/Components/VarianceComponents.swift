/// Where the variance of labels comes from: units, annotators, levels and their combinations.
///
/// A label is `mean + unit + annotator + unit at its level + annotator at its level + annotator's view of the unit + rest`,
/// all but the mean with variances that are to be found. Estimated by moments: sums of products of labels that share a
/// unit, an annotator or a level, with weights (Rao 1971, "Estimation of Variance and Covariance Components: MINQUE
/// Theory") that make the best of labels that are missing; no distribution is assumed, and an estimate below 0 stands, as
/// where people differ less than independent ones would.
public struct VarianceComponents: Sendable {
  /// The components in the model, in order.
  public let told: [VarianceComponent]
  /// What cannot be told from these labels, and why; its variance is in that of ``told``.
  public let untold: [VarianceComponent: Undefined]
  /// The labels that they were estimated from.
  public let labelCount: Int
  private let values: [Double]
  private let influences: ComponentInfluences?
  private let sampled: Sampled

  /// The components of some labels.
  ///
  /// - Parameter sampled: What is taken for a sample in the intervals.
  public init(_ labels: CrossedLabels, model: CrossedModel, sampled: Sampled = .unitsAndAnnotators) {
    var (told, untold) = model.components(labels)
    labelCount = labels.labelCount
    self.sampled = sampled
    var found: Found?
    while !labels.shapes.isEmpty, found == nil {
      found = Found(labels, model: model, components: told, sampled: sampled)
      // What the labels cannot tell shows in the equations too: the finest is given up first.
      if found == nil {
        let order: [VarianceComponent] = [.annotatorLevel, .annotatorUnit, .unitLevel, .annotator, .unit]
        guard let lost = order.first(where: told.contains) else { break }
        told.removeAll { $0 == lost }
        untold[lost] = .inseparable
      }
    }
    if found == nil { for component in told { untold[component] = .noUnits } }
    self.told = found == nil ? [] : told
    self.untold = untold
    values = found?.values ?? []
    influences = found?.influences
  }

  /// A component's variance, with what it would vary by in other samples; interval on `.plain`.
  public func estimate(of component: VarianceComponent) -> SampledEstimate { estimate(of: [component]) }

  /// The sum of some components: of all that are told for the total.
  public func estimate(of components: [VarianceComponent]) -> SampledEstimate {
    if let reason = components.lazy.compactMap({ untold[$0] }).first { return undefined(reason) }
    let weights = weights(of: components)
    return estimate(.value(zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }), weights: weights)
  }

  /// The share of some components in the sum of others, such as the total, or what two people differ by; undefined where
  /// the sum is not above 0.
  public func share(of part: [VarianceComponent], in whole: [VarianceComponent]) -> SampledEstimate {
    if let reason = part.lazy.compactMap({ untold[$0] }).first { return undefined(reason) }
    let (partWeights, wholeWeights) = (weights(of: part), weights(of: whole.filter(told.contains)))
    let sum = zip(wholeWeights, values).reduce(0) { $0 + $1.0 * $1.1 }
    guard sum > 0 else { return undefined(.noVariance) }
    let share = zip(partWeights, values).reduce(0) { $0 + $1.0 * $1.1 } / sum
    return estimate(.value(share), weights: zip(partWeights, wholeWeights).map { ($0 - share * $1) / sum })
  }

  private func weights(of components: [VarianceComponent]) -> [Double] {
    told.map { components.contains($0) ? 1 : 0 }
  }

  private func undefined(_ reason: Undefined) -> SampledEstimate {
    SampledEstimate(
      statistic: .undefined(reason), unitVariance: 0, annotatorVariance: nil, units: 0, annotators: 0,
      effectiveAnnotators: 0, sampled: sampled)
  }

  private func estimate(_ statistic: Statistic, weights: [Double]) -> SampledEstimate {
    guard let influences else { return undefined(.noUnits) }
    let all = weights[...]
    let design = influences.design
    let units = Double(design.units)
    return SampledEstimate(
      statistic: statistic, unitVariance: units > 1 ? influences.units.form(all, all) * units / (units - 1) : 0,
      annotatorVariance: sampled == .units
        ? nil
        : design.annotatorVariance(
          squaredSums: influences.annotators.form(all, all), squares: influences.noise.form(all, all)),
      units: design.units, annotators: design.annotators, effectiveAnnotators: design.effectiveAnnotators,
      sampled: sampled)
  }
}

/// The solution for some components.
private struct Found {
  let values: [Double]
  let influences: ComponentInfluences

  /// nil where the labels cannot tell the components from each other.
  init?(_ labels: CrossedLabels, model: CrossedModel, components: [VarianceComponent], sampled: Sampled) {
    // Weights from a guess, then from what they gave.
    var variances = [0.3, 0.1, 0.2, 0.4]
    var covariances: [UnitCovariance] = []
    var system: ComponentSystem?
    var solution: (values: [Double], inverse: Matrix)?
    for _ in 0..<2 {
      covariances = labels.shapes.map {
        UnitCovariance(
          $0, variances: variances, hasLevelMeans: model == .formulations, levels: labels.levels)
      }
      let next = ComponentSystem(labels, model: model, components: components, covariances: covariances)
      guard let solved = next.solution else { return nil }
      (system, solution) = (next, solved)
      variances = Self.weights(components, values: solved.values)
    }
    guard let system, let solution else { return nil }
    values = solution.values
    influences = ComponentInfluences(
      labels, system: system, covariances: covariances, values: solution.values, inverse: solution.inverse,
      sampled: sampled)
  }

  /// The variances within a unit, none negative and the rest's not too small to be inverted, their sum 1.
  private static func weights(_ components: [VarianceComponent], values: [Double]) -> [Double] {
    var variances = Array(repeating: 0.0, count: SharedBy.allCases.count)
    for (component, value) in zip(components, values) where !component.isAcrossUnits {
      variances[component.part.rawValue] += max(0, value)
    }
    let sum = variances.reduce(0, +)
    guard sum > 0 else { return [0, 0, 0, 1] }
    variances[SharedBy.label.rawValue] = max(variances[SharedBy.label.rawValue], 0.05 * sum)
    let whole = variances.reduce(0, +)
    return variances.map { $0 / whole }
  }
}
