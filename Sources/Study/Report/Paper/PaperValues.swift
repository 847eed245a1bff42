/// The published values of the paper whose study demur carries out, each beside the figure of a study that is computed alike.
package struct PaperValues: Hashable, Sendable {
  package let rows: [Row]

  /// The paper as a report cites it.
  package static let citation =
    "Russel Dsouza and Venelin Kovatchev (2025), \"Sources of Disagreement in Data for LLM Instruction Tuning\""

  /// A number of the paper, and the study's beside it.
  package struct Row: Hashable, Sendable {
    package let cell: PaperCell
    package let figure: Figure

    /// The figure's name in files.
    package var name: String { cell.name }

    /// The figure less the published value, with its interval; nil where the paper has no number, or the study no figure.
    package var difference: Figure? {
      guard let published = cell.published.number, let value = figure.value else { return nil }
      return Figure(
        value: value - published, n: figure.n, low: figure.low.map { $0 - published },
        high: figure.high.map { $0 - published }, doubt: figure.doubt)
    }

    /// Whether the published value lies in the figure's interval, or the interval reaches what the paper says only in words;
    /// nil without an interval or a published value.
    package var isInside: Bool? {
      guard let low = figure.low, let high = figure.high else { return nil }
      switch cell.published {
      case .value(let value): return low <= value && value <= high
      case .above(let bound): return high > bound
      case .unprinted: return nil
      }
    }
  }

  package init(_ figures: StudyFigures) {
    let threshold = figures.plan.limits.threshold
    rows = PaperCell.all.map { cell in
      guard threshold != PaperCell.threshold, cell.followsThreshold else {
        return Row(cell: cell, figure: figures[cell.name])
      }
      let why = "the paper's threshold is Δ ≥ \(PaperCell.threshold), and this report's Δ ≥ \(threshold)"
      return Row(cell: cell, figure: Figure(value: nil, n: 0, why: why))
    }
  }

  /// By the figures' names; without the cells that the paper leaves without any value.
  package var tree: FigureTree {
    .group(
      rows.compactMap { row in
        guard let published = row.cell.published.number ?? row.cell.published.bound else { return nil }
        return FigureTree.Member(
          row.name,
          [
            "published": .number(published), "bound": .text(row.cell.published.bound == nil ? nil : "above"),
            "place": .text(row.cell.place), "value": .figure(row.figure),
            "difference": .number(row.difference?.value), "inside": row.isInside.map { .truth($0) } ?? .text(nil),
          ])
      })
  }
}

/// One cell of the paper's tables, or a number of its text.
package struct PaperCell: Hashable, Sendable {
  /// What the figure is called in files.
  package let name: String
  /// The table or section, such as `Table 2`.
  package let part: String
  /// The row and column there.
  package let label: String
  package let published: Published

  /// What the paper says of it.
  package enum Published: Hashable, Sendable {
    case value(Double)
    /// Only that it is more than that.
    case above(Double)
    case unprinted

    package var number: Double? { if case .value(let value) = self { value } else { nil } }
    package var bound: Double? { if case .above(let bound) = self { bound } else { nil } }
  }

  package var place: String { "\(part) \(label)" }

  /// From which Δ on the paper calls an instance ambiguous.
  static let threshold = 3

  /// Whether a report's own threshold decides what the figure is of.
  var followsThreshold: Bool {
    Self.followingThreshold.contains { name.hasPrefix($0) } || name.hasSuffix(".ambiguous.ordinal")
  }

  private static let followingThreshold = [
    "interTask.unambiguous", "ambiguity.overlap", "ambiguity.preferenceRate", "pairwise.single.ambiguous",
  ]

  /// Tables 1 to 4 and the numbers of sections 4.1 and 4.3, in the paper's order.
  package static let all: [PaperCell] =
    [
      cell("shares.deltaSingle.0", "Section 4.1", "SINGLE, Δ = 0", 0.357),
      cell("shares.deltaSingle.1", "Section 4.1", "SINGLE, Δ = 1", 0.363),
      cell("shares.deltaSingle.2", "Section 4.1", "SINGLE, Δ = 2", 0.18),
      cell("pairwise.single.ambiguous", "Section 4.1", "SINGLE, Δ ≥ 3", 0.098),
      cell("ambiguity.preferenceRate", "Section 4.1", "PREFERENCE, Δ ≥ 3", 0.13),
    ] + table1("single", "SINGLE", 0.48) + table1("preference", "PREFERENCE", 0.43)
    + table2("single", "SINGLE", [[0.54, 0.86, 0.38], [0.58, 0.91, 0.49], [0.62, 0.95, 0.61]])
    + table2("preference", "PREFERENCE", [[0.59, 0.81, 0.40], [0.61, 0.83, 0.44], [0.67, 0.93, 0.64]])
    + table3("all", "all", [0.60, 0.88, 0.50, 0.54, 0.55])
    + table3("unambiguous", "Δ < 3", [0.62, 0.91, 0.56, 0.59, 0.59])
    + [
      cell("ambiguity.correlation", "Section 4.3", "Pearson R of the two Δ", 0.20),
      cell("ambiguity.overlap", "Section 4.3", "overlap of ambiguous sets", 0.25),
    ]
    + table4("preferenceScore", "PREFERENCE (score)", [0.44, 0.72, -0.69])
    + table4("mergedScore", "merged (score)", [0.45, 0.55, -0.11])
    + table4("preferencePreference", "PREFERENCE (pref)", [0.40, 0.64, -0.99])
    + table4("mergedPreference", "merged (pref)", [0.40, 0.50, -0.19])

  private static func cell(_ name: String, _ part: String, _ label: String, _ value: Double) -> PaperCell {
    PaperCell(name: name, part: part, label: label, published: .value(value))
  }

  /// The filtered kappas have no number: of Δ < 3 the text says "above .70", of Δ < 4 that it is slightly higher.
  private static func table1(_ name: String, _ label: String, _ all: Double) -> [PaperCell] {
    [("all", "all", Published.value(all)), ("below4", "Δ < 4", .unprinted), ("below3", "Δ < 3", .above(0.70))].map {
      PaperCell(name: "scoreAgreement.\(name).\($0.0)", part: "Table 1", label: "\(label), \($0.1)", published: $0.2)
    }
  }

  private static func table2(_ name: String, _ label: String, _ values: [[Double]]) -> [PaperCell] {
    zip([("all", "all"), ("below4", "Δ < 4"), ("below3", "Δ < 3")], values).flatMap { filter, values in
      zip(["strict", "soft", "kappa"], values).map { figure, value in
        cell("preferenceAgreement.\(name).\(filter.0).\(figure)", "Table 2", "\(label), \(filter.1): \(figure)", value)
      }
    }
  }

  private static func table3(_ name: String, _ label: String, _ values: [Double]) -> [PaperCell] {
    let figures = [
      ("strict", "strict"), ("soft", "soft"), ("kappaPreference", "kappa (pref)"), ("kappaScore", "kappa (score)"),
      ("pearson", "Pearson"),
    ]
    return zip(figures, values).map { cell("interTask.\(name).\($0.0)", "Table 3", "\(label): \($0.1)", $1) }
  }

  /// At the ordinal level: with some 94 ambiguous pairs no other comes to −.69.
  private static func table4(_ name: String, _ label: String, _ values: [Double]) -> [PaperCell] {
    zip([("all", "all"), ("below3", "Δ < 3"), ("ambiguous", "Δ ≥ 3")], values).map { part, value in
      cell("merge.\(name).\(part.0).ordinal", "Table 4", "\(label), \(part.1)", value)
    }
  }
}
