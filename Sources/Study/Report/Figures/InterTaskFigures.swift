import Agreement

/// The same annotator's labels of the same instance in both formulations (Table 3), PREFERENCE against SINGLE.
package struct InterTaskFigures: Hashable, Sendable {
  package var all: Row
  /// Instances that are unambiguous in both formulations, SINGLE by Δ of difference.
  package var unambiguous: Row

  package struct Row: Hashable, Sendable {
    package var preference: PreferenceFigures
    /// Weighted kappa of prefer-combined and single-combined.
    package var kappaScore: KappaFigure
    package var pearson: Figure

    init(_ table: JointTable, _ read: inout FigureReader, _ none: FigureReader.Nothing? = nil) {
      let signs = table.pairs(rows: LabelValues.combinedSigns, columns: LabelValues.differenceSigns)
      let combined = table.pairs(rows: LabelValues.combined, columns: LabelValues.clipped)
      preference = PreferenceFigures(signs, &read, none)
      kappaScore = read.kappa(combined, none: none)
      pearson = read(Agreement.pearson(combined.moments), n: combined.count, none: none)
    }
  }

  init(_ sums: StudySums, _ read: inout FigureReader) {
    all = Row(
      sums.interTask(unambiguous: false), &read,
      .because("no annotator has labelled an instance in both formulations"))
    unambiguous = Row(
      sums.interTask(unambiguous: true), &read,
      .because("no instance is known to be unambiguous in both formulations"))
  }
}
