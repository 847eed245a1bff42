/// The published values of Dsouza & Kovatchev 2025, "Sources of Disagreement in Data for LLM Instruction Tuning", each beside
/// the figure of a study that is computed alike.
package struct PaperValues: Hashable, Sendable {
  package let rows: [Row]

  package struct Row: Hashable, Sendable {
    /// The figure's name in files.
    package let name: String
    /// Where the paper has it.
    package let place: String
    package let published: Double
    package let figure: Figure

    /// Whether the published value lies in the figure's interval; nil without one.
    package var isInside: Bool? {
      guard let low = figure.low, let high = figure.high else { return nil }
      return low <= published && published <= high
    }
  }

  package init(_ figures: StudyFigures) {
    rows = Self.published.map { name, place, value in
      Row(name: name, place: place, published: value, figure: figures[name])
    }
  }

  /// Those given with two digits or more: of Table 1's filtered kappas the paper says only "above .70".
  package static let published: [(name: String, place: String, value: Double)] =
    [
      ("shares.deltaSingle.0", "4.1 SINGLE Δ 0", 0.357), ("shares.deltaSingle.1", "4.1 SINGLE Δ 1", 0.363),
      ("shares.deltaSingle.2", "4.1 SINGLE Δ 2", 0.18), ("scoreAgreement.single.all", "Table 1 SINGLE", 0.48),
      ("scoreAgreement.preference.all", "Table 1 PREFERENCE", 0.43),
    ]
    + table2("single", "SINGLE", [[0.54, 0.86, 0.38], [0.58, 0.91, 0.49], [0.62, 0.95, 0.61]])
    + table2("preference", "PREFERENCE", [[0.59, 0.81, 0.40], [0.61, 0.83, 0.44], [0.67, 0.93, 0.64]])
    + table3("all", "all", [0.60, 0.88, 0.50, 0.54, 0.55])
    + table3("unambiguous", "Δ < 3", [0.62, 0.91, 0.56, 0.59, 0.59])
    + [
      ("ambiguity.correlation", "4.3 Pearson R of the two Δ", 0.20), ("ambiguity.overlap", "4.3 overlap", 0.25),
      ("ambiguity.preferenceRate", "4.1 PREFERENCE Δ ≥ 3", 0.13),
    ]
    + table4("preferenceScore", "PREFERENCE (score)", [0.44, 0.72, -0.69])
    + table4("mergedScore", "merged (score)", [0.45, 0.55, -0.11])
    + table4("preferencePreference", "PREFERENCE (pref)", [0.40, 0.64, -0.99])
    + table4("mergedPreference", "merged (pref)", [0.40, 0.50, -0.19])

  private typealias Published = (name: String, place: String, value: Double)

  private static func table2(_ name: String, _ label: String, _ values: [[Double]]) -> [Published] {
    zip([("all", "all"), ("below4", "Δ < 4"), ("below3", "Δ < 3")], values).flatMap { filter, values in
      zip(["strict", "soft", "kappa"], values).map { figure, value in
        ("preferenceAgreement.\(name).\(filter.0).\(figure)", "Table 2 \(label) \(filter.1) \(figure)", value)
      }
    }
  }

  private static func table3(_ name: String, _ label: String, _ values: [Double]) -> [Published] {
    let figures = [
      ("strict", "strict"), ("soft", "soft"), ("kappaPreference", "kappa (pref)"), ("kappaScore", "kappa (score)"),
      ("pearson", "Pearson"),
    ]
    return zip(figures, values).map { ("interTask.\(name).\($0.0)", "Table 3 \(label) \($0.1)", $1) }
  }

  /// At the ordinal level: with some 94 ambiguous pairs no other comes to −.69.
  private static func table4(_ name: String, _ label: String, _ values: [Double]) -> [Published] {
    zip([("all", "all"), ("below3", "Δ < 3"), ("ambiguous", "Δ ≥ 3")], values).map { part, value in
      ("merge.\(name).\(part.0).ordinal", "Table 4 \(label) \(part.1)", value)
    }
  }

  package var tree: FigureTree {
    .group(
      rows.map { row in
        FigureTree.Member(
          row.name,
          [
            "published": .number(row.published), "value": .figure(row.figure),
            "inside": row.isInside.map { .truth($0) } ?? .text(nil),
          ])
      })
  }
}
