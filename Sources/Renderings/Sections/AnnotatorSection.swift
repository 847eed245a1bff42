import Basics
import Study

extension ReportDocument.Section {
  /// Annotators side by side, with a word on those who stand out.
  static func annotators(_ comparison: AnnotatorComparison) -> Self {
    let title = "Annotators side by side"
    guard comparison.rows.count > 1 else {
      let none =
        comparison.rows.isEmpty ? "No annotators: there are no labels." : "One annotator: nobody to compare with."
      return Self(id: "annotators", title: title, part: .sources, blocks: [.paragraph(none)])
    }
    let headers = ["leniency", "spread", "kappa", "ambiguous", "first", "drift"]
    var table = FigureTable("Annotators", columns: ["n"] + headers + ["seconds", "α without"])
    for row in comparison.rows {
      let cells = AnnotatorComparison.names.map { name in
        row.figures[name].value == nil
          ? "-" : row.shrunk[name].map(shown) ?? Numbers.short(row.figures[name].value ?? 0)
      }
      table.row(
        row.figures.name,
        texts: [String(row.figures.labels)] + cells + [
          row.figures.seconds.value.map { Numbers.fixed($0, digits: 1) } ?? "-",
          row.alphaWithout.change.map { ($0 > 0 ? "+" : "") + Numbers.short($0, digits: 3) } ?? "-",
        ])
    }
    var blocks: [ReportDocument.Block] = [
      .table(table),
      .explanation(
        "Those who agree least come first. Leniency: own ratings less the others' of the same responses. Spread: standard "
          + "deviation of own ratings over theirs. Kappa: quadratic, of combined labels with everybody who labelled the same. "
          + "Ambiguous: the share of instances in which Δ to another reaches the threshold. First: preferences for the "
          + "response shown first. Drift: kappa in the second half of the work less that in the first. Each is drawn towards what all have in common "
          + "as far as few labels tell of it, ± half of its 95 % interval; the json format has the plain values. α without: how "
          + "ordinal alpha changes without them."
          + (comparison.rows.contains { $0.figures.hasTimesRead }
            ? "" : " Drift and seconds are read and shown with --all alone.")),
    ]
    blocks += dots(comparison)
    for row in comparison.rows where !row.remarks.isEmpty {
      blocks.append(
        .paragraph(
          "\(row.figures.name): \(row.remarks.map(\.words).joined(separator: "; ")). A reason to look, no verdict."))
    }
    return Self(id: "annotators", title: title, part: .sources, blocks: blocks)
  }

  /// As many as a picture can show.
  private static let mostDots = 40

  /// Each annotator's agreement and leniency as dots with intervals on one axis.
  private static func dots(_ comparison: AnnotatorComparison) -> [ReportDocument.Block] {
    let rows = comparison.rows.prefix(mostDots)
    let some = rows.count < comparison.rows.count ? ", the \(rows.count) who agree least" : ""
    return [("Kappa with the others", "kappa"), ("Leniency, in steps of the scale", "leniency")].compactMap {
      title, name in
      let points = rows.compactMap { row in
        row.shrunk[name].map { value in
          IntervalPlot.Point(
            label: row.figures.name,
            figure: Figure(value: value.value, n: row.figures[name].n, low: value.low, high: value.high))
        }
      }
      guard points.count > 1 else { return nil }
      return .intervals(
        IntervalPlot(
          title: title + some, axis: "as drawn towards all", comparison: "", groups: [.init(label: "", points: points)])
      )
    }
  }

  /// `.31 ±.20`: the larger half, where the interval ends at what is possible.
  private static func shown(_ value: Shrinkage.Value) -> String {
    let half = max(value.high - value.value, value.value - value.low)
    let digits = ShownDecimals.needed(value: value.value, ends: (value.value - half, value.value + half), digits: 2)
    return "\(Numbers.short(value.value, digits: digits)) ±\(Numbers.short(half, digits: digits))"
  }
}
