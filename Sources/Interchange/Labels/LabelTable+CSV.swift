import Study

extension LabelTable {
  /// The original labels of a ratings and a preferences CSV, one of which may be missing; figures are computed from it.
  ///
  /// - Throws: ``InterchangeError`` for the first fault, ratings before preferences.
  package init(ratings: String?, preferences: String?) throws(InterchangeError) {
    self = try ReadLabels(ratings: ratings, preferences: preferences).table
  }

  init(_ files: [LabelBlocks]) throws(InterchangeError) { self = try ReadLabels(files).table }
}
