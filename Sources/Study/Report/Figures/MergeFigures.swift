import Agreement

/// Krippendorff's alpha of PREFERENCE alone and merged with SINGLE, four labels an instance (Table 4).
public struct MergeFigures: Hashable, Sendable {
  /// prefer-combined; merged with single-combined.
  public var preferenceScore: Row
  public var mergedScore: Row
  /// preference; merged with single-pref.
  public var preferencePreference: Row
  public var mergedPreference: Row

  /// All instances, the unambiguous and the ambiguous ones, always by PREFERENCE's Δ.
  public struct Row: Hashable, Sendable {
    public var all: AlphaFigure
    public var unambiguous: AlphaFigure
    public var ambiguous: AlphaFigure
  }

  init(_ sums: StudySums, _ read: inout FigureReader) {
    preferenceScore = Row(sums, merged: false, asPreference: false, &read)
    mergedScore = Row(sums, merged: true, asPreference: false, &read)
    preferencePreference = Row(sums, merged: false, asPreference: true, &read)
    mergedPreference = Row(sums, merged: true, asPreference: true, &read)
  }
}

extension MergeFigures.Row {
  fileprivate init(_ sums: StudySums, merged: Bool, asPreference: Bool, _ read: inout FigureReader) {
    func figure(_ part: AmbiguityPart, _ none: String?) -> AlphaFigure {
      let (combined, units) = sums.coincidences(merged: merged, part)
      let matrix =
        asPreference ? combined.mapped(to: LabelScales.preference, LabelScales.combinedSigns) : combined
      return AlphaFigure(
        ordinal: read(krippendorffAlpha(matrix, level: .ordinal), n: units, none: none),
        interval: read(krippendorffAlpha(matrix, level: .interval), n: units, none: none))
    }
    let threshold = sums.layout.limits.threshold
    all = figure(.all, "no instance has two labels")
    unambiguous = figure(.unambiguous, "no instance has Δ < \(threshold) in PREFERENCE")
    ambiguous = figure(.ambiguous, "no instance has Δ ≥ \(threshold) in PREFERENCE")
  }
}
