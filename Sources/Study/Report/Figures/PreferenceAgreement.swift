import Agreement

/// Agreement of two annotators' preferences (Table 2).
public struct PreferenceAgreement: Hashable, Sendable {
  /// single-pref, filtered by Δ of difference.
  public var single: Filtered<PreferenceFigures>
  /// preference, filtered by the Δ of prefer-combined.
  public var preference: Filtered<PreferenceFigures>

  init(_ sums: StudySums, _ read: inout FigureReader) {
    single = Filtered(sums) {
      PreferenceFigures(sums.differences(below: $0).mapped(to: LabelScales.preference, LabelScales.signs), &read, $1)
    }
    preference = Filtered(sums) {
      PreferenceFigures(
        sums.preferences(below: $0).mapped(to: LabelScales.preference, LabelScales.combinedSigns), &read, $1)
    }
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

  init(_ table: ConfusionTable, _ read: inout FigureReader, _ none: String? = nil) {
    let n = table.total
    strict = read(percentAgreement(table), n: n, none: none)
    soft = read(percentAgreement(table) { $0 * $1 >= 0 }, n: n, none: none)
    kappa = read.kappa(table, none: none)
  }
}
