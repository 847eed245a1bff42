import Agreement

/// What the headline figures are read off: made once of a sample's sums, whatever is then asked of it.
struct StudyTables {
  let limits: DeltaLimits
  /// How often each label was given: ratings 1…5 of A and of B, prefer-combined −2…2.
  let ratingsA: [Double]
  let ratingsB: [Double]
  let combined: [Double]
  /// How often each Δ, 0…4, occurs: of the ratings of one response, of prefer-combined.
  let ratingDeltas: [Double]
  let preferenceDeltas: [Double]
  let pairs: StudyPairs
  /// The same pairs if labels were independent, below each limit.
  let independent: IndependentPairs
  /// prefer-combined and difference of one annotator: of all instances, of those unambiguous in both formulations, and of
  /// as many if annotators were independent of each other.
  let interTask: InterTaskPairs
  let unambiguousInterTask: InterTaskPairs
  let independentInterTask: InterTaskPairs
  /// Instances by Δ of SINGLE, in its two readings, and Δ of PREFERENCE.
  let deltasOfRatings: DeltaTable
  let deltasOfDifference: DeltaTable
  /// Table 4: prefer-combined alone, merged with single-combined, and alone if labels were independent.
  let alone: ByAmbiguity<Coincidences>
  let merged: ByAmbiguity<Coincidences>
  let independentAlone: ByAmbiguity<Coincidences>

  init(_ sums: StudySums) {
    let layout = sums.layout
    limits = layout.limits
    ratingsA = Array(sums.row(layout.ratingsA))
    ratingsB = Array(sums.row(layout.ratingsB))
    combined = Array(sums.row(layout.combined))
    ratingDeltas = Array(sums.row(layout.ratingDeltas))
    preferenceDeltas = Array(sums.row(layout.preferenceDeltas))
    pairs = StudyPairs(sums)
    let labels = IndependentLabels(sums, layout.preferences, sizes: layout.preferenceSizes)
    independent = IndependentPairs(sums, preferences: labels)
    let joint = sums.interTask(unambiguous: false)
    interTask = InterTaskPairs(joint)
    unambiguousInterTask = InterTaskPairs(sums.interTask(unambiguous: true))
    independentInterTask = InterTaskPairs(
      joint.keptWithIndependentPartners(below: limits.threshold, labels: sums.row(layout.interTaskSizes)))
    deltasOfRatings = DeltaTable(sums.deltas(ofDifference: false), threshold: limits.threshold)
    deltasOfDifference = DeltaTable(sums.deltas(ofDifference: true), threshold: limits.threshold)
    alone = sums.coincidences(merged: false)
    merged = sums.coincidences(merged: true)
    independentAlone = ByAmbiguity(
      all: Coincidences(matrix: CoincidenceMatrix(scale: LabelScales.combined), units: 0),
      unambiguous: labels.coincidences(below: limits.threshold, inside: true),
      ambiguous: labels.coincidences(below: limits.threshold, inside: false),
      belowThree: limits.threshold == 3 ? nil : labels.coincidences(below: 3, inside: true))
  }
}

/// The pairs that filters would leave of independent labels, below each limit.
struct IndependentPairs {
  let ratings: [PairSums]
  let preferCombined: [PairSums]
  let preference: [PairSums]
  let singleCombined: [PairSums]
  let singlePref: [PairSums]

  /// - Parameter preferences: those of prefer-combined.
  init(_ sums: StudySums, preferences: IndependentLabels) {
    let (layout, limits) = (sums.layout, sums.layout.limits.limits)
    let labels = IndependentLabels(sums, layout.ratings, sizes: layout.ratingSizes)
    let differences = IndependentLabels(sums, layout.differences, sizes: layout.differenceSizes)
    ratings = limits.map { labels.pairs(below: $0, as: LabelValues.ratings) }
    let combined = limits.map {
      preferences.pairs(below: $0, as: LabelValues.combined, or: LabelValues.combinedSigns)
    }
    let clipped = limits.map {
      differences.pairs(below: $0, as: LabelValues.clipped, or: LabelValues.differenceSigns)
    }
    preferCombined = combined.map(\.0)
    preference = combined.map(\.1)
    singleCombined = clipped.map(\.0)
    singlePref = clipped.map(\.1)
  }
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
