/// What the components would vary by in other samples, from how much each unit and each annotator tells.
///
/// As in `influences(of:tally:sampled:concurrency:statistics:)`: a unit's influence is `M⁻¹` times what it adds to
/// `q − M θ`, an annotator's part of it has their own products and those with others. What an annotator's products over
/// units add is theirs alone. The covariances of any sums of components follow.
struct ComponentInfluences: Sendable {
  /// `Σ ψ ψᵀ` over units, and A and B over annotators, for all components that can be told.
  private(set) var units: Matrix
  private(set) var annotators: Matrix
  private(set) var noise: Matrix
  let design: SampleDesign

  init(
    _ labels: CrossedLabels, system: ComponentSystem, covariances: [UnitCovariance], values: [Double], inverse: Matrix
  ) {
    let components = system.components
    let count = components.count
    units = Matrix(count, count)
    (annotators, noise) = (units, units)
    let theta = SharedBy.allCases.map { part in
      zip(components, values).reduce(0) { $0 + ($1.0.part == part ? $1.1 : 0) }
    }
    let expectations = covariances.map { UnitExpectation($0, theta: theta) }
    let parts = components.map(\.part.rawValue)
    var totals = Array(repeating: 0.0, count: labels.annotatorCount * count)
    var own = Array(repeating: 0.0, count: labels.annotatorCount)
    let byLevel = components.contains(.annotatorLevel)
    let levels = system.residuals.count / max(1, labels.annotatorCount)
    var ownByLevel = Array(repeating: 0.0, count: system.residuals.count)
    var sums = (units: units, noise: noise)
    labels.forEach(sizes: covariances.map { ($0.slots, $0.labels.count) }) { shape, present, values in
      let covariance = covariances[shape]
      let centred = values.enumerated().map { $1 - system.means[covariance.means[$0]] }
      let residual = covariance.inverse * centred
      let forms = UnitForms(covariance, product: { centred[$0] * centred[$1] })
      let influence = inverse * parts.map { forms.whole[$0] - expectations[shape].forms.whole[$0] }
      sums.units.addSquare(of: influence)
      for (slot, annotator) in present.enumerated() {
        let part = inverse * parts.map { forms.slots[slot][$0] - expectations[shape].forms.slots[slot][$0] }
        sums.noise.addSquare(of: part)
        for component in 0..<count { totals[Int(annotator) * count + component] += part[component] }
      }
      var together = Array(repeating: 0.0, count: covariance.slots)
      for (label, place) in covariance.labels.enumerated() {
        let index = Int(present[place.slot]) * levels + (levels > 1 ? place.level : 0)
        ownByLevel[index] += residual[label] * residual[label]
        together[place.slot] += residual[label]
      }
      for (slot, annotator) in present.enumerated() { own[Int(annotator)] += together[slot] * together[slot] }
    }
    (units, noise) = (sums.units, sums.noise)
    Self.addAcross(
      system, values: values, inverse: inverse, own: own, ownByLevel: byLevel ? ownByLevel : [],
      diagonal: Self.diagonal(labels, covariances: covariances, levels: levels), to: &totals)
    for annotator in 0..<labels.annotatorCount {
      annotators.addSquare(of: Array(totals[annotator * count..<(annotator + 1) * count]))
    }
    design = SampleDesign(annotatorCount: labels.annotatorCount) { add in
      labels.forEach(sizes: covariances.map { ($0.slots, $0.labels.count) }) { _, present, _ in add(present) }
    }
  }

  /// Adds what each annotator's products over units tell of the components across units.
  private static func addAcross(
    _ system: ComponentSystem, values: [Double], inverse: Matrix, own: [Double], ownByLevel: [Double],
    diagonal: (whole: [Double], byLevel: [Double]), to totals: inout [Double]
  ) {
    let count = system.components.count
    let levels = system.residuals.count / max(1, own.count)
    for (row, component) in system.components.enumerated() where component.isAcrossUnits {
      let isByLevel = component == .annotatorLevel
      let width = isByLevel ? levels : 1
      let weights = system.pairs.ownSquares(byLevel: isByLevel)
      // What the values of both components across units would give on average.
      let share = zip(system.components, values).reduce(0) { $0 + ($1.0.isAcrossUnits ? $1.1 : 0) }
      for annotator in own.indices {
        var excess = 0.0
        for level in 0..<width {
          let index = annotator * width + level
          let sum =
            isByLevel
            ? system.residuals[index]
            : system.residuals[annotator * levels..<(annotator + 1) * levels].reduce(0, +)
          let single = isByLevel ? ownByLevel[index] : own[annotator]
          let trace = isByLevel ? diagonal.byLevel[index] : diagonal.whole[annotator]
          excess += sum * sum - single - share * max(0, weights[index] - trace)
        }
        for component in 0..<count { totals[annotator * count + component] += inverse[component, row] * excess }
      }
    }
  }

  /// For each annotator, and each at each level, the squared weights with all labels of the same unit.
  private static func diagonal(
    _ labels: CrossedLabels, covariances: [UnitCovariance], levels: Int
  ) -> (whole: [Double], byLevel: [Double]) {
    var whole = Array(repeating: 0.0, count: labels.annotatorCount)
    var byLevel = Array(repeating: 0.0, count: labels.annotatorCount * levels)
    let squares = covariances.map { covariance in
      (
        (0..<covariance.slots).map { slot in
          (0..<covariance.slots).reduce(0.0) { sum, other in
            var weight = 0.0
            for (row, first) in covariance.labels.enumerated() where first.slot == slot {
              for (column, second) in covariance.labels.enumerated() where second.slot == other {
                weight += covariance.inverse[row, column]
              }
            }
            return sum + weight * weight
          }
        },
        covariance.labels.indices.map { row in
          covariance.labels.indices.reduce(0.0) {
            $0 + covariance.inverse[row, $1] * covariance.inverse[row, $1]
          }
        }
      )
    }
    labels.forEach(sizes: covariances.map { ($0.slots, $0.labels.count) }) { shape, present, _ in
      for (slot, annotator) in present.enumerated() { whole[Int(annotator)] += squares[shape].0[slot] }
      for (label, place) in covariances[shape].labels.enumerated() {
        byLevel[Int(present[place.slot]) * levels + (levels > 1 ? place.level : 0)] += squares[shape].1[label]
      }
    }
    return (whole, byLevel)
  }
}

/// `Σ (W Kⱼ W) ∘ D` of a matrix D of a unit's labels, for each part j: the whole sum, and the part of each annotator, which
/// has their own products once and those with others in both orders.
private struct UnitForms {
  var whole: [Double]
  var slots: [[Double]]

  init(_ covariance: UnitCovariance, product: (Int, Int) -> Double) {
    whole = Array(repeating: 0, count: SharedBy.allCases.count)
    slots = Array(repeating: whole, count: covariance.slots)
    for (row, first) in covariance.labels.enumerated() {
      for (column, second) in covariance.labels.enumerated() {
        let value = product(row, column)
        for part in whole.indices {
          let form = covariance.spreads[part][row, column] * value
          whole[part] += form
          slots[first.slot][part] += form
          if first.slot != second.slot { slots[second.slot][part] += form }
        }
      }
    }
  }
}

/// What a unit's forms are on average for given components.
private struct UnitExpectation {
  let forms: UnitForms

  init(_ covariance: UnitCovariance, theta: [Double]) {
    forms = UnitForms(covariance) { row, column in
      covariance.groups.indices.reduce(0) {
        $0 + (covariance.groups[$1][row] == covariance.groups[$1][column] ? theta[$1] : 0)
      }
    }
  }
}

extension Matrix {
  /// Adds `x xᵀ`.
  mutating func addSquare(of x: [Double]) {
    for row in 0..<rows {
      for column in 0..<columns { self[row, column] += x[row] * x[column] }
    }
  }
}
