import Agreement

/// Krippendorff's alpha of PREFERENCE alone and merged with SINGLE, four labels an instance (Table 4).
package struct MergeFigures: Hashable, Sendable {
  /// prefer-combined; merged with single-combined.
  package var preferenceScore: Row
  package var mergedScore: Row
  /// preference; merged with single-pref.
  package var preferencePreference: Row
  package var mergedPreference: Row

  /// All instances, the unambiguous and the ambiguous ones, always by PREFERENCE's Δ.
  package struct Row: Hashable, Sendable {
    package var all: AlphaFigure
    package var unambiguous: AlphaFigure
    package var ambiguous: AlphaFigure
    /// Δ < 3, as files name it at any threshold; nil where that is the threshold.
    package var belowThree: AlphaFigure?
  }

  init(_ sums: StudySums, _ read: inout FigureReader) {
    let (alone, merged) = (sums.coincidences(merged: false), sums.coincidences(merged: true))
    let threshold = sums.layout.limits.threshold
    preferenceScore = Row(alone, threshold: threshold, &read)
    mergedScore = Row(merged, threshold: threshold, &read)
    preferencePreference = Row(alone.ofPreferences, threshold: threshold, &read)
    mergedPreference = Row(merged.ofPreferences, threshold: threshold, &read)
  }
}

extension ByAmbiguity where Value == Coincidences {
  fileprivate var ofPreferences: Self {
    Self(
      all: all.ofPreferences, unambiguous: unambiguous.ofPreferences, ambiguous: ambiguous.ofPreferences,
      belowThree: belowThree?.ofPreferences)
  }
}

extension MergeFigures.Row {
  fileprivate init(_ coincidences: ByAmbiguity<Coincidences>, threshold: Int, _ read: inout FigureReader) {
    all = read.alpha(coincidences.all, none: .because("no instance has two labels"))
    unambiguous = read.alpha(coincidences.unambiguous, none: .preferenceBelow(threshold: threshold))
    ambiguous = read.alpha(coincidences.ambiguous, none: .preferenceFrom(threshold: threshold))
    belowThree = coincidences.belowThree.map { read.alpha($0, none: .preferenceBelow(threshold: 3)) }
  }
}
