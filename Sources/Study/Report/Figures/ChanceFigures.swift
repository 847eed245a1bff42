import Agreement

/// What filtered figures would be if labels were independent but as frequent as they are: filtering by disagreement raises
/// agreement by itself.
package struct ChanceFigures: Hashable, Sendable {
  /// Beside Table 1, in the order of the limits.
  package var single: [KappaFigure]
  package var preference: [KappaFigure]
  package var singleCombined: [KappaFigure]
  /// Beside Table 2.
  package var singlePreference: [PreferenceFigures]
  package var preferencePreference: [PreferenceFigures]
  /// Beside Table 3: annotators who are independent of each other, each as consistent across the formulations as they are.
  package var interTask: InterTaskFigures.Row
  /// Beside Table 4, PREFERENCE alone.
  package var unambiguousScore: AlphaFigure
  package var ambiguousScore: AlphaFigure
  package var unambiguousPreference: AlphaFigure
  package var ambiguousPreference: AlphaFigure
  /// Δ < 3, where the threshold is another.
  package var belowThreeScore: AlphaFigure?
  package var belowThreePreference: AlphaFigure?

  init(_ sums: StudySums, _ read: inout FigureReader) {
    let (layout, limits) = (sums.layout, sums.layout.limits.limits)
    let ratings = IndependentLabels(sums, layout.ratings, sizes: layout.ratingSizes)
    let preferences = IndependentLabels(sums, layout.preferences, sizes: layout.preferenceSizes)
    let differences = IndependentLabels(sums, layout.differences, sizes: layout.differenceSizes)
    single = limits.map { read.kappa(ratings.pairs(below: $0, as: LabelValues.ratings)) }
    let preferencePairs = limits.map {
      preferences.pairs(below: $0, as: LabelValues.combined, or: LabelValues.combinedSigns)
    }
    let differencePairs = limits.map {
      differences.pairs(below: $0, as: LabelValues.clipped, or: LabelValues.differenceSigns)
    }
    preference = preferencePairs.map { read.kappa($0.0) }
    singleCombined = differencePairs.map { read.kappa($0.0) }
    singlePreference = differencePairs.map { PreferenceFigures($0.1, &read) }
    preferencePreference = preferencePairs.map { PreferenceFigures($0.1, &read) }
    interTask = InterTaskFigures.Row(
      sums.interTask(unambiguous: false).keptWithIndependentPartners(
        below: layout.limits.threshold, labels: sums.row(layout.interTaskSizes)), &read,
      .because("no instance is known to be unambiguous in both formulations"))

    let threshold = sums.layout.limits.threshold
    let unambiguous = preferences.coincidences(below: threshold, inside: true)
    let ambiguous = preferences.coincidences(below: threshold, inside: false)
    unambiguousScore = read.alpha(unambiguous)
    ambiguousScore = read.alpha(ambiguous)
    unambiguousPreference = read.alpha(unambiguous.ofPreferences)
    ambiguousPreference = read.alpha(ambiguous.ofPreferences)
    guard threshold != 3 else { return }
    let belowThree = preferences.coincidences(below: 3, inside: true)
    belowThreeScore = read.alpha(belowThree)
    belowThreePreference = read.alpha(belowThree.ofPreferences)
  }
}
