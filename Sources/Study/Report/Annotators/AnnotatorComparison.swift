import Agreement

/// Annotators side by side: who is kinder, who uses the scale otherwise, who differs from everyone. For authors alone.
package struct AnnotatorComparison: Hashable, Sendable {
  /// Those who agree least with the others first; who cannot be compared last.
  package let rows: [Row]
  /// What all have in common, and how far people truly differ, by figure.
  package let shrinkages: [String: Shrinkage]

  /// The figures of a row, as files name them.
  package static let names = ["leniency", "spread", "kappa", "ambiguous", "position", "drift"]

  /// Beyond which a figure cannot be, where there is an end to it.
  private static let bounds: [String: ClosedRange<Double>] = [
    "spread": 0 ... .infinity, "kappa": -1...1, "ambiguous": 0...1, "position": 0...1, "drift": -2...2,
  ]

  /// One annotator beside the others.
  package struct Row: Hashable, Sendable {
    package let figures: AnnotatorFigures
    /// The figures as drawn towards what all have in common, by name; those of little data more than others.
    package let shrunk: [String: Shrinkage.Value]
    /// Ordinal alpha of ratings and of prefer-combined without this annotator's labels, and with all.
    package let alphaWithout: AlphaWithout
    package let remarks: [AnnotatorRemark]
  }

  /// - Parameter activity: by name; nil where nobody looked.
  package init(
    _ table: LabelTable, plan: FigurePlan, activity: [String: AnnotatorActivity]? = nil
  ) {
    self.init(StudyUnits(table), plan: plan, activity: activity)
  }

  package init(_ units: StudyUnits, plan: FigurePlan, activity: [String: AnnotatorActivity]? = nil) {
    let figures = AnnotatorFigures.all(units.table, plan: plan, activity: activity)
    let alphas = AlphaWithout.all(units)
    // In the order of names, so that sums round alike whoever comes first in a table.
    let ordered = zip(figures, units.table.annotatorRanks).sorted { $0.1 < $1.1 }.map(\.0)
    let shrinkages = Dictionary(
      uniqueKeysWithValues: Self.names.compactMap { name in
        Shrinkage(ordered.map { $0[name] }, within: Self.bounds[name] ?? -.infinity ... .infinity).map { (name, $0) }
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
