import Study

/// The labels of a ratings and a preferences CSV.
package struct ReadLabels: Sendable {
  /// The original ones.
  package private(set) var table: LabelTable
  /// Repeats whose originals are there too.
  package private(set) var repeats: [RepeatedLabel]
  /// All labels of repeats.
  package private(set) var repeatCount: Int

  /// - Parameters:
  ///   - ratings, preferences: the files, one of which may be missing.
  /// - Throws: ``InterchangeError`` for the first fault, ratings before preferences.
  package init(ratings: String?, preferences: String?) throws(InterchangeError) {
    try self.init(
      [ratings.map { LabelBlocks($0, .single) }, preferences.map { LabelBlocks($0, .preference) }].compactMap(\.self))
  }

  init(_ files: [LabelBlocks]) throws(InterchangeError) {
    LabelBlocks.read(files)
    var merging = LabelMerging()
    let blocks = files.flatMap(\.blocks)
    merging.reserve(instances: blocks.map(\.instances.count), labels: blocks.map(\.rows.count))
    for file in files { try merging.add(file) }
    table = merging.table
    repeats = merging.repeatedLabels
    repeatCount = blocks.reduce(0) { $0 + $1.repeats.count }
  }
}
