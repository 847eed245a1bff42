import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// The labels in force, one at a time: by instance in the order of import, SINGLE before PREFERENCE, A before B, slots in
  /// their order.
  ///
  /// Where two machines say different things of the same work, neither is in force until an author chooses.
  ///
  /// - Parameter details: false leaves out times, circumstances and marks, which is much faster.
  package func labels(
    _ occasions: Set<Occasion> = [.original], details: Bool = true, _ body: (LabelRow) throws -> Void
  ) throws {
    try read { db in
      let people = try peopleByID(db)
      guard details else {
        try PlainLabels(db, people: people.values, occasions: occasions).forEach(body)
        return
      }
      let rows = try Row.fetchCursor(db, sql: Self.detailedLabels)
      while let row = try rows.next() {
        guard let label = try labelRow(row, people), occasions.contains(label.work.occasion) else {
          continue
        }
        try body(label)
      }
    }
  }

  /// Every label ever given, in the order of saving; ``LabelRow/isCurrent`` tells which are in force.
  package func labelHistory(_ body: (LabelRow) throws -> Void) throws {
    try read { db in
      let people = try peopleByID(db)
      let rows = try Row.fetchCursor(db, sql: Self.history)
      while let row = try rows.next() {
        if let label = try labelRow(row, people) { try body(label) }
      }
    }
  }

  /// How many pieces of work have contradicting labels from different machines.
  package func conflictCount() throws -> Int {
    try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM (
            SELECT work FROM standing JOIN work ON work.id = standing.work
            WHERE retired = 0 AND state IN ('labelled', 'excluded')
            GROUP BY work HAVING count(DISTINCT state || ifnull(value, '')) > 1)
          """) ?? 0
    }
  }

  private func peopleByID(_ db: Database) throws -> [Int64: Annotator] {
    Dictionary(uniqueKeysWithValues: try Annotator.fetchAll(db).map { ($0.id, $0) })
  }

  private func labelRow(_ row: Row, _ people: [Int64: Annotator]) throws -> LabelRow? {
    guard let work = Work(columns: row), let annotator = people[row[8]],
      let label = LabelColumns.label(row[9], work.formulation)
    else { return nil }
    return LabelRow(
      work: work, subset: row[10], annotator: annotator, label: label, isCurrent: row[11],
      details: try details(row))
  }

  private func details(_ row: Row) throws -> LabelRow.Details {
    let payload = try (row[14] as String?).map { try Payload($0, path: path) }
    let comment = try (row[16] as String?).flatMap { try Payload($0, path: path).text }
    return LabelRow.Details(
      act: ActID(rawValue: row[12]), at: EventChain.date(row[13]), circumstances: payload?.circumstances,
      guidelinesHash: payload?.guidelines, isUnsure: row[15], comment: comment)
  }

  private static let workColumns = "\(Work.columns), work.annotator"

  // Comments from several files: the latest, the same one whatever came home first.
  private static let detailColumns = """
    event.uuid, event.at, event.payload,
    EXISTS (SELECT 1 FROM mark WHERE mark.work = work.id AND unsure IS NOT NULL),
    (SELECT payload FROM event WHERE sequence IN (SELECT comment FROM mark WHERE mark.work = work.id)
      ORDER BY at DESC, uuid DESC LIMIT 1)
    """

  /// In force, and not contradicted by another writer; of equal labels by several writers the one with the lowest id, so
  /// that it does not depend on the order in which files came home.
  private static let inForce = """
    standing.state = 'labelled' AND NOT EXISTS (
      SELECT 1 FROM standing AS other WHERE other.work = standing.work AND other.writer <> standing.writer
        AND other.state IN ('labelled', 'excluded')
        AND (other.state <> 'labelled' OR other.value <> standing.value
          OR (SELECT uuid FROM event WHERE sequence = other.event)
            < (SELECT uuid FROM event WHERE sequence = standing.event)))
    """

  private static let order = """
    ORDER BY work.instance, work.formulation DESC, work.response, work.slot, work.occasion, work.id
    """

  private static let detailedLabels = """
    SELECT \(workColumns), standing.value, instance.subset, 1, \(detailColumns)
    FROM work INDEXED BY work_of_instance
    CROSS JOIN standing ON standing.work = work.id
    CROSS JOIN instance ON instance.id = work.instance
    CROSS JOIN event ON event.sequence = standing.event
    WHERE work.retired = 0 AND \(inForce)
    \(order)
    """

  private static let history = """
    SELECT \(workColumns),
      ifnull(rating, CASE preference WHEN 'A' THEN -magnitude ELSE magnitude END), instance.subset,
      EXISTS (
        SELECT 1 FROM standing WHERE standing.work = event.work AND standing.event = event.sequence AND \(inForce)),
      \(detailColumns)
    FROM event
    CROSS JOIN work ON work.id = event.work
    CROSS JOIN instance ON instance.id = work.instance
    WHERE event.kind = 'label' AND event.payload IS NOT NULL
    ORDER BY event.sequence
    """
}
