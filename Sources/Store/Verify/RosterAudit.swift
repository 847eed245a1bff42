import GRDB

/// Compares annotators and settings with the events that made them.
enum RosterAudit {
  static func differences(_ db: Database) throws -> [Violation] {
    try annotators(db) + settings(db) + writers(db)
  }

  private static func annotators(_ db: Database) throws -> [Violation] {
    try Annotator.fetchAll(db).compactMap { annotator in
      let added = try String.fetchOne(
        db, sql: "SELECT payload FROM event WHERE work IS NULL AND annotator = ? AND kind = 'annotator'",
        arguments: [annotator.id])
      let isSameTime = try Bool.fetchOne(
        db,
        sql: """
          SELECT withdrawnAt IS (
            SELECT CASE kind WHEN 'withdraw' THEN at END FROM event
            WHERE work IS NULL AND event.annotator = annotator.id AND kind IN ('withdraw', 'rejoin')
            ORDER BY sequence DESC LIMIT 1)
          FROM annotator WHERE id = ?
          """,
        arguments: [annotator.id])
      let isErased = try annotator.isErased(db)
      let said = AnnotatorContent.read(added)
      let isSame =
        said?.name.utf8.elementsEqual(annotator.name.utf8) == true
        && said?.pseudonym == annotator.pseudonym && said?.annotatorKind == annotator.kind.rawValue
        && said?.ordinal == annotator.ordinal
      let isKnown = isErased ? added == nil && annotator.name == annotator.erasedName : isSame
      guard isKnown, isSameTime == true else {
        return Violation(.annotator, "annotator \(annotator.id)", "is not the one who was added")
      }
      return nil
    }
  }

  /// Whether each writer's home can be one; which it is no digest says, and a wrong one only begins a new chain.
  private static func writers(_ db: Database) throws -> [Violation] {
    try Row.fetchAll(db, sql: "SELECT id, home FROM writer WHERE home IS NOT NULL").compactMap { row in
      WriterHome.canBe(try row[at: 1])
        ? nil : Violation(.chain, "writer \(try row[at: 0] as Int64)", "was made at no place that can be")
    }
  }

  private static func settings(_ db: Database) throws -> [Violation] {
    let isLast = try Bool.fetchOne(
      db,
      sql: """
        SELECT (SELECT value FROM study WHERE key = 'settings')
          IS (SELECT uuid FROM event WHERE kind = 'settings' ORDER BY sequence DESC LIMIT 1)
        """)
    let study = try String.fetchOne(db, sql: "SELECT value FROM study WHERE key = 'uuid'")
    let named = try String.fetchAll(
      db, sql: "SELECT payload FROM event WHERE kind = 'settings' AND payload IS NOT NULL"
    )
    .compactMap { try? SettingsLog.read($0).study }
    var found = isLast == true ? [] : [Violation(.settings, "study", "its settings are not those last set")]
    if study == nil || named.contains(where: { $0 != study }) {
      found.append(Violation(.settings, "study", "its id is not the one it was made with"))
    }
    return found
  }
}
