import Agreement

/// The scales of the labels.
enum LabelScales {
  static let rating = Scale(1...5)
  static let combined = Scale(-2...2)
  static let difference = Scale(-4...4)
  static let preference = Scale(-1...1)
  /// The indices on `combined` of each value of `difference`, and on `preference` of each value of `combined`.
  static let clipped = [0, 0, 0, 1, 2, 3, 4, 4, 4]
  static let combinedSigns = [0, 0, 1, 2, 2]
}

/// The numbers that the values of a scale stand for in a figure.
enum LabelValues {
  static let ratings: [Double] = [1, 2, 3, 4, 5]
  static let combined: [Double] = [-2, -1, 0, 1, 2]
  /// Of a difference, −4…4.
  static let clipped: [Double] = [-2, -2, -2, -1, 0, 1, 2, 2, 2]
  static let differenceSigns: [Double] = [-1, -1, -1, -1, 0, 1, 1, 1, 1]
  /// Of prefer-combined.
  static let combinedSigns: [Double] = [-1, -1, 0, 1, 1]
}

extension StudySums {
  /// Pairs of labels of one data point, all and below each limit of their own Δ, with the numbers that they stand for.
  func pairs(_ block: Block, as values: [Double]) -> Filtered<PairSums> {
    var below = Array(repeating: PairSums(), count: layout.limits.limits.count)
    var sum = PairSums()
    // From the lowest Δ up: what is below a limit is below the higher ones too.
    for part in layout.limits.strata(below: nil).reversed() {
      var cell = block.range(part: part).lowerBound
      cells.withUnsafeBufferPointer { cells in
        values.withUnsafeBufferPointer { values in
          for first in values {
            for second in values {
              sum.add(first, second, weight: cells[cell])
              cell += 1
            }
          }
        }
      }
      if part > 0 { below[part - 1] = sum }
    }
    return Filtered(all: sum, below: below)
  }

  /// How often each value stands first and second in a pair.
  func marginals(_ block: Block) -> (first: [Double], second: [Double]) {
    var counts = Array(repeating: 0.0, count: block.rows + block.columns)
    counts.withUnsafeMutableBufferPointer { addMarginals(block, to: $0) }
    return (Array(counts[..<block.rows]), Array(counts[block.rows...]))
  }

  /// Adds how often each value stands first in a pair, and then how often second.
  func addMarginals(_ block: Block, to counts: UnsafeMutableBufferPointer<Double>) {
    cells.withUnsafeBufferPointer { cells in
      for part in layout.limits.strata(below: nil) {
        var cell = block.range(part: part).lowerBound
        for row in 0..<block.rows {
          for column in 0..<block.columns {
            counts[row] += cells[cell]
            counts[block.rows + column] += cells[cell]
            cell += 1
          }
        }
      }
    }
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
  func coincidences(merged: Bool) -> ByAmbiguity<Coincidences> {
    let block = merged ? layout.mergedCoincidences : layout.coincidences
    func coincidences(_ parts: Range<Int>) -> Coincidences {
      var matrix = CoincidenceMatrix(scale: LabelScales.combined)
      var units = 0.0
      cells.withUnsafeBufferPointer { cells in
        matrix.cells.withUnsafeMutableBufferPointer { matrix in
          for part in parts {
            let start = block.range(part: part).lowerBound
            for row in 0..<5 {
              for column in row..<5 {
                let count = cells[start + row * 5 + column]
                matrix[row * 5 + column] += count
                matrix[column * 5 + row] += count
              }
            }
            units += cells[start + 25]
          }
        }
      }
      return Coincidences(matrix: matrix, units: units)
    }
    let limits = layout.limits
    return ByAmbiguity(
      all: coincidences(limits.mergeParts), unambiguous: coincidences(limits.mergeParts(below: limits.threshold)),
      ambiguous: coincidences(limits.ambiguousMergeParts),
      belowThree: limits.threshold == 3 ? nil : coincidences(limits.mergeParts(below: 3)))
  }

  /// How many data points have 0, 1, 2 … labels, as far as at least two; nil where all have two.
  func sizes(_ block: Block) -> [Double]? { block.size > 0 ? Array(cells[block.range()]) : nil }
}

/// Something of all instances, of the unambiguous and of the ambiguous ones, by Δ of PREFERENCE.
struct ByAmbiguity<Value> {
  var all: Value
  var unambiguous: Value
  var ambiguous: Value
  /// Those with Δ < 3, where the threshold is another.
  var belowThree: Value?
}

/// Krippendorff's coincidences, and how many units they come from.
struct Coincidences {
  var matrix: CoincidenceMatrix
  var units: Double

  /// Of preferences, from those of combined labels.
  var ofPreferences: Coincidences {
    Coincidences(matrix: matrix.mapped(to: LabelScales.preference, LabelScales.combinedSigns), units: units)
  }
}

extension CoincidenceMatrix {
  func mapped(to scale: Scale, _ indices: [Int]) -> CoincidenceMatrix {
    var result = CoincidenceMatrix(scale: scale)
    let count = scale.count
    cells.withUnsafeBufferPointer { cells in
      result.cells.withUnsafeMutableBufferPointer { result in
        var cell = 0
        for row in indices {
          for column in indices {
            result[row * count + column] += cells[cell]
            cell += 1
          }
        }
      }
    }
    return result
  }
}
