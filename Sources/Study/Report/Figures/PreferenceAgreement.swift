/// Agreement of two annotators' preferences (Table 2).
public struct PreferenceAgreement: Hashable, Sendable {
  /// single-pref, filtered by Δ of difference.
  public var single: Filtered<PreferenceFigures>
  /// preference, filtered by the Δ of prefer-combined.
  public var preference: Filtered<PreferenceFigures>

  init(_ pairs: StudyPairs, _ read: inout FigureReader) {
    single = pairs.singlePref.figures(pairs.limits) { PreferenceFigures($0, &read, $1) }
    preference = pairs.preference.figures(pairs.limits) { PreferenceFigures($0, &read, $1) }
  }
}

/// How far pairs of preferences agree.
public struct PreferenceFigures: Hashable, Sendable {
  /// The share of equal preferences.
  public var strict: Figure
  /// The share of preferences that are equal, or one of which is N.
  public var soft: Figure
  /// Weighted kappa of A −1, N 0, B 1.
  public var kappa: KappaFigure

  init(_ pairs: PairSums, _ read: inout FigureReader, _ none: FigureReader.Nothing? = nil) {
    strict = read(pairs.strict, n: pairs.count, none: none)
    soft = read(pairs.soft, n: pairs.count, none: none)
    kappa = read.kappa(pairs, none: none)
  }
}
