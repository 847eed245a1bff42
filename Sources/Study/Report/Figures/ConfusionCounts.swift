/// Which labels are given for each other: between two annotators of a data point, and by one annotator in the two
/// formulations.
package struct ConfusionCounts: Hashable, Sendable {
  /// As files call it.
  package let name: String
  package let title: String
  /// Whose label, or what, stands in the rows and in the columns.
  package let rowTitle: String
  package let columnTitle: String
  /// What rows and columns stand for.
  package let rows: [String]
  package let columns: [String]
  /// Row by row. Between annotators each data point weighs 1 and both orders count half, so that the table is symmetric;
  /// of one annotator it is a number of labels.
  package let cells: [[Double]]

  package var total: Double { cells.joined().reduce(0, +) }

  static func all(_ sums: StudySums) -> [ConfusionCounts] {
    let layout = sums.layout
    let ratings = ["1", "2", "3", "4", "5"]
    let combined = ["A2", "A1", "N", "B1", "B2"]
    let signs = ["A", "N", "B"]
    let (one, other) = ("one annotator", "another")
    let joint = sums.interTask(unambiguous: false)
    func formulations(_ rowIndices: [Int], _ columnIndices: [Int], _ size: Int) -> [[Double]] {
      var cells = Array(repeating: Array(repeating: 0.0, count: size), count: size)
      for row in 0..<joint.rows {
        for column in 0..<joint.columns { cells[rowIndices[row]][columnIndices[column]] += joint[row, column] }
      }
      return cells
    }
    func annotators(_ block: StudySums.Block, _ indices: [Int], _ size: Int) -> [[Double]] {
      var cells = Array(repeating: Array(repeating: 0.0, count: size), count: size)
      for part in layout.limits.strata(below: nil) {
        for row in 0..<block.rows {
          for column in 0..<block.columns {
            let half = sums.cells[block.cell(row, column, part: part)] / 2
            cells[indices[row]][indices[column]] += half
            cells[indices[column]][indices[row]] += half
          }
        }
      }
      return cells
    }
    let same = Array(0..<5)
    // Of a difference, −4…4.
    let differenceSigns = [0, 0, 0, 0, 1, 2, 2, 2, 2]
    return [
      ConfusionCounts(
        name: "rating", title: "Ratings of two annotators", rowTitle: one, columnTitle: other, rows: ratings,
        columns: ratings,
        cells: annotators(layout.ratings, same, 5)),
      ConfusionCounts(
        name: "singlePref", title: "single-pref of two annotators", rowTitle: one, columnTitle: other, rows: signs,
        columns: signs,
        cells: annotators(layout.differences, differenceSigns, 3)),
      ConfusionCounts(
        name: "preferCombined", title: "prefer-combined of two annotators", rowTitle: one, columnTitle: other,
        rows: combined, columns: combined,
        cells: annotators(layout.preferences, same, 5)),
      ConfusionCounts(
        name: "preference", title: "Preferences of two annotators", rowTitle: one, columnTitle: other, rows: signs,
        columns: signs,
        cells: annotators(layout.preferences, LabelScales.combinedSigns, 3)),
      ConfusionCounts(
        name: "combinedAcross", title: "One annotator's prefer-combined by single-combined",
        rowTitle: "prefer-combined", columnTitle: "single-combined", rows: combined, columns: combined,
        cells: formulations(same, LabelScales.clipped, 5)),
      ConfusionCounts(
        name: "preferenceAcross", title: "One annotator's preference by single-pref",
        rowTitle: "preference", columnTitle: "single-pref", rows: signs, columns: signs,
        cells: formulations(LabelScales.combinedSigns, differenceSigns, 3)),
    ]
  }

  /// Instances by the Δ of both formulations, of SINGLE that of ratings.
  static func deltas(_ joint: JointTable) -> ConfusionCounts {
    let deltas = ["0", "1", "2", "3", "4"]
    return ConfusionCounts(
      name: "deltas", title: "Instances by Δ of ratings (SINGLE) and Δ of prefer-combined (PREFERENCE)",
      rowTitle: "Δ SINGLE", columnTitle: "Δ PREFERENCE", rows: deltas, columns: deltas,
      cells: (0..<joint.rows).map { row in (0..<joint.columns).map { joint[row, $0] } })
  }

  /// By row and column, as files have it.
  var tree: FigureTree {
    .group(
      zip(rows, cells).map { row, cells in
        FigureTree.Member(row, .group(zip(columns, cells).map { FigureTree.Member($0, .number($1)) }))
      })
  }
}
