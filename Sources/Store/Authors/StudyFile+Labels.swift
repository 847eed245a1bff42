import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// The labels in force, one at a time: by instance in the order of import, SINGLE before PREFERENCE, A before B, slots in
  /// their order.
  ///
  /// Where two machines say different things of the same work, neither is in force until an author chooses. Labels of instances
  /// whose answer is known are not among them: see ``labelsOfChecks(_:)``.
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
      try forEachLabel(db, of: .min ... .max, people, occasions, body)
    }
  }

  /// The same, some instances at a time, so that nobody waits for it: each instance's labels are of one moment, those of
  /// different instances of several.
  package func labelsInSlices(
    _ occasions: Set<Occasion> = [.original], _ body: (LabelRow) throws -> Void
  ) throws {
    try forEachSlice(of: "instance", size: 1_000) { db, instances in
      var labels: [LabelRow] = []
      try forEachLabel(db, of: instances, try peopleByID(db), occasions) { labels.append($0) }
      return labels
    } then: { labels in
      try labels.forEach(body)
    }
  }

  private func forEachLabel(
    _ db: Database, of instances: ClosedRange<Int64>, _ people: [Int64: Annotator], _ occasions: Set<Occasion>,
    _ body: (LabelRow) throws -> Void
  ) throws {
    let isInStudy = try CheckRows(db).leftOut(of: "work.instance")
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: Self.detailedLabels(where: isInStudy)),
      arguments: [instances.lowerBound, instances.upperBound])
    while let row = try rows.next() {
      guard let label = try labelRow(row, people), occasions.contains(label.work.occasion) else { continue }
      try body(label)
    }
  }

  /// The labels in force on instances whose answer is known.
  package func labelsOfChecks(_ body: (LabelRow) throws -> Void) throws {
    try read { db in
      let checks = try CheckRows(db)
      guard !checks.ids.isEmpty else { return }
      let people = try peopleByID(db)
      let rows = try Row.fetchCursor(
        db, sql: Self.detailedLabels(where: checks.alone(in: "work.instance")), arguments: [Int64.min, Int64.max])
      while let row = try rows.next() {
        if let label = try labelRow(row, people) { try body(label) }
      }
    }
  }

  /// Every label ever given, in the order of saving, but for those of instances whose answer is known; ``LabelRow/isCurrent`` tells which are in force.
  package func labelHistory(_ body: (LabelRow) throws -> Void) throws {
    try read { db in
      let people = try peopleByID(db)
      let isInStudy = try CheckRows(db).leftOut(of: "work.instance")
      let rows = try Row.fetchCursor(db, sql: Self.history(where: isInStudy))
      while let row = try rows.next() {
        if let label = try labelRow(row, people) { try body(label) }
      }
    }
  }

  /// Whether somebody's first label is a simulation's.
  package func hasSimulatedLabels() throws -> Bool {
    try read { db in
      let found = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM tally JOIN event ON event.sequence = tally.firstAct
            WHERE event.kind = 'label' AND instr(event.payload, '"layout":"' || ? || '"') > 0)
          """, arguments: [Simulation.layout])
      return found ?? false
    }
  }

  /// What was said beside any label, whether this study asks for it or the label came from one that does.
  package func partsOfGrounds() throws -> Set<Grounds.Part> {
    try read { db in
      // What is typed has its quotation marks escaped, so that no sentence is taken for a member.
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT max(instr(payload, '"reasons":[') > 0), max(instr(payload, '"rationale":"') > 0),
            max(instr(payload, '"sureness":') > 0), max(instr(payload, '"others":') > 0)
          FROM event WHERE kind = 'label'
          """)
      guard let row else { return [] }
      let parts: [Grounds.Part] = [.reasons, .rationale, .sureness, .others]
      return Set(try zip(parts, 0...).filter { try (row[at: $0.1] as Bool?) ?? false }.map(\.0))
    }
  }

  /// How many pieces of work have contradicting labels from different machines.
  package func conflictCount() throws -> Int {
    var count = 0
    try forEachSlice(of: "work", size: 20_000) { db, rows in
      let statement = try db.cachedStatement(
        sql: """
          SELECT count(*) FROM (
            SELECT work FROM standing JOIN work ON work.id = standing.work
            WHERE standing.work BETWEEN ? AND ? AND retired = 0 AND state IN ('labelled', 'excluded')
            GROUP BY work HAVING count(DISTINCT state || ifnull(value, '')) > 1)
          """)
      count += try Int.fetchOne(statement, arguments: [rows.lowerBound, rows.upperBound]) ?? 0
    }
    return count
  }

  func peopleByID(_ db: Database) throws -> [Int64: Annotator] {
    Dictionary(try Annotator.fetchAll(db).map { ($0.id, $0) }) { first, _ in first }
  }

  /// nil for a label whose content was erased, or was never in this file.
  private func labelRow(_ row: Row, _ people: [Int64: Annotator]) throws -> LabelRow? {
    let work = try Work(columns: row)
    guard let annotator = try people[row[at: 8]] else { throw Misfit("a label of nobody") }
    guard let label = try LabelColumns.label(row[at: 9], work.formulation) else { return nil }
    return LabelRow(
      work: work, subset: try row[at: 10], annotator: annotator, label: label, isCurrent: try row[at: 11],
      details: try details(row))
  }

  private func details(_ row: Row) throws -> LabelRow.Details {
    let said = try (row[at: 14] as String?).map { try LabelContent($0, path: path) }
    let comment = try (row[at: 16] as String?).map { try CommentContent($0, path: path).text }
    // What was read after a label belongs to the one that stands, which was taken back and restored then.
    let isCurrent: Bool = try row[at: 11]
    let later = try (isCurrent ? try row[at: 17] as String? : nil).map {
      try LabelContent($0, path: path).circumstances
    }
    let circumstances = said?.circumstances.completed(by: later)
    return try LabelRow.Details(
      act: ActID(rawValue: row[at: 12]),
      at: circumstances?.isTimeKnown == false ? nil : EventChain.date(row[at: 13]), circumstances: circumstances,
      guidelinesHash: said?.guidelines, changedAfter: said?.changedAfter, isUnsure: row[at: 15], comment: comment)
  }

  private static let workColumns = "\(Work.columns), work.annotator"

  // Comments from several files: the latest, the same one whatever came home first.
  private static let detailColumns = """
    event.uuid, event.at, event.payload,
    EXISTS (SELECT 1 FROM mark WHERE mark.work = work.id AND unsure IS NOT NULL),
    (SELECT payload FROM event WHERE sequence IN (SELECT comment FROM mark WHERE mark.work = work.id)
      ORDER BY at DESC, uuid DESC LIMIT 1),
    \(laterReading)
    """

  /// What was read of the label's work after it was given.
  static let laterReading = """
    (SELECT read.payload FROM reading JOIN event AS read ON read.sequence = reading.event
      WHERE reading.work = event.work AND read.sequence > event.sequence AND read.payload IS NOT NULL
      ORDER BY read.sequence DESC LIMIT 1)
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

  private static func detailedLabels(where condition: String) -> String {
    """
    SELECT \(workColumns), standing.value, instance.subset, 1, \(detailColumns)
    FROM work INDEXED BY work_of_instance
    CROSS JOIN standing ON standing.work = work.id
    CROSS JOIN instance ON instance.id = work.instance
    CROSS JOIN event ON event.sequence = standing.event
    WHERE work.retired = 0 AND work.instance BETWEEN ? AND ? AND \(inForce)\(condition)
    \(order)
    """
  }

  private static func history(where condition: String) -> String {
    """
    SELECT \(workColumns),
      ifnull(rating, CASE preference WHEN 'A' THEN -magnitude ELSE magnitude END), instance.subset,
      EXISTS (
        SELECT 1 FROM standing WHERE standing.work = event.work AND standing.event = event.sequence AND \(inForce)),
      \(detailColumns)
    FROM event
    CROSS JOIN work ON work.id = event.work
    CROSS JOIN instance ON instance.id = work.instance
    WHERE event.kind = 'label' AND event.payload IS NOT NULL\(condition)
    ORDER BY event.sequence
    """
  }
}
