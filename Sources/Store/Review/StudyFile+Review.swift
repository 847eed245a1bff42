import GRDB
import GRDBSQLite
import Study

extension StudyFile {
  /// All labels and decisions of the study as a list needs them, from one state of the file.
  ///
  /// They are read in slices, so that nobody waits, and what others wrote meanwhile is read once more. Only where others
  /// bring in instances or people again and again is all of it read in one transaction.
  package func review(_ perspective: ReviewPerspective) throws -> (table: ReviewTable, cursor: ReviewCursor) {
    for _ in 0..<3 {
      if let review = try withRoom({ try ReviewReading(self, perspective).run() }) { return review }
    }
    guard let review = try readMuch({ _ in try ReviewReading(self, perspective).run() }) else {
      throw StoreError.busy(path: path)
    }
    return review
  }

  /// Whether people have labelled or excluded all the work that there is; false where there is none.
  package func isFinished() throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT ifnull(sum(total), 0) > 0 AND sum(total) <= sum(labelled + excluded)
          FROM tally JOIN annotator ON annotator.id = tally.annotator WHERE annotator.kind = 'human'
          """) ?? false
    }
  }

  /// What happened since a table was read, or since the last call; the cursor moves on.
  package func changes(since cursor: inout ReviewCursor) throws -> ReviewChanges {
    let before = cursor
    let (changes, seen) = try read { db in (try happened(since: before, db), try lastEvent(db)) }
    cursor.seen = seen
    return changes
  }

  func happened(since cursor: ReviewCursor, _ db: Database) throws -> ReviewChanges {
    var changes = ReviewChanges()
    changes.isOutdated =
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM event WHERE sequence > ? AND kind IN (
              'settings', 'import', 'annotator', 'withdraw', 'conflict-choice', 'erased'))
          """, arguments: [cursor.seen]) ?? false
    guard !changes.isOutdated else { return changes }
    let hasCodeBook = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM event
          WHERE work IS NULL AND annotator IS NULL AND kind = 'codebook' AND sequence > ?)
        """, arguments: [cursor.seen])
    if hasCodeBook == true { changes.codeBook = try CodeBookLog.current(db, path: path) }
    var decided: Set<InstanceKey> = []
    try DecisionEvent.forEach(db, after: cursor.seen, path: path) { decided.insert(InstanceKey($0.content.instance)) }
    for key in decided.sorted() {
      guard let number = try number(of: key, cursor.instances, db) else { continue }
      let fold = DecisionFold(try DecisionEvent.ofInstance(key, db, path: path))
      changes.decisions.append((number, cursor.perspective.seen(fold.standing[key] ?? Decisions())))
    }
    changes.labels = try labelled(since: cursor, db)
    return changes
  }

  /// The labels of every instance on which an annotator acted since.
  func labelled(since cursor: ReviewCursor, _ db: Database) throws -> [(instance: Int, labels: [ReviewLabel])] {
    let labelled = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT work.instance FROM event JOIN work ON work.id = event.work
        WHERE event.sequence > ? AND event.work IS NOT NULL ORDER BY work.instance
        """, arguments: [cursor.seen])
    return try labelled.compactMap { id in
      guard let number = cursor.instances.number(of: id) else { return nil }
      let labels = try LabelScan(db).labels(of: id, cursor.instances, cursor.annotators)
      return (number, labels.filter { cursor.perspective.sees($0.occasion) })
    }
  }

  func number(of key: InstanceKey, _ instances: RowNumbers, _ db: Database) throws -> Int? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM instance WHERE key = ?")
    return try Int64.fetchOne(statement, arguments: [key.text]).flatMap { instances.number(of: $0) }
  }

  func lastEvent(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT ifnull(max(sequence), 0) FROM event") ?? 0
  }
}
