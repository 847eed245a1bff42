import GRDB
import GRDBSQLite
import Study

extension StudyFile {
  /// All labels and decisions of the study as a list needs them, from one state of the file.
  package func review(_ perspective: ReviewPerspective) throws -> (table: ReviewTable, cursor: ReviewCursor) {
    try readMuch { db in
      let settings = try SettingsLog.current(db, path: path)
      let people = try Annotator.fetchAll(db).sorted { $0.id < $1.id }
      var annotators = RowNumbers()
      for person in people { annotators.append(person.id) }
      var table = ReviewTable(
        threshold: perspective.threshold ?? settings.threshold,
        annotators: people.map {
          ReviewAnnotator(name: $0.name, pseudonym: $0.pseudonym, isModel: $0.kind == .model)
        })
      let instances = try fill(&table, annotators, perspective, db)
      if let share = perspective.share { table.markShare(share, seed: settings.seed) }
      var fold = DecisionFold()
      var given: [(instance: String, work: Range<Int64>)] = []
      try DecisionEvent.forEach(db, path: path) { event in
        fold.apply(event)
        if !event.content.work.isEmpty { given.append((event.content.instance, event.content.work)) }
      }
      for (key, decisions) in fold.standing {
        guard let number = try number(of: key, instances, db) else { continue }
        table.setDecisions(perspective.seen(decisions), of: number)
      }
      for (key, work) in given where !perspective.isBlind {
        for id in try controls(work, besides: key, db) {
          guard let number = instances.number(of: id) else { continue }
          // Sent back by itself, it is no control of another.
          let isSentBack = table.decisions[number]?.all.contains { $0.ruling.outcome == .sendBack } ?? false
          if !isSentBack { table.markControl(number) }
        }
      }
      let cursor = ReviewCursor(
        perspective: perspective, instances: instances, annotators: annotators, seen: try lastEvent(db))
      return (table, cursor)
    }
  }

  /// What happened since a table was read, or since the last call; the cursor moves on.
  package func changes(since cursor: inout ReviewCursor) throws -> ReviewChanges {
    let before = cursor
    let (changes, seen) = try read { db -> (ReviewChanges, Int64) in
      let changes = try happened(since: before, db)
      return (changes, try lastEvent(db))
    }
    cursor.seen = seen
    return changes
  }

  private func happened(since cursor: ReviewCursor, _ db: Database) throws -> ReviewChanges {
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
    let labelled = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT work.instance FROM event JOIN work ON work.id = event.work
        WHERE event.sequence > ? AND event.work IS NOT NULL ORDER BY work.instance
        """, arguments: [cursor.seen])
    for id in labelled {
      guard let number = cursor.instances.number(of: id) else { continue }
      let labels = try LabelScan(db).labels(of: id, cursor.instances, cursor.annotators)
      changes.labels.append((number, labels.filter { cursor.perspective.sees($0.occasion) }))
    }
    return changes
  }

  /// Adds every instance with its labels; the rows in the table's order.
  private func fill(
    _ table: inout ReviewTable, _ annotators: RowNumbers, _ perspective: ReviewPerspective, _ db: Database
  ) throws -> RowNumbers {
    var instances = RowNumbers()
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM instance") ?? 0
    instances.reserve(count)
    try RawRows.forEach(db.cachedStatement(sql: "SELECT id FROM instance ORDER BY id")) {
      instances.append(sqlite3_column_int64($0, 0))
    }
    let labels = try LabelBuckets(db, instances, annotators, perspective)
    table.reserve(instances: count, labels: labels.count)
    var instance = 0
    try RawRows.forEach(db.cachedStatement(sql: "SELECT key, subset FROM instance ORDER BY id")) { row in
      table.addInstance(InstanceKey(Self.text(row, 0)), subset: Self.text(row, 1))
      for label in labels[instance] { table.addLabel(label) }
      instance += 1
    }
    table.finish()
    return instances
  }

  private static func text(_ row: SQLiteStatement, _ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(row, column) else { return "" }
    let count = Int(sqlite3_column_bytes(row, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Instances that travelled with one that was sent back.
  private func controls(_ work: Range<Int64>, besides key: String, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT work.instance FROM work JOIN instance ON instance.id = work.instance
        WHERE work.id >= ? AND work.id < ? AND occasion = 'send-back' AND instance.key <> ?
        """, arguments: [work.lowerBound, work.upperBound, key])
  }

  private func number(of key: InstanceKey, _ instances: RowNumbers, _ db: Database) throws -> Int? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM instance WHERE key = ?")
    return try Int64.fetchOne(statement, arguments: [key.text]).flatMap { instances.number(of: $0) }
  }

  private func lastEvent(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT ifnull(max(sequence), 0) FROM event") ?? 0
  }
}

/// Labels by instance: they come by annotator, and are counted and dealt out.
private struct LabelBuckets {
  private var ends: [Int]
  private var labels: [ReviewLabel]

  init(
    _ db: Database, _ instances: RowNumbers, _ annotators: RowNumbers, _ perspective: ReviewPerspective
  ) throws {
    var found: [(instance: Int32, label: ReviewLabel)] = []
    var counts = Array(repeating: 0, count: instances.ids.count + 1)
    try LabelScan(db).all(instances, annotators) { instance, label in
      guard perspective.sees(label.occasion) else { return }
      found.append((Int32(instance), label))
      counts[instance + 1] += 1
    }
    for place in counts.indices.dropFirst() { counts[place] += counts[place - 1] }
    ends = counts
    guard let first = found.first?.label else {
      labels = []
      return
    }
    labels = Array(repeating: first, count: found.count)
    for (instance, label) in found {
      labels[counts[Int(instance)]] = label
      counts[Int(instance)] += 1
    }
  }

  var count: Int { labels.count }
  subscript(instance: Int) -> ArraySlice<ReviewLabel> { labels[ends[instance]..<ends[instance + 1]] }
}
