import Basics
import Interchange
import Sessions
import Study
import Terminal

/// Writes gold labels, an instance a row, and counts what decisions did.
struct GoldExport {
  let reading: GoldReading
  let rules: DecisionRules
  let isSoft: Bool

  /// What was written and what was left out, for people.
  func write(to output: OutputFile, _ format: TableFormat) throws -> (rows: Int, lines: [SafeText]) {
    let table = try TableOutput(output, format, header: Self.header(isSoft: isSoft))
    var counts = DecisionCounts(rules)
    var rows = 0
    try reading.forEach { entry in
      let treatment = rules.treatment(entry.verdict)
      counts.note(entry.verdict, treatment)
      guard treatment.isIn else { return }
      rows += 1
      try table.write(GoldTable.row(entry.instance, entry.gold, entry.verdict, isSoft: isSoft))
    }
    try table.finish()
    let left = SafeText(counts.leftOut.joined(separator: ", "))
    return (rows, [SafeText("\(counted(rows, "instance")); left out: ") + left + "."] + counts.remarks)
  }

  private static func header(isSoft: Bool) -> TableRow {
    return GoldTable.row(.nothing, GoldLabels([]), .undecided, isSoft: isSoft)
  }
}
