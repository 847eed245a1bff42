import FoundationEssentials
import GRDB
import Study

extension AnnotatorDesk {
  /// What this annotator has labelled, not judged or put off in a formulation, as it stands, in the order in which they judged
  /// it first: a change moves nothing, and what was put off and judged later stands where it was judged. Work without texts is
  /// left out: nobody can judge it.
  ///
  /// It takes as long as the annotator has done things in the formulation, however large the study.
  ///
  /// - Parameter since: only what was given after this event.
  package func answers(_ formulation: TaskFormulation, since: Int64 = 0) throws -> [OwnAnswer] {
    try file.read { db in
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: Self.answered),
        arguments: ["annotator": annotator.id, "formulation": formulation.rawValue, "since": since])
      var answers: [OwnAnswer] = []
      while let row = try rows.next() {
        if let answer = try answer(row, formulation, in: db) { answers.append(answer) }
      }
      return answers
    }
  }

  /// The number of the file's last event.
  package func lastEvent() throws -> Int64 {
    try file.read { try Int64.fetchOne($0.cachedStatement(sql: "SELECT ifnull(max(sequence), 0) FROM event")) ?? 0 }
  }

  private func answer(_ row: Row, _ formulation: TaskFormulation, in db: Database) throws -> OwnAnswer? {
    let work = try AssignedWork(columns: row)
    let (payload, path): (String?, String) = (try row[at: 8], file.path)
    var (grounds, changedAfter): (Grounds, Double?) = (.none, nil)
    let what: ReversibleAct.Content?
    switch try row[at: 4] as String {
    case ActInForce.State.labelled.rawValue:
      what = try LabelColumns.label(row[at: 5], formulation).map(ReversibleAct.Content.label)
      let said = try payload.map { try LabelContent($0, path: path) }
      (grounds, changedAfter) = (said?.grounds ?? .none, said?.changedAfter)
    case ActInForce.State.excluded.rawValue:
      let said = try payload.map { try ExclusionContent($0, path: path) }
      what = .exclusion(said?.known ?? .other)
      changedAfter = said?.changedAfter
    default:
      what = .postponement
      changedAfter = try payload.map { try PlainContent($0, path: path) }?.changedAfter
    }
    guard let what else { return nil }
    let marks = try Marks.fetch(db, work: work.id, path: file.path)
    var own = OwnAnswer(
      act: ReversibleAct(id: ActID(rawValue: try row[at: 6]), work: work, what: what),
      at: EventChain.date(try row[at: 7]), isUnsure: marks.isUnsure, note: marks.comment,
      isChanged: changedAfter != nil, beginning: try row[at: 9])
    if case .label = what { own.grounds = grounds }
    return own
  }

  private static let answered = """
    WITH RECURSIVE
      thread (sequence, before, kind, work) AS (
        SELECT sequence, before, kind, work FROM event WHERE sequence = (
          SELECT lastEvent FROM tally WHERE annotator = :annotator AND formulation = :formulation)
        UNION ALL
        SELECT event.sequence, event.before, event.kind, event.work FROM event
        JOIN thread ON event.sequence = thread.before WHERE event.sequence < thread.sequence),
      done (work, first) AS (
        SELECT work, ifnull(min(sequence) FILTER (WHERE kind <> 'postpone'), min(sequence)) FROM thread
        WHERE kind IN ('label', 'exclude', 'postpone') GROUP BY work)
    SELECT \(AssignedWork.columns), state, value, event.uuid, event.at, event.payload,
      substr(CASE ifnull(work.response, work.firstShown) WHEN 'B' THEN responseB ELSE responseA END, 1, 200)
    FROM done
    CROSS JOIN work ON work.id = done.work AND work.annotator = :annotator AND work.retired = 0
    CROSS JOIN instance ON instance.id = work.instance AND \(InstanceTexts.present)
    CROSS JOIN standing ON standing.work = work.id AND standing.event = (
      SELECT max(event) FROM standing AS own WHERE own.work = work.id AND own.state <> 'taken-back')
    CROSS JOIN event ON event.sequence = standing.event AND event.sequence > :since
    ORDER BY done.first
    """
}
