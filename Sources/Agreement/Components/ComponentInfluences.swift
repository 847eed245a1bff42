/// What the components would vary by in other samples, from how much each unit and each annotator tells.
///
/// As in `influences(of:tally:sampled:concurrency:statistics:)`: a unit's influence is `M⁻¹` times what it adds to
/// `q − M θ`, an annotator's part of it has their own products and those with others. What an annotator's products over
/// units add is theirs alone where annotators are a sample, and the units' where they are not. The covariances of any sums of
/// components follow.
struct ComponentInfluences: Sendable {
  /// `Σ ψ ψᵀ` over units, and A and B over annotators, for all components that can be told.
  private(set) var units: Matrix
  private(set) var annotators: Matrix
  private(set) var noise: Matrix
  let design: SampleDesign

  init(
    _ labels: CrossedLabels, system: ComponentSystem, covariances: [UnitCovariance], values: [Double], inverse: Matrix,
    sampled: Sampled
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
    let byLevel = components.contains(.annotatorLevel)
    let levels = system.residuals.count / max(1, labels.annotatorCount)
    let counts = labels.multiplicities
    var sums = (units: units, noise: noise)
    var within: [[Double]] = []
    // For each slot its part in the influence, and the squared residuals of its labels, together and by level.
    let width = count + 1 + levels
    let rows = SlotRows(patternsOf: labels, width: width) { number in
      let pattern = labels.patterns[number]
      let (covariance, expected) = (covariances[pattern.shape], expectations[pattern.shape].forms)
      let centred = covariance.centred(pattern.values, means: system.means)
      let residual = covariance.inverse * centred
      let forms = UnitForms(covariance, product: { centred[$0] * centred[$1] })
      let influence = inverse * parts.map { forms.whole[$0] - expected.whole[$0] }
      sums.units.addSquare(of: influence, times: counts[number])
      within.append(influence)
      let together = covariance.slotSums(levels: 1, width: 1) { label, _ in residual[label] }
      let squares = covariance.slotSums(levels: levels, width: 1) { label, _ in residual[label] * residual[label] }
      return (0..<covariance.slots).flatMap { slot -> [Double] in
        let part = inverse * parts.map { forms.slots[slot][$0] - expected.slots[slot][$0] }
        sums.noise.addSquare(of: part, times: counts[number])
        let square = together[slot] * together[slot]
        return part + [square] + squares[slot * levels..<(slot + 1) * levels]
      }
    }
    let found = rows.sums(labels)
    (units, noise) = (sums.units, sums.noise)
    let annotators = 0..<labels.annotatorCount
    func columns(_ range: Range<Int>) -> [Double] {
      annotators.flatMap { found[$0 * width + range.lowerBound..<$0 * width + range.upperBound] }
    }
    var totals = columns(0..<count)
    let diagonal = Self.diagonal(labels, covariances: covariances, levels: levels)
    Self.addAcross(
      system, values: values, inverse: inverse, own: columns(count..<count + 1),
      ownByLevel: byLevel ? columns(count + 1..<width) : [], diagonal: diagonal, to: &totals)
    for annotator in annotators {
      self.annotators.addSquare(of: Array(totals[annotator * count..<(annotator + 1) * count]), times: 1)
    }
    if sampled == .units {
      units = Self.unitSquares(
        labels, system: system, covariances: covariances, values: values, inverse: inverse, within: within,
        diagonal: diagonal)
    }
    design = SampleDesign(annotatorCount: labels.annotatorCount) { add in labels.forEach { add($1) } }
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
    let width = 1 + levels
    let sums = SlotRows(shapesOf: labels, width: width) { shape in
      let covariance = covariances[shape]
      let inverse = covariance.inverse
      var together = Matrix(covariance.slots, covariance.slots)
      for (row, first) in covariance.labels.enumerated() {
        for (column, second) in covariance.labels.enumerated() {
          together[first.slot, second.slot] += inverse[row, column]
        }
      }
      let byLevel = covariance.slotSums(levels: levels, width: 1) { label, _ in
        covariance.labels.indices.reduce(0.0) { $0 + inverse[label, $1] * inverse[label, $1] }
      }
      return (0..<covariance.slots).flatMap { slot -> [Double] in
        let whole = (0..<covariance.slots).reduce(0.0) { $0 + together[slot, $1] * together[slot, $1] }
        return [whole] + byLevel[slot * levels..<(slot + 1) * levels]
      }
    }.sums(labels)
    let starts = stride(from: 0, to: sums.count, by: width)
    return (starts.map { sums[$0] }, starts.flatMap { sums[$0 + 1..<$0 + width] })
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
  /// Adds `x xᵀ` so many times.
  mutating func addSquare(of x: [Double], times count: Double) {
    for row in 0..<rows {
      for column in 0..<columns { self[row, column] += count * (x[row] * x[column]) }
    }
  }
}
