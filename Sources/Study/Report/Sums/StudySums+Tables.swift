import Agreement

/// The scales of the labels.
enum LabelScales {
  static let rating = Scale(1...5)
  static let combined = Scale(-2...2)
  static let difference = Scale(-4...4)
  static let preference = Scale(-1...1)
  /// The indices on `combined` and `preference` of each value of `difference`, and on `preference` of each of `combined`.
  static let clipped = [0, 0, 0, 1, 2, 3, 4, 4, 4]
  static let signs = [0, 0, 0, 0, 1, 2, 2, 2, 2]
  static let combinedSigns = [0, 0, 1, 2, 2]
}

extension StudySums {
  /// Pairs of ratings of one response, prefer-combined of one instance, or differences of one instance: all, or those below
  /// the limit with this index.
  func ratings(below limit: Int? = nil) -> ConfusionTable { table(layout.ratings, LabelScales.rating, below: limit) }
  func preferences(below limit: Int? = nil) -> ConfusionTable {
    table(layout.preferences, LabelScales.combined, below: limit)
  }
  func differences(below limit: Int? = nil) -> ConfusionTable {
    table(layout.differences, LabelScales.difference, below: limit)
  }

  private func table(_ block: Block, _ scale: Scale, below limit: Int?) -> ConfusionTable {
    var table = ConfusionTable(scale: scale)
    for part in layout.limits.strata(below: limit) {
      for (cell, source) in block.range(part: part).enumerated() { table.cells[cell] += cells[source] }
    }
    return table
  }

  /// prefer-combined (rows, 5) by difference (columns, 9) of one annotator in one instance.
  func interTask(unambiguous: Bool) -> JointTable {
    let block = unambiguous ? layout.unambiguousInterTask : layout.interTask
    return JointTable(rows: 5, columns: 9, cells: Array(cells[block.range()]))
  }

  /// Instances by Δ of ratings (5 rows) or Δ of difference (9 rows) and Δ of PREFERENCE (5 columns).
  func deltas(ofDifference: Bool) -> JointTable {
    let block = ofDifference ? layout.deltasOfDifference : layout.deltasOfRatings
    return JointTable(rows: block.rows, columns: 5, cells: Array(cells[block.range()]))
  }

  func row(_ block: Block) -> ArraySlice<Double> { cells[block.range()] }

  /// Coincidences of prefer-combined, alone or merged with single-combined, and how many units they come from.
  func coincidences(merged: Bool, _ part: AmbiguityPart) -> (matrix: CoincidenceMatrix, units: Double) {
    let block = merged ? layout.mergedCoincidences : layout.coincidences
    var matrix = CoincidenceMatrix(scale: LabelScales.combined)
    var units = 0.0
    for part in part.parts {
      let start = block.range(part: part).lowerBound
      for row in 0..<5 {
        for column in row..<5 {
          let count = cells[start + row * 5 + column]
          matrix.cells[row * 5 + column] += count
          matrix.cells[column * 5 + row] += count
        }
      }
      units += cells[start + 25]
    }
    return (matrix, units)
  }

  /// How many data points have 0, 1, 2 … labels, as far as at least two; nil where all have two.
  func sizes(_ block: Block) -> [Double]? { block.size > 0 ? Array(cells[block.range()]) : nil }
}

/// Which instances a figure of Table 4 is made of, by Δ of PREFERENCE.
enum AmbiguityPart: CaseIterable {
  case all
  case unambiguous
  case ambiguous

  fileprivate var parts: Range<Int> {
    switch self {
    case .all: 0..<3
    case .unambiguous: 0..<1
    case .ambiguous: 1..<2
    }
  }
}

extension ConfusionTable {
  /// The table on a coarser scale, given the new index of each old one.
  func mapped(to scale: Scale, _ indices: [Int]) -> ConfusionTable {
    var result = ConfusionTable(scale: scale)
    var cell = 0
    for row in indices {
      for column in indices {
        result.cells[row * scale.count + column] += cells[cell]
        cell += 1
      }
    }
    return result
  }
}

extension CoincidenceMatrix {
  func mapped(to scale: Scale, _ indices: [Int]) -> CoincidenceMatrix {
    var result = CoincidenceMatrix(scale: scale)
    var cell = 0
    for row in indices {
      for column in indices {
        result.cells[row * scale.count + column] += cells[cell]
        cell += 1
      }
    }
    return result
  }
}

/// Counts by two things with scales of their own.
struct JointTable {
  let rows: Int
  let columns: Int
  var cells: [Double]

  subscript(row: Int, column: Int) -> Double { cells[row * columns + column] }
  var total: Double { cells.reduce(0, +) }

  /// As a table of one scale, given the new index of each row and column.
  func table(_ scale: Scale, rows rowIndices: [Int], columns columnIndices: [Int]) -> ConfusionTable {
    var result = ConfusionTable(scale: scale)
    var cell = 0
    for row in rowIndices {
      for column in columnIndices {
        result.cells[row * scale.count + column] += cells[cell]
        cell += 1
      }
    }
    return result
  }

  /// Pearson's correlation of the two row and column numbers, from 0.
  var pearson: Statistic {
    var moments = Moments()
    for row in 0..<rows {
      for column in 0..<columns where self[row, column] > 0 {
        moments.add(Double(row), Double(column), weight: self[row, column])
      }
    }
    return Agreement.pearson(moments)
  }

  /// The sets of those from a row and from a column on.
  func overlap(from threshold: Int) -> SetOverlap {
    var overlap = SetOverlap()
    for row in 0..<rows {
      for column in 0..<columns {
        overlap.add(inFirst: row >= threshold, inSecond: column >= threshold, weight: self[row, column])
      }
    }
    return overlap
  }
}
