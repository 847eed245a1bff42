import GRDB

/// Compares what is kept beside `standing` and `mark` with what follows from them.
enum DerivedAudit {
  static func differences(_ db: Database) throws -> [Violation] {
    try open(db) + tally(db) + standing(db)
  }

  private static func open(_ db: Database) throws -> [Violation] {
    let works = try Int64.fetchAll(
      db,
      sql: """
        SELECT work FROM place JOIN tally USING (annotator, formulation)
        WHERE retired = 0 AND state = 'taken-back' AND position < openFrom
        """)
    let strange = try Row.fetchAll(
      db,
      sql: """
        SELECT annotator, formulation FROM tally WHERE openFrom NOT BETWEEN 0 AND nextPosition OR \(Self.isPassed)
        """)
    return try works.map { Violation(.derived, "work \($0)", "is open and would never be served") }
      + strange.map { Violation(.derived, try place($0), "their open work begins nowhere") }
  }

  /// Whether open work is looked for from work that is done: each act goes on from there to what is open, or to what was then
  /// and was taken out since. Only choices between labels, and people who come back or label elsewhere, let work be settled
  /// without an act on it here.
  private static let isPassed = """
    EXISTS (
      SELECT 1 FROM place WHERE place.annotator = tally.annotator AND place.formulation = tally.formulation
        AND position = openFrom AND retired = 0 AND state <> 'taken-back')
    AND NOT EXISTS (
      SELECT 1 FROM place WHERE place.annotator = tally.annotator AND place.formulation = tally.formulation
        AND position = openFrom AND (retired = 1 OR state = 'taken-back'))
    AND NOT EXISTS (SELECT 1 FROM writer WHERE home IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM event WHERE event.annotator = tally.annotator AND work IS NULL
        AND kind IN ('withdraw', 'rejoin', 'pack', 'erased'))
    AND NOT EXISTS (SELECT 1 FROM event WHERE kind = 'conflict-choice')
    """

  /// From an annotator and a formulation; a file's table may say anything.
  private static func place(_ row: Row) throws -> String {
    "annotator \(try row[at: 0] as Int64? ?? 0), \(try row[at: 1] as String? ?? "?")"
  }

  private static func tally(_ db: Database) throws -> [Violation] {
    let kept = """
      SELECT annotator, formulation, total, labelled, excluded, postponed, unsure, comments, nextPosition,
        firstAct, lastLabel, lastEvent FROM tally
      """
    let rows = try Row.fetchAll(
      db,
      sql: """
        WITH
          counted AS (
            SELECT annotator, formulation, sum(retired = 0) AS total,
              sum(retired = 0 AND state = 'labelled') AS labelled, sum(retired = 0 AND state = 'excluded') AS excluded,
              sum(retired = 0 AND state = 'postponed') AS postponed, sum(retired = 0 AND unsure) AS unsure,
              sum(retired = 0 AND commented) AS comments, max(position) + 1 AS nextPosition
            FROM place GROUP BY annotator, formulation),
          acted AS (
            SELECT work.annotator AS annotator, formulation,
              min(CASE WHEN kind IN ('label', 'exclude', 'postpone', 'take-back', 'restore') THEN sequence END)
                AS firstAct,
              max(CASE kind WHEN 'label' THEN sequence END) AS lastLabel, max(sequence) AS lastEvent
            FROM event CROSS JOIN work ON work.id = event.work GROUP BY work.annotator, formulation),
          expected AS (SELECT * FROM counted LEFT JOIN acted USING (annotator, formulation))
        SELECT annotator, formulation FROM (SELECT * FROM expected EXCEPT \(kept))
        UNION SELECT annotator, formulation FROM (\(kept) EXCEPT SELECT * FROM expected)
        """)
    return try rows.map { Violation(.derived, try place($0), "their counts do not follow from their events") }
  }

  private static func standing(_ db: Database) throws -> [Violation] {
    let works = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT work FROM standing LEFT JOIN work ON work.id = standing.work
        WHERE standing.annotator IS NOT work.annotator OR standing.formulation IS NOT work.formulation
        """)
    return works.map { Violation(.derived, "work \($0)", "its label is put down to somebody else") }
  }
}
