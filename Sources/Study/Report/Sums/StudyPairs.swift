/// The pairs of two annotators' labels that kappas and shares of agreement are made of, each all and below every limit.
struct StudyPairs {
  let limits: DeltaLimits
  var ratings: Filtered<PairSums>
  var preferCombined: Filtered<PairSums>
  var preference: Filtered<PairSums>
  var singleCombined: Filtered<PairSums>
  var singlePref: Filtered<PairSums>

  init(_ sums: StudySums) {
    let layout = sums.layout
    limits = layout.limits
    ratings = sums.pairs(layout.ratings, as: LabelValues.ratings)
    preferCombined = sums.pairs(layout.preferences, as: LabelValues.combined)
    preference = sums.pairs(layout.preferences, as: LabelValues.combinedSigns)
    singleCombined = sums.pairs(layout.differences, as: LabelValues.clipped)
    singlePref = sums.pairs(layout.differences, as: LabelValues.differenceSigns)
  }
}
