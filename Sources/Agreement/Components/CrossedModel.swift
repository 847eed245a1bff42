/// What a label is taken to be the sum of, beside a mean.
public enum VarianceComponent: String, Sendable, Hashable, CaseIterable {
  /// The unit, whoever labels it at whichever level.
  case unit
  /// The annotator, whatever they label at whichever level: leniency.
  case annotator
  /// The unit at one level.
  case unitLevel = "unit-level"
  /// The annotator at one level.
  case annotatorLevel = "annotator-level"
  /// The annotator's view of the unit, the same at all levels.
  case annotatorUnit = "annotator-unit"
  /// What is one label's alone.
  case rest

  /// The part of a unit's labels that has it in common.
  var part: SharedBy {
    switch self {
    case .unit: .unit
    case .unitLevel: .level
    case .annotator, .annotatorUnit: .annotator
    case .annotatorLevel, .rest: .label
    }
  }

  /// Whether it is common to units too.
  var isAcrossUnits: Bool { self == .annotator || self == .annotatorLevel }
}

/// What levels are.
public enum CrossedModel: String, Sendable, Hashable, CaseIterable {
  /// Task formulations, the same for all units: each has its mean, and annotators may differ by them.
  case formulations
  /// A unit's own responses: all have one mean, and which is the first means nothing.
  case responses

  /// The components that some labels can tell, and why they cannot tell the others.
  func components(_ labels: CrossedLabels) -> (told: [VarianceComponent], untold: [VarianceComponent: Undefined]) {
    let pairs = LabelPairs(labels)
    var untold: [VarianceComponent: Undefined] = [:]
    if pairs.levels < 2 {
      for component in [VarianceComponent.unitLevel, .annotatorLevel, .annotatorUnit] { untold[component] = .oneLevel }
    }
    if pairs.sameLevel + pairs.otherLevel == 0 {
      for component in [VarianceComponent.unit, .unitLevel, .annotatorUnit] { untold[component] = .noPairs }
    } else if pairs.sameLevel == 0 || pairs.otherLevel == 0 {
      untold[.unitLevel] = untold[.unitLevel] ?? .inseparable
    }
    if pairs.sameAnnotator == 0 { untold[.annotatorUnit] = untold[.annotatorUnit] ?? .neverBoth }
    if !pairs.hasAnnotatorOfTwo {
      for component in [VarianceComponent.annotator, .annotatorLevel] { untold[component] = .oneUnitEach }
    } else if !pairs.hasAnnotatorOfBoth {
      untold[.annotatorLevel] = untold[.annotatorLevel] ?? .inseparable
    }
    if self == .responses { untold[.annotatorLevel] = .notModelled }
    return (VarianceComponent.allCases.filter { untold[$0] == nil }, untold)
  }
}

/// How many pairs of labels share what, as far as components depend on it.
private struct LabelPairs {
  /// The levels that have labels.
  var levels = 0
  /// Pairs of annotators in a unit, at one level or at two; pairs of levels of one annotator in a unit.
  var sameLevel = 0
  var otherLevel = 0
  var sameAnnotator = 0
  /// Whether some annotator has two units at one level, and at different levels.
  var hasAnnotatorOfTwo = false
  var hasAnnotatorOfBoth = false

  init(_ labels: CrossedLabels) {
    let levels = 0..<UInt8(labels.levels)
    self.levels = levels.count { level in
      labels.shapes.contains { $0.masks.contains { $0 >> level & 1 == 1 } }
    }
    for shape in labels.shapes {
      let counts = levels.map { level in shape.masks.count { $0 >> level & 1 == 1 } }
      let total = counts.reduce(0, +)
      let own = shape.masks.reduce(0) { $0 + $1.nonzeroBitCount * ($1.nonzeroBitCount - 1) }
      let same = counts.reduce(0) { $0 + $1 * ($1 - 1) }
      sameLevel += same
      sameAnnotator += own
      otherLevel += total * (total - 1) - same - own
    }
    // Each annotator's first unit and its levels: another unit makes a pair.
    var first: [UInt8] = Array(repeating: 0, count: labels.annotatorCount)
    let masks = labels.patterns.map { labels.shapes[$0.shape].masks }
    labels.forEach { pattern, annotators in
      for (slot, annotator) in annotators.enumerated() {
        let mask = masks[pattern][slot]
        let before = first[Int(annotator)]
        if before & mask != 0 { hasAnnotatorOfTwo = true }
        if before != 0, before | mask != before || mask.nonzeroBitCount > 1 || before.nonzeroBitCount > 1 {
          hasAnnotatorOfBoth = true
        }
        first[Int(annotator)] = before | mask
      }
    }
  }
}
