import Agreement

/// What an annotator's absence does to agreement.
package struct AlphaWithout: Hashable, Sendable {
  /// Krippendorff's ordinal alpha without their labels; nil where it is undefined.
  package let ratings: Double?
  package let preferences: Double?
  /// The same with everybody's.
  package let allRatings: Double?
  package let allPreferences: Double?

  /// What becomes of alpha: of prefer-combined, or of ratings where nobody preferred.
  package var change: Double? {
    if let preferences, let allPreferences { return preferences - allPreferences }
    return ratings.flatMap { without in allRatings.map { without - $0 } }
  }

  /// For each annotator of a table.
  static func all(_ units: StudyUnits) -> [AlphaWithout] {
    let size = UnitPairs.size
    let ranks = units.table.annotatorRanks
    var all = Array(repeating: 0.0, count: size)
    var lost = Array(repeating: 0.0, count: size * ranks.count)
    // The units come by pattern: what one adds, and then what goes with each of its annotators.
    var (pattern, rows): (Int, [[(cell: Int, weight: Double)]]) = (-1, [])
    units.patterns.units.forEach { shown, annotators in
      if shown != pattern { (pattern, rows) = (shown, UnitPairs.rows(units.patterns.labels[shown])) }
      for (cell, weight) in rows[0] { all[cell] += weight }
      // Who has no label there may have no row.
      for (row, annotator) in zip(rows.dropFirst(), annotators) {
        for (cell, weight) in row { lost[Int(annotator) * size + cell] += weight }
      }
    }
    let (allRatings, allPreferences) = UnitPairs(all[...]).alphas
    return ranks.map { rank in
      let rest = zip(all, lost[Int(rank) * size..<(Int(rank) + 1) * size]).map { all, lost in
        // What rounding leaves of a cell that is gone is nothing.
        all - lost < 1e-9 ? 0 : all - lost
      }
      let (ratings, preferences) = UnitPairs(rest[...]).alphas
      return AlphaWithout(
        ratings: ratings, preferences: preferences, allRatings: allRatings, allPreferences: allPreferences)
    }
  }

  var tree: FigureTree {
    [
      "ratings": .number(ratings), "preferences": .number(preferences), "allRatings": .number(allRatings),
      "allPreferences": .number(allPreferences),
    ]
  }

  /// Coincidences of ratings and of prefer-combined, in one row of cells.
  private struct UnitPairs {
    var ratings = CoincidenceMatrix(scale: LabelScales.rating)
    var preferences = CoincidenceMatrix(scale: LabelScales.combined)

    static let size = 50

    init(_ cells: ArraySlice<Double>) {
      ratings.cells = Array(cells.prefix(25))
      preferences.cells = Array(cells.suffix(25))
    }

    /// Those of one instance.
    init(_ slots: some Collection<InstanceLabels.Slot>) {
      for labels in [slots.map(\.a), slots.map(\.b)] {
        let labels = labels.filter { $0 > 0 }.map { $0 - 1 }
        if labels.count > 1 { ratings.add(unit: labels) }
      }
      let labels = slots.compactMap { $0.preference.map { $0 + 2 } }
      if labels.count > 1 { preferences.add(unit: labels) }
    }

    /// The cells of an instance, and then what goes with each of its annotators; those alone that have something.
    static func rows(_ pattern: LabelPattern) -> [[(cell: Int, weight: Double)]] {
      let slots = pattern.slots
      let whole = UnitPairs(slots).cells
      // With one of two people all goes.
      let lost =
        slots.count < 3
        ? slots.map { _ in whole }
        : slots.indices.map { place in
          zip(whole, UnitPairs(slots[..<place] + slots[(place + 1)...]).cells).map { $0 - $1 }
        }
      return ([whole] + lost).map { row in
        row.enumerated().filter { $1 != 0 }.map { (cell: $0, weight: $1) }
      }
    }

    var cells: [Double] { ratings.cells + preferences.cells }

    var alphas: (ratings: Double?, preferences: Double?) {
      (krippendorffAlpha(ratings, level: .ordinal).value, krippendorffAlpha(preferences, level: .ordinal).value)
    }
  }
}
