import Study

extension LabelTable {
  /// The original labels of a ratings and a preferences CSV, one of which may be missing; figures are computed from it.
  ///
  /// - Throws: ``InterchangeError`` for the first fault.
  public init(ratings: String?, preferences: String?) throws(InterchangeError) {
    self.init()
    if let ratings {
      var reader = try RatingsCSV.Reader(path: ratings)
      while let row = try reader.next() {
        guard row.occasion == .original, row.details.isCurrent else { continue }
        add(
          row.rating, of: row.response, instance: number(of: row.instance, subset: row.details.subset),
          annotator: number(ofAnnotator: row.annotator))
      }
    }
    if let preferences {
      var reader = try PreferencesCSV.Reader(path: preferences)
      while let row = try reader.next() {
        guard row.occasion == .original, row.details.isCurrent else { continue }
        add(
          row.preference, instance: number(of: row.instance, subset: row.details.subset),
          annotator: number(ofAnnotator: row.annotator), firstShown: row.details.firstShown)
      }
    }
  }
}
