import Agreement

/// Every sum over instances from which the headline figures are computed, in one row of cells.
///
/// What an instance tells of a figure is then the same for all of its label pattern.
struct StudySums: CellTable {
  let layout: Layout
  var cells: [Double]

  var parts: [Range<Int>] { layout.parts }

  init(layout: Layout) {
    self.layout = layout
    cells = Array(repeating: 0, count: layout.size)
  }

  /// Where each table stands in the row.
  struct Layout: Equatable, Sendable {
    let limits: DeltaLimits
    /// The most labels that a data point has.
    let largestUnit: Int

    /// Pairs of ratings, prefer-combined and differences, by stratum of their own Δ.
    let ratings: Block
    let preferences: Block
    let differences: Block
    /// prefer-combined by difference of one annotator; then the same in instances that are unambiguous in both formulations.
    let interTask: Block
    let unambiguousInterTask: Block
    /// How many labels of both formulations stand in instances of so many labels, half by each formulation's number; of
    /// instances with a Δ in both.
    let interTaskSizes: Block
    /// Instances by Δ of ratings, or of difference, and Δ of PREFERENCE.
    let deltasOfRatings: Block
    let deltasOfDifference: Block
    /// How often each Δ occurs: of single ratings, of prefer-combined.
    let ratingDeltas: Block
    let preferenceDeltas: Block
    /// Coincidences, with the number of units after them, by Δ of PREFERENCE: the parts of ``DeltaLimits``.
    let coincidences: Block
    let mergedCoincidences: Block
    /// How often each label was given.
    let ratingsA: Block
    let ratingsB: Block
    let combined: Block
    /// How many data points have so many labels.
    let ratingSizes: Block
    let preferenceSizes: Block
    let differenceSizes: Block
    let size: Int
    /// The cells by the labels that they follow from.
    let parts: [Range<Int>]

    init(limits: DeltaLimits, largestUnit: Int) {
      var end = 0
      func block(_ rows: Int, _ columns: Int, parts: Int = 1) -> Block {
        defer { end += rows * columns * parts }
        return Block(start: end, rows: rows, columns: columns)
      }
      self.limits = limits
      self.largestUnit = largestUnit
      let strata = limits.limits.count + 1
      // What follows from the ratings of both responses.
      ratings = block(5, 5, parts: strata)
      ratingsA = block(1, 5)
      ratingsB = block(1, 5)
      let ratingsEnd = end
      // What follows from preferences and differences.
      preferences = block(5, 5, parts: strata)
      differences = block(9, 9, parts: strata)
      interTask = block(5, 9)
      unambiguousInterTask = block(5, 9)
      interTaskSizes = block(1, max(largestUnit, 2) + 1)
      deltasOfDifference = block(9, 5)
      preferenceDeltas = block(1, 5)
      coincidences = block(1, 26, parts: limits.mergeParts.count)
      mergedCoincidences = block(1, 26, parts: limits.mergeParts.count)
      combined = block(1, 5)
      let preferencesEnd = end
      // What follows from Δ and sizes.
      deltasOfRatings = block(5, 5)
      ratingDeltas = block(1, 5)
      // Where no data point has more than two labels, all that count have two.
      let sizes = largestUnit > 2 ? largestUnit + 1 : 0
      ratingSizes = block(1, sizes)
      preferenceSizes = block(1, sizes)
      differenceSizes = block(1, sizes)
      parts = [0..<ratingsEnd, ratingsEnd..<preferencesEnd, preferencesEnd..<end]
      size = end
    }
  }

  /// A table in the row: its first cell, and its shape. Further parts of the same shape may follow it.
  struct Block: Equatable, Sendable {
    let start: Int
    let rows: Int
    let columns: Int

    var size: Int { rows * columns }
    func cell(_ row: Int, _ column: Int, part: Int = 0) -> Int { start + part * size + row * columns + column }
    func range(part: Int = 0) -> Range<Int> { start + part * size..<start + (part + 1) * size }
  }
}
