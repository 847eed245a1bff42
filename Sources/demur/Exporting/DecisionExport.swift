import FoundationEssentials
import Interchange
import Store
import Study

/// Writes what stands of authors' decisions, by instance in the order of import and by author.
struct DecisionExport {
  private let file: StudyFile
  private let decisions: [InstanceKey: Decisions]

  init(_ file: StudyFile) throws {
    if try file.isPacked { throw StoreError.packed }
    self.file = file
    decisions = try file.decisions()
  }

  /// How many rows were written.
  @discardableResult
  func write(to output: OutputFile, _ format: TableFormat) throws -> Int {
    var rows = 0
    let table = try TableOutput(output, format, header: Self.header)
    try file.instances { instance in
      for decision in decisions[instance.key]?.all ?? [] {
        rows += 1
        try table.write(DecisionTable.row(instance, decision))
      }
    }
    try table.finish()
    return rows
  }

  static var header: TableRow {
    DecisionTable.row(
      .nothing, Decision(id: .fresh(), author: "", ruling: Ruling(), at: Date(timeIntervalSince1970: 0)))
  }
}

extension Instance {
  /// For the names of a row's columns.
  static let nothing = Instance(key: InstanceKey(""), subset: "", context: [], responseA: "", responseB: "")
}
