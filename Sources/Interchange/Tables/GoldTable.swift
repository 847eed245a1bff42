import Study

/// Gold labels, an instance a row; a cell is empty where there is no label.
package enum GoldTable {
  /// - Parameters:
  ///   - verdict: what authors decided on it.
  ///   - isSoft: adds the shares of each label, and the probability of a preference for B.
  package static func row(
    _ instance: Instance, _ gold: GoldLabels, _ verdict: Verdict, isSoft: Bool = false
  ) -> TableRow {
    var row = TableRow([
      ("instance", .text(instance.key.text)), ("subset", .text(instance.subset)),
      ("preference", .word(gold.preference?.rawValue)), ("prefer-combined", .real(gold.combined)),
      ("preferences", .whole(gold.preferences)), ("delta-preference", .whole(gold.deltaOfPreference)),
      ("rating-a", .real(gold.ratingA)), ("rating-b", .real(gold.ratingB)),
      ("single-pref", .word(gold.singlePref?.rawValue)), ("single-combined", .real(gold.singleCombined)),
      ("ratings", .whole(gold.ratings)), ("delta-ratings", .whole(gold.deltaOfRatings)),
      ("delta-difference", .whole(gold.deltaOfDifference)), ("adjudicated", .flag(gold.isAdjudicated)),
      ("decision", .word(verdict.word)), ("adjudicated-in", .words(gold.adjudicated.map(\.rawValue))),
      ("n", .whole(gold.annotators)), ("delta", .whole(gold.delta)),
      ("fingerprint", .word(instance.fingerprint?.description)),
    ])
    if isSoft { addShares(gold.distribution, to: &row) }
    return row
  }

  private static func addShares(_ distribution: LabelDistribution, to row: inout TableRow) {
    let names = ["A2", "A1", "N", "B1", "B2"].map { "share-\($0)" }
    add(names, distribution.preferences, to: &row)
    row.add("probability-b", .real(distribution.probabilityOfB))
    for (letter, counts) in [("a", distribution.ratingsA), ("b", distribution.ratingsB)] {
      add(Rating.scale.map { "share-\(letter)-\($0)" }, counts, to: &row)
    }
  }

  private static func add(_ names: [String], _ counts: [Int], to row: inout TableRow) {
    let shares = LabelDistribution.shares(counts)
    for (index, name) in names.enumerated() { row.add(name, .real(shares?[index])) }
  }
}
