import Interchange
import Sessions
import Study

/// Writes an instance a row with all that was said of it.
struct WideExport {
  let reading: GoldReading

  func write(to output: OutputFile, _ format: TableFormat) throws {
    let count = try most()
    func row(_ instance: Instance, _ annotated: [WideTable.Annotated], _ gold: GoldLabels, _ decisions: Decisions)
      -> TableRow
    {
      switch format {
      case .csv: WideTable.flat(instance, annotated, of: count, gold, decisions)
      case .jsonl: WideTable.nested(instance, annotated, gold, decisions)
      }
    }
    let table = try TableOutput(output, format, header: row(.nothing, [], GoldLabels([]), Decisions()))
    try reading.forEach { entry in
      let annotated = entry.labels.map {
        WideTable.Annotated(name: reading.annotator($0.annotator), labels: $0)
      }
      try table.write(row(entry.instance, annotated, entry.gold, entry.decisions))
    }
    try table.finish()
  }

  /// How many annotators an instance has at most.
  private func most() throws -> Int {
    var most = 0
    try reading.forEach { most = max(most, $0.labels.count) }
    return most
  }
}
