import Agreement

/// What the headline figures are read off: each part is made of a sample's sums when it is first asked for.
///
/// A class so that a gradient, which asks few figures of each of a thousand tables, has only those parts made that they need.
final class StudyTables {
  let limits: DeltaLimits
  private let sums: StudySums

  init(_ sums: StudySums) {
    (self.sums, limits) = (sums, sums.layout.limits)
  }

  private var layout: StudySums.Layout { sums.layout }

  /// How often each label was given: ratings 1…5 of A and of B, prefer-combined −2…2.
  private(set) lazy var ratingsA = Array(sums.row(layout.ratingsA))
  private(set) lazy var ratingsB = Array(sums.row(layout.ratingsB))
  private(set) lazy var combined = Array(sums.row(layout.combined))
  /// How often each Δ, 0…4, occurs: of the ratings of one response, of prefer-combined.
  private(set) lazy var ratingDeltas = Array(sums.row(layout.ratingDeltas))
  private(set) lazy var preferenceDeltas = Array(sums.row(layout.preferenceDeltas))
  /// How far two annotators of a data point differ: in ratings, in rating(B) − rating(A), in prefer-combined.
  private(set) lazy var ratingDistances = PairDistances(sums, layout.ratings)
  private(set) lazy var differenceDistances = PairDistances(sums, layout.differences)
  private(set) lazy var preferenceDistances = PairDistances(sums, layout.preferences)
  private(set) lazy var pairs = StudyPairs(sums)
  /// The same pairs if labels were independent, below each limit.
  private(set) lazy var independent = IndependentPairs(sums, preferences: labels)
  private lazy var labels = IndependentLabels(sums, layout.preferences, sizes: layout.preferenceSizes)
  /// prefer-combined and difference of one annotator: of all instances, of those unambiguous in both formulations, and of
  /// as many if annotators were independent of each other.
  private(set) lazy var interTask = InterTaskPairs(joint)
  private(set) lazy var unambiguousInterTask = InterTaskPairs(sums.interTask(unambiguous: true))
  private(set) lazy var independentInterTask = InterTaskPairs(
    joint.keptWithIndependentPartners(below: limits.threshold, labels: sums.row(layout.interTaskSizes)))
  private lazy var joint = sums.interTask(unambiguous: false)
  /// Instances by Δ of SINGLE, in its two readings, and Δ of PREFERENCE.
  private(set) lazy var deltasOfRatings = DeltaTable(
    sums.deltas(ofDifference: false), threshold: limits.threshold)
  private(set) lazy var deltasOfDifference = DeltaTable(
    sums.deltas(ofDifference: true), threshold: limits.threshold)
  /// Table 4: prefer-combined alone, merged with single-combined, and alone if labels were independent.
  private(set) lazy var alone = sums.coincidences(merged: false)
  private(set) lazy var merged = sums.coincidences(merged: true)
  private(set) lazy var independentAlone = ByAmbiguity(
    all: Coincidences(matrix: CoincidenceMatrix(scale: LabelScales.combined), units: 0),
    unambiguous: labels.coincidences(below: limits.threshold, inside: true),
    ambiguous: labels.coincidences(below: limits.threshold, inside: false),
    belowThree: limits.threshold == 3 ? nil : labels.coincidences(below: 3, inside: true))
}

/// The pairs that filters would leave of independent labels, below each limit.
struct IndependentPairs {
  let ratings: [Drawn]
  let preferCombined: [Drawn]
  let preference: [Drawn]
  let singleCombined: [Drawn]
  let singlePref: [Drawn]

  /// The data points to be expected that a figure of them needs: of fewer it says nothing.
  static let least = 2.0

  static func none(_ range: String) -> String {
    "of independent labels fewer than two data points with \(range) are to be expected"
  }

  /// Pairs with first and second labels from their own marginals, and with both from those of all labels.
  struct Drawn {
    let slots: PairSums
    let pooled: PairSums
  }

  /// - Parameter preferences: those of prefer-combined.
  init(_ sums: StudySums, preferences: IndependentLabels) {
    let (layout, limits) = (sums.layout, sums.layout.limits.limits)
    let labels = IndependentLabels(sums, layout.ratings, sizes: layout.ratingSizes)
    let differences = IndependentLabels(sums, layout.differences, sizes: layout.differenceSizes)
    ratings = limits.map {
      Drawn(
        slots: labels.pairs(below: $0, .slots, as: LabelValues.ratings),
        pooled: labels.pairs(below: $0, .pooled, as: LabelValues.ratings))
    }
    func drawn(_ labels: IndependentLabels, _ values: [Double], _ signs: [Double]) -> [(Drawn, Drawn)] {
      limits.map { limit in
        let slots = labels.pairs(below: limit, .slots, as: values, or: signs)
        let pooled = labels.pairs(below: limit, .pooled, as: values, or: signs)
        return (Drawn(slots: slots.0, pooled: pooled.0), Drawn(slots: slots.1, pooled: pooled.1))
      }
    }
    let combined = drawn(preferences, LabelValues.combined, LabelValues.combinedSigns)
    let clipped = drawn(differences, LabelValues.clipped, LabelValues.differenceSigns)
    preferCombined = combined.map(\.0)
    preference = combined.map(\.1)
    singleCombined = clipped.map(\.0)
    singlePref = clipped.map(\.1)
  }
}

/// How far two annotators of a data point differ, whatever the number of its annotators: each data point weighs 1.
struct PairDistances {
  private(set) var count = 0.0
  /// Pairs that differ by the threshold or more.
  private(set) var ambiguous = 0.0
  private var distance = 0.0
  private var squares = 0.0

  init(_ sums: StudySums, _ block: StudySums.Block) {
    for part in sums.layout.limits.strata(below: nil) {
      var cell = block.range(part: part).lowerBound
      for row in 0..<block.rows {
        for column in 0..<block.columns {
          let (weight, difference) = (sums.cells[cell], abs(row - column))
          count += weight
          if difference >= sums.layout.limits.threshold { ambiguous += weight }
          distance += weight * Double(difference)
          squares += weight * Double(difference * difference)
          cell += 1
        }
      }
    }
  }

  /// The mean Δ of two annotators.
  var mean: Statistic { count > 0 ? .value(distance / count) : .undefined(.noPairs) }

  /// The standard deviation of the labels of one data point: the root of half the mean squared difference of two.
  var spread: Statistic { count > 0 ? .value((squares / count / 2).squareRoot()) : .undefined(.noPairs) }
}

/// One annotator's labels of an instance in both formulations as pairs, PREFERENCE first.
struct InterTaskPairs {
  /// preference and single-pref.
  let preference: PairSums
  /// prefer-combined and single-combined.
  let combined: PairSums

  init(_ table: JointTable) {
    preference = table.pairs(rows: LabelValues.combinedSigns, columns: LabelValues.differenceSigns)
    combined = table.pairs(rows: LabelValues.combined, columns: LabelValues.clipped)
  }
}

/// Instances by their two Δ, and the two ambiguous sets.
struct DeltaTable {
  let joint: JointTable
  let sets: SetOverlap

  init(_ joint: JointTable, threshold: Int) {
    self.joint = joint
    sets = joint.overlap(from: threshold)
  }
}
