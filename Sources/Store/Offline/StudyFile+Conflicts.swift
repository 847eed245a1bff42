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
      let people = Dictionary(uniqueKeysWithValues: try Annotator.fetchAll(db).map { ($0.id, $0) })
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
          """)
      var found: [LabelConflict] = []
      for (work, rows) in Self.grouped(rows) {
        guard let annotator = people[rows[0][8]] else { continue }
        let choice = choices[work.id]
        let sides = rows.filter { $0[14] != "taken-back" || choice?.rejected.contains($0[9]) == true }
        let values = Set(sides.map { "\($0[10] as String) \(($0[11] as Int?).map(String.init) ?? "")" })
        guard values.count > 1 else { continue }
        let isOpen = sides.count { $0[14] != "taken-back" } > 1
        found.append(
          LabelConflict(
            work: work, annotator: annotator,
            sides: sides.map { row in
              LabelConflict.Side(
                act: ActID(rawValue: row[9]), label: LabelColumns.label(row[11], work.formulation),
                at: EventChain.date(row[12]), writer: row[13])
            },
            chosen: isOpen ? nil : sides.first { $0[14] != "taken-back" }.map { ActID(rawValue: $0[9]) }))
      }
      return found
    }
  }

  private static func grouped(_ rows: [Row]) -> [(Work, [Row])] {
    var result: [(Work, [Row])] = []
    for row in rows {
      guard let work = Work(columns: row) else { continue }
      if result.last?.0.id == work.id {
        result[result.count - 1].1.append(row)
      } else {
        result.append((work, [row]))
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
      let payload = try Payload(row[1], path: "")
      guard let work = payload.work else { continue }
      choices[work] = (row[0], payload.rejected ?? [])
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
      let payload: [String: CanonicalJSON.Value] = [
        "work": .integer(Int(conflict.work.id)), "rejected": .list(rejected.map { .text($0.rawValue) }),
      ]
      var chain = try EventChain(db, home: home)
      try chain.append(EventDraft(.conflictChoice, target: act.rawValue, payload: payload, at: date))
    }
  }
}
