import FoundationEssentials
import GRDB
import Study

/// A model's answer as it was kept.
package struct ModelAnswerRecord: Sendable {
  package var annotator: Annotator
  package var answer: ModelAnswer
  /// How it was asked for; nil only in a damaged file.
  package var run: ModelRun?
  /// The events that say how it was asked for, and what it was.
  package var runID: String
  /// The id of the event that keeps it.
  package var event: String
  package var at: Date
  /// False for one of which a later answer to the same question has taken the place.
  package var isCurrent: Bool
}

extension StudyFile {
  /// Every answer of a model, or of every model, with what is known of it, model by model in the order of saving.
  package func modelAnswerRecords(
    of only: Annotator? = nil, _ body: (ModelAnswerRecord) throws -> Void
  ) throws {
    try read { db in
      for model in try Annotator.fetchAll(db) where model.kind == .model && (only == nil || model.id == only?.id) {
        var runs: [String: ModelRun] = [:]
        for (id, payload) in try modelPayloads(.modelRun, of: model, db) {
          runs[id] = try ModelRunContent(payload, path: path).run
        }
        var inForce = try answersInForce(of: model, db)
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT uuid, payload, at FROM event
            WHERE annotator = ? AND work IS NULL AND kind = ? AND payload IS NOT NULL ORDER BY sequence
            """, arguments: [model.id, EventKind.modelAnswer.rawValue])
        while let row = try rows.next() {
          let said = try ModelAnswerContent(row[at: 1], path: path)
          try body(
            ModelAnswerRecord(
              annotator: model, answer: said.answer, run: runs[said.runID], runID: said.runID,
              event: row[at: 0], at: EventChain.date(row[at: 2]), isCurrent: inForce.take(said.answer)))
        }
      }
    }
  }
}
