import GRDB
import GRDBSQLite
import Study

/// Reads the table of a review in slices, and in the end what happened meanwhile.
struct ReviewReading {
  private let file: StudyFile
  private let perspective: ReviewPerspective
  private var table: ReviewTable
  private var cursor: ReviewCursor
  private let seed: UInt64
  private var fold = DecisionFold()
  /// The work that decisions gave out, and the last of their events that was read.
  private var given: [(instance: String, work: Range<Int64>)] = []
  private var decided: Int64 = 0

  init(_ file: StudyFile, _ perspective: ReviewPerspective) throws {
    self.file = file
    self.perspective = perspective
    let (settings, people, seen) = try file.read { db in
      (try SettingsLog.current(db, path: file.path), try Annotator.fetchAll(db), try file.lastEvent(db))
    }
    var annotators = RowNumbers()
    let sorted = people.sorted { $0.id < $1.id }
    for person in sorted { annotators.append(person.id) }
    seed = settings.seed
    table = ReviewTable(
      threshold: perspective.threshold ?? settings.threshold,
      annotators: sorted.map { ReviewAnnotator(name: $0.name, pseudonym: $0.pseudonym, isModel: $0.kind == .model) })
    cursor = ReviewCursor(perspective: perspective, instances: RowNumbers(), annotators: annotators, seen: seen)
  }

  /// nil where instances or people came in meanwhile, or settings changed: all has to be read anew.
  consuming func run() throws -> (table: ReviewTable, cursor: ReviewCursor)? {
    try readInstances()
    if let share = perspective.share { table.markShare(share, seed: seed) }
    while try file.read({ try readDecisions($0, atMost: Self.slice) }) == Self.slice {}
    let isWhole = try file.read { db in
      let changes = try file.happened(since: cursor, db)
      guard !changes.isOutdated else { return false }
      for (instance, labels) in changes.labels { table.setLabels(labels, of: instance) }
      _ = try readDecisions(db, atMost: .max)
      cursor.seen = try file.lastEvent(db)
      return true
    }
    guard isWhole else { return nil }
    try placeDecisions()
    return (table, cursor)
  }

  private static let slice = 2_000

  /// Adds every instance with its labels.
  private mutating func readInstances() throws {
    var instances = RowNumbers()
    try file.forEachSlice(of: "instance", size: 10 * Self.slice) { db, rows in
      let isListed = try CheckRows(db).leftOut(of: "id")
      let statement = try db.cachedStatement(
        sql: "SELECT id FROM instance WHERE id BETWEEN ? AND ?\(isListed) ORDER BY id")
      try statement.setArguments([rows.lowerBound, rows.upperBound])
      try RawRows.forEach(statement) { instances.append(sqlite3_column_int64($0, 0)) }
    }
    cursor = ReviewCursor(
      perspective: perspective, instances: instances, annotators: cursor.annotators, seen: cursor.seen)
    let labels = try LabelBuckets(file, cursor)
    table.reserve(instances: instances.ids.count, labels: labels.count)
    try file.forEachSlice(of: "instance", size: 10 * Self.slice) { db, rows in
      let isListed = try CheckRows(db).leftOut(of: "id")
      let statement = try db.cachedStatement(
        sql: "SELECT id, key, subset FROM instance WHERE id BETWEEN ? AND ?\(isListed) ORDER BY id")
      try statement.setArguments([rows.lowerBound, rows.upperBound])
      try RawRows.forEach(statement) { row in
        // Later ones are the next reading's.
        guard table.count < instances.ids.count else { return }
        guard sqlite3_column_int64(row, 0) == instances.ids[table.count] else {
          throw StoreError.damaged(path: file.path, why: "its instances are out of order")
        }
        let number = table.count
        table.addInstance(InstanceKey(RawRows.text(row, 1)), subset: RawRows.text(row, 2))
        for label in labels[number] { table.addLabel(label) }
      }
    }
    guard table.count == instances.ids.count else {
      throw StoreError.damaged(path: file.path, why: "its instances are out of order")
    }
    table.finish()
  }

  /// Some decisions more; how many there were.
  private mutating func readDecisions(_ db: Database, atMost count: Int) throws -> Int {
    var read = 0
    try DecisionEvent.forEach(db, after: decided, atMost: count, path: file.path) { event in
      fold.apply(event)
      if !event.content.work.isEmpty { given.append((event.content.instance, event.content.work)) }
      decided = event.sequence
      read += 1
    }
    return read
  }

  /// Which instance a decision is about, and which work it gave out, never changes.
  private mutating func placeDecisions() throws {
    for (key, decisions) in fold.standing {
      guard let number = try file.read({ try file.number(of: key, cursor.instances, $0) }) else { continue }
      table.setDecisions(perspective.seen(decisions), of: number)
    }
    for (key, work) in given where !perspective.isBlind {
      for id in try file.read({ try controls(work, besides: key, $0) }) {
        guard let number = cursor.instances.number(of: id) else { continue }
        // Sent back by itself, it is no control of another.
        let isSentBack = table.decisions[number]?.all.contains { $0.ruling.outcome == .sendBack } ?? false
        if !isSentBack { table.markControl(number) }
      }
    }
  }

  /// Instances that travelled with one that was sent back.
  private func controls(_ work: Range<Int64>, besides key: String, _ db: Database) throws -> [Int64] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT DISTINCT work.instance FROM work JOIN instance ON instance.id = work.instance
        WHERE work.id >= ? AND work.id < ? AND occasion = 'send-back' AND instance.key <> ?
        """)
    return try Int64.fetchAll(statement, arguments: [work.lowerBound, work.upperBound, key])
  }
}

/// Labels by instance: they come by annotator, and are counted and dealt out.
private struct LabelBuckets {
  private var ends: [Int]
  private var labels: [ReviewLabel]

  init(_ file: StudyFile, _ cursor: ReviewCursor) throws {
    var found: [(instance: Int32, label: ReviewLabel)] = []
    var counts = Array(repeating: 0, count: cursor.instances.ids.count + 1)
    try file.forEachSlice(of: "work", size: 20_000) { db, rows in
      try LabelScan(db).labels(ofWork: rows, cursor.instances, cursor.annotators) { instance, label in
        guard cursor.perspective.sees(label.occasion) else { return }
        found.append((Int32(truncatingIfNeeded: instance), label))
        counts[instance + 1] += 1
      }
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
