import GRDB
import Study

extension StudyFile {
  /// What came of each model's questions, by the model's row; of what was asked several times the last answer counts.
  package func modelAnswerCounts() throws -> [Int64: ModelAnswerCounts] {
    try read { db in
      var counts: [Int64: ModelAnswerCounts] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT annotator, kind, reason, count(*) FROM (
            SELECT annotator, json_extract(payload, '$.answer.outcome.kind') AS kind,
              json_extract(payload, '$.answer.invalidKind') AS reason, max(sequence) FROM event
            WHERE kind = ? AND payload IS NOT NULL GROUP BY annotator,
              CASE WHEN json_extract(payload, '$.answer.key') LIKE '\(PanelName.driver) %'
                THEN json_extract(payload, '$.answer.method', '$.answer.response', '$.answer.instance')
                ELSE json_extract(payload, '$.answer.key') END
          ) GROUP BY 1, 2, 3
          """, arguments: [EventKind.modelAnswer.rawValue])
      while let row = try rows.next() {
        let annotator: Int64 = try row[at: 0]
        let kind: String? = try row[at: 1]
        let reason: String? = try row[at: 2]
        let count: Int = try row[at: 3]
        switch kind {
        case "invalid":
          let kind = reason.flatMap(ModelAnswer.InvalidKind.init) ?? .unread
          counts[annotator, default: ModelAnswerCounts()].invalid[kind, default: 0] += count
        case "too-long": counts[annotator, default: ModelAnswerCounts()].tooLong += count
        default: counts[annotator, default: ModelAnswerCounts()].answered += count
        }
      }
      return counts
    }
  }
}
