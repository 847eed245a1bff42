import Basics
import Study

extension ReportDocument.Section {
  /// Another report beside this one.
  static func comparison(_ comparison: ReportComparison) -> Self {
    var table = FigureTable("This study and the other", columns: ["here", "other", "difference"])
    var part = ""
    for row in comparison.rows {
      if row.part != part {
        part = row.part
        table.heading(part)
      }
      table.rows.append(
        FigureTable.Row(
          label: row.label, cells: [.figure(row.here), .figure(row.other), cell(row.difference)]))
    }
    let apart = comparison.rows.filter { row in
      guard let low = row.difference.low, let high = row.difference.high else { return false }
      return low > 0 || high < 0
    }
    var paragraphs = [
      "This study beside \"\(comparison.other.title)\" (fingerprint \(comparison.other.fingerprint.prefix(12))). Difference is "
        + "this one's value less the other's. \(Self.intervals(comparison.pairing))"
    ]
    if let threshold = comparison.other.threshold, threshold != comparison.threshold {
      paragraphs.append("The other's threshold is Δ ≥ \(threshold), this one's Δ ≥ \(comparison.threshold).")
    }
    paragraphs.append(
      apart.isEmpty
        ? "No interval of a difference leaves 0 out. That does not show that the two are equal."
        : "The intervals of \(counted(apart.count, "difference")) leave 0 out; of \(comparison.rows.count) about one in "
          + "twenty would by chance.")
    return Self(
      id: "comparison", title: "Beside another report", part: .comparison,
      blocks: [.paragraph(paragraphs[0]), .table(table)] + paragraphs.dropFirst().map { .paragraph($0) })
  }
  /// `.14 [-.03 .31]`: of how many data points stands beside it.
  private static func cell(_ difference: Figure) -> FigureTable.Cell {
    Numbers.estimate(difference).map { .text($0) } ?? .figure(difference)
  }

  private static func intervals(_ pairing: ReportComparison.Pairing) -> String {
    switch pairing {
    case .unpaired:
      "The intervals are unpaired: they are made of the two intervals, as if the two had no instance and no annotator in "
        + "common. Where both label the same instances, the true intervals of most differences are narrower; given the "
        + "other study's file in place of its report, instances can be matched."
    case .paired(let instances):
      "The intervals are paired: all figures here are of the \(instances) instances that both label, each instance one unit "
        + "with the labels of both. Annotators are taken for different people in the two, so that where they are the same "
        + "the intervals are if anything too wide."
    }
  }
}
