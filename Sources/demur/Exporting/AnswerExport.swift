import FoundationEssentials
import Interchange
import ModelAnnotators
import Store
import Study

/// Writes what language models answered, model by model in the order of saving.
struct AnswerExport {
  let file: StudyFile
  /// Answers too of which a later one has taken the place.
  let history: Bool

  /// How many rows were written.
  @discardableResult
  func write(to output: OutputFile, _ format: TableFormat) throws -> Int {
    var fingerprints: [InstanceKey: TextFingerprint] = [:]
    try file.instances { fingerprints[$0.key] = $0.fingerprint }
    let table = try TableOutput(output, format, header: Self.header)
    var rows = 0
    try file.modelAnswerRecords { record in
      guard history || record.isCurrent else { return }
      rows += 1
      try table.write(
        AnswerTable.row(
          record.answer,
          AnswerTable.Facts(
            model: record.run?.model ?? record.annotator.name, annotator: record.annotator.name, run: record.run,
            runID: record.runID, event: record.event, at: record.at, isCurrent: record.isCurrent,
            fingerprint: fingerprints[record.answer.instance])))
    }
    try table.finish()
    return rows
  }

  static var header: TableRow {
    AnswerTable.row(
      ModelAnswer(
        key: "", instance: InstanceKey(""), method: .rating, response: nil, firstShown: nil,
        outcome: .tooLong(window: nil)),
      AnswerTable.Facts(
        model: "", annotator: "", run: nil, runID: "", event: "", at: nil, isCurrent: true, fingerprint: nil))
  }
}
