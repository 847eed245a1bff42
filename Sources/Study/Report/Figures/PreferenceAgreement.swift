/// Agreement of two annotators' preferences (Table 2).
package struct PreferenceAgreement: Hashable, Sendable {
  /// single-pref, filtered by Δ of difference.
  package var single: Filtered<PreferenceFigures>
  /// preference, filtered by the Δ of prefer-combined.
  package var preference: Filtered<PreferenceFigures>

  init(_ pairs: StudyPairs, _ read: inout FigureReader) {
    single = pairs.singlePref.figures(pairs.limits) { PreferenceFigures($0, &read, $1) }
    preference = pairs.preference.figures(pairs.limits) { PreferenceFigures($0, &read, $1) }
  }
}

/// How far pairs of preferences agree.
package struct PreferenceFigures: Hashable, Sendable {
  /// The share of equal preferences.
  package var strict: Figure
  /// The share of preferences that are equal, or one of which is N.
  package var soft: Figure
  /// Weighted kappa of A −1, N 0, B 1.
  package var kappa: KappaFigure

  init(_ pairs: PairSums, _ read: inout FigureReader, _ none: FigureReader.Nothing? = nil) {
    strict = read(pairs.strict, n: pairs.count, none: none)
    soft = read(pairs.soft, n: pairs.count, none: none)
    kappa = read.kappa(pairs, none: none)
  }
}
