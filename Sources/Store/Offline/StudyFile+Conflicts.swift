import FoundationEssentials
import GRDB
import Study

/// One piece of work of which two files say different things.
package struct LabelConflict: Hashable, Sendable {
  package var work: Work
  package var annotator: Annotator
  /// By their ids, so that their order is that of no clock and no merge.
  package var sides: [Side]
  /// The side that an author chose; nil while it is open, and its label missing from every figure.
  package var chosen: ActID?

  /// What one file says.
  package struct Side: Hashable, Sendable {
    package var act: ActID
    /// nil where it says that it cannot be judged.
    package var label: Label?
    package var at: Date
    /// Names the file that it was said in.
    package var writer: String
  }
}

extension StudyFile {
  /// Everything that contradicts itself between files, chosen or not, in the order of the work.
  package func conflicts() throws -> [LabelConflict] {
    try read { db in
      let choices = try Self.choices(db)
      let people = try peopleByID(db)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(Work.columns), work.annotator, event.uuid, event.kind, standing.value, event.at, writer.uuid,
            standing.state
          FROM standing
          JOIN work ON work.id = standing.work
          JOIN instance ON instance.id = work.instance
          JOIN event ON event.sequence = standing.event
          JOIN writer ON writer.id = standing.writer
          WHERE work.retired = 0 AND standing.state <> 'postponed' AND event.kind <> 'postpone' AND work.id IN (
            SELECT work FROM standing GROUP BY work HAVING count(*) > 1)
          ORDER BY work.id, event.uuid
          """
      ).map { try WriterLabel($0) }
      var found: [LabelConflict] = []
      for said in Self.grouped(rows) {
        guard let first = said.first, let annotator = people[first.annotator] else { continue }
        let choice = choices[first.work.id]
        let sides = said.filter { !$0.isTakenBack || choice?.rejected.contains($0.side.act.rawValue) == true }
        guard Set(sides.map(\.value)).count > 1 else { continue }
        let standing = sides.filter { !$0.isTakenBack }
        found.append(
          LabelConflict(
            work: first.work, annotator: annotator, sides: sides.map(\.side),
            chosen: standing.count > 1 ? nil : standing.first?.side.act))
      }
      return found
    }
  }

  /// What one file says of a piece of work.
  private struct WriterLabel {
    struct Value: Hashable {
      var kind: String
      var value: Int?
    }

    var work: Work
    var annotator: Int64
    var side: LabelConflict.Side
    var value: Value
    var isTakenBack: Bool

    init(_ row: Row) throws {
      work = try Work(columns: row)
      annotator = try row[at: 8]
      value = try Value(kind: row[at: 10], value: row[at: 11])
      side = try LabelConflict.Side(
        act: ActID(rawValue: row[at: 9]), label: LabelColumns.label(value.value, work.formulation),
        at: EventChain.date(row[at: 12]), writer: row[at: 13])
      isTakenBack = try row[at: 14] == "taken-back"
    }
  }

  private static func grouped(_ rows: [WriterLabel]) -> [[WriterLabel]] {
    var result: [[WriterLabel]] = []
    for row in rows {
      if result.last?.last?.work.id == row.work.id {
        result[result.count - 1].append(row)
      } else {
        result.append([row])
      }
    }
    return result
  }

  /// The last choice about each piece of work.
  private static func choices(_ db: Database) throws -> [Int64: (chosen: String, rejected: [String])] {
    var choices: [Int64: (chosen: String, rejected: [String])] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT target, payload FROM event
        WHERE kind = 'conflict-choice' AND annotator IS NULL AND work IS NULL AND payload IS NOT NULL ORDER BY sequence
        """)
    while let row = try rows.next() {
      guard let chosen = try row[at: 0] as String? else { continue }
      let choice = try ConflictChoiceContent(row[at: 1], path: "")
      choices[choice.work] = (chosen, choice.rejected)
    }
    return choices
  }

  /// Lets one side of a conflict stand. Chosen otherwise later, the last choice counts; what the files said is kept.
  ///
  /// - Throws: ``StoreError/noConflict(act:)`` when the act is no side of one.
  package func choose(_ act: ActID, at date: Date = Date()) throws {
    try write { db in
      guard let conflict = try conflicts().first(where: { $0.sides.contains { $0.act == act } }) else {
        throw StoreError.noConflict(act: act.rawValue)
      }
      let rejected = conflict.sides.map(\.act).filter { $0 != act }
      let content = ConflictChoiceContent(work: conflict.work.id, rejected: rejected.map(\.rawValue))
      var chain = try EventChain(db, home: home)
      try chain.append(EventDraft(.conflictChoice, target: act.rawValue, content: content, at: date))
    }
  }
}
