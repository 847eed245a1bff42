import Agreement

/// Annotators side by side: who is kinder, who uses the scale otherwise, who differs from everyone. For authors alone.
package struct AnnotatorComparison: Hashable, Sendable {
  /// Those who agree least with the others first; who cannot be compared last.
  package let rows: [Row]
  /// What all have in common, and how far people truly differ, by figure.
  package let shrinkages: [String: Shrinkage]

  /// The figures of a row, as files name them.
  package static let names = ["leniency", "spread", "kappa", "ambiguous", "position", "drift"]

  package struct Row: Hashable, Sendable {
    package let figures: AnnotatorFigures
    /// The figures as drawn towards what all have in common, by name; those of little data more than others.
    package let shrunk: [String: Shrinkage.Value]
    /// Ordinal alpha of ratings and of prefer-combined without this annotator's labels, and with all.
    package let alphaWithout: AlphaWithout
    package let remarks: [AnnotatorRemark]
  }

  package init(
    _ table: LabelTable, plan: FigurePlan, activity: [String: AnnotatorActivity] = [:]
  ) {
    let figures = AnnotatorFigures.all(table, plan: plan, activity: activity)
    let alphas = AlphaWithout.all(table)
    let shrinkages = Dictionary(
      uniqueKeysWithValues: Self.names.compactMap { name in
        Shrinkage(figures.map { $0[name] }).map { (name, $0) }
      })
    self.shrinkages = shrinkages
    rows = zip(figures, alphas).map { figures, alpha in
      let shrunk = shrinkages.reduce(into: [:]) { $0[$1.key] = $1.value(figures[$1.key]) }
      return Row(
        figures: figures, shrunk: shrunk, alphaWithout: alpha,
        remarks: AnnotatorRemark.all(figures, shrunk: shrunk, means: shrinkages.mapValues(\.mean)))
    }.sorted { left, right in
      let (a, b) = (left.figures["kappa"].value ?? .infinity, right.figures["kappa"].value ?? .infinity)
      return a != b ? a < b : InstanceKey(left.figures.name) < InstanceKey(right.figures.name)
    }
  }

  /// By the bytes of the annotators' names.
  package var byName: [InstanceKey: Row] {
    Dictionary(rows.map { (InstanceKey($0.figures.name), $0) }) { first, _ in first }
  }

  package var tree: FigureTree { .list(rows.map(\.tree)) }
}

extension AnnotatorComparison.Row {
  fileprivate var tree: FigureTree {
    let names = AnnotatorComparison.names
    return .group(
      [
        FigureTree.Member("pseudonym", .text(figures.name)), FigureTree.Member("n", .count(figures.labels)),
      ] + (names + ["seconds"]).map { FigureTree.Member($0, .figure(figures[$0])) } + [
        FigureTree.Member(
          "shrunk",
          .group(
            names.compactMap { name in
              shrunk[name].map {
                FigureTree.Member(
                  name, ["value": .number($0.value), "low": .number($0.low), "high": .number($0.high)])
              }
            })),
        FigureTree.Member("alphaWithout", alphaWithout.tree),
        FigureTree.Member("remarks", .list(remarks.map { .text($0.words) })),
      ])
  }
}

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
  static func all(_ table: LabelTable) -> [AlphaWithout] {
    var all = Sums()
    var lost = Array(repeating: Sums(), count: table.annotators.count)
    var entries: [LabelEntry] = []
    for instance in table.instances.indices {
      table.read(instance, into: &entries)
      var whole = Sums()
      whole.add(entries, weight: 1)
      all.add(whole)
      for (place, entry) in entries.enumerated() {
        var rest = entries
        rest.remove(at: place)
        lost[entry.annotator].add(whole)
        lost[entry.annotator].add(rest, weight: -1)
      }
    }
    return lost.map { lost in
      AlphaWithout(
        ratings: all.ratings.alpha(without: lost.ratings),
        preferences: all.preferences.alpha(without: lost.preferences),
        allRatings: all.ratings.alpha(without: nil), allPreferences: all.preferences.alpha(without: nil))
    }
  }

  private struct Sums {
    var ratings = CoincidenceMatrix(scale: LabelScales.rating)
    var preferences = CoincidenceMatrix(scale: LabelScales.combined)

    mutating func add(_ entries: [LabelEntry], weight: Double) {
      for response in ResponseLetter.allCases {
        let labels = entries.compactMap { $0.rating(of: response).map { $0.rawValue - 1 } }
        if labels.count > 1 { ratings.add(unit: labels, weight: weight) }
      }
      let labels = entries.compactMap { $0.preference.map { $0.combined + 2 } }
      if labels.count > 1 { preferences.add(unit: labels, weight: weight) }
    }

    mutating func add(_ other: Sums) {
      ratings = ratings + other.ratings
      preferences = preferences + other.preferences
    }
  }

  fileprivate var tree: FigureTree {
    [
      "ratings": .number(ratings), "preferences": .number(preferences), "allRatings": .number(allRatings),
      "allPreferences": .number(allPreferences),
    ]
  }
}

extension CoincidenceMatrix {
  fileprivate func alpha(without lost: CoincidenceMatrix?) -> Double? {
    var rest = self
    for cell in rest.cells.indices {
      // What rounding leaves of a cell that is gone is nothing.
      let left = rest.cells[cell] - (lost?.cells[cell] ?? 0)
      rest.cells[cell] = left < 1e-9 ? 0 : left
    }
    return krippendorffAlpha(rest, level: .ordinal).value
  }
}
