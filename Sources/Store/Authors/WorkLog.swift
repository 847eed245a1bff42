import Basics
import FoundationEssentials
import GRDB
import Study

/// What is to be labelled, made by assignment, repeats, send-backs and added annotators alike.
enum WorkLog {
  static func add<T>(
    to chain: inout EventChain, at date: Date, _ body: (_ add: (PlannedWork) throws -> Void) throws -> T
  ) throws -> T {
    let db = chain.db
    let find = try db.cachedStatement(sql: "SELECT id FROM instance WHERE key = ?")
    let insert = try db.cachedStatement(sql: Self.insert)
    var first: Int64 = 0
    var digest = Digest()
    // The same instance often comes twice running: A and B, or one annotator after the other.
    var last: (key: InstanceKey, id: Int64)?
    let result = try body { work in
      if last?.key != work.instance {
        guard !work.instance.text.utf8.contains(0),
          let id = try Int64.fetchOne(find, arguments: [work.instance.text])
        else { throw StoreError.unknownInstance(key: work.instance) }
        last = (work.instance, id)
      }
      let round = try rounds(of: work, instance: last?.id, in: db)
      do {
        try insert.execute(arguments: [
          work.annotator, last?.id, work.formulation.rawValue, work.response?.rawValue, work.occasion.rawValue, round,
          work.slot, work.position, work.firstShown?.rawValue,
        ])
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
        throw StoreError.duplicateWork(instance: work.instance, formulation: work.formulation)
      }
      if digest.count == 0 { first = db.lastInsertedRowID }
      digest.add(work, instance: last?.id ?? 0, round: round)
    }
    guard digest.count > 0 else { return result }
    try chain.append(EventDraft(.assign, content: digest.content(first: first), at: date))
    return result
  }

  /// One digest of what was given out together, in the order of its rows.
  struct Digest {
    private(set) var count = 0
    private var hash = SHA256()
    private var rounds = SHA256()
    private var hasRounds = false

    mutating func add(_ work: PlannedWork, instance: Int64, round: Int) {
      let parts = [
        "\(work.annotator) \(instance)", work.formulation.rawValue, work.response?.rawValue ?? "-",
        work.occasion.rawValue,
        "\(work.slot) \(work.position)", work.firstShown?.rawValue ?? "-",
      ]
      hash.update(data: Data((parts.joined(separator: " ") + "\n").utf8))
      rounds.update(data: Data("\(round)\n".utf8))
      hasRounds = hasRounds || round > 0
      count += 1
    }

    var work: String { Fingerprint.hex(hash.finalize()) }
    /// nil where everything is given out for the first time.
    var round: String? { hasRounds ? Fingerprint.hex(rounds.finalize()) : nil }

    /// - Parameter first: the row of the first one.
    func content(first: Int64) -> AssignContent {
      AssignContent(first: first, count: count, digest: work, rounds: round)
    }
  }

  /// The row that the next piece of work gets.
  static func nextRow(_ db: Database) throws -> Int64 { Int64(try db.number("SELECT max(id) FROM work") ?? 0) + 1 }

  /// Where an annotator's order of a formulation ends.
  static func nextPosition(_ annotator: Int64, _ formulation: TaskFormulation, _ db: Database) throws -> Int {
    try db.number(
      "SELECT nextPosition FROM tally WHERE annotator = ? AND formulation = ?", [annotator, formulation.rawValue]) ?? 0
  }

  private static let insert = """
    INSERT INTO work (annotator, instance, formulation, response, occasion, round, slot, position, firstShown)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Originals and repeats come once; who is asked again and again gets a new round each time.
  private static func rounds(of work: PlannedWork, instance: Int64?, in db: Database) throws -> Int {
    guard work.occasion == .sendBack || work.occasion == .added else { return 0 }
    let statement = try db.cachedStatement(
      sql: """
        SELECT count(*) FROM work WHERE retired = 0 AND instance = ? AND annotator = ? AND formulation = ?
          AND ifnull(response, 'AB') = ? AND occasion = ?
        """)
    return try Int.fetchOne(
      statement,
      arguments: [
        instance, work.annotator, work.formulation.rawValue, work.response?.rawValue ?? "AB", work.occasion.rawValue,
      ]) ?? 0
  }
}

extension StudyFile {
  /// Gives out work as it comes, in flat memory: some ``workSlice`` pieces in one transaction, more in several, each of
  /// them a whole assignment, so that nobody waits long and whoever has some already can begin. What comes of one annotator
  /// in a row is in one of them: whoever is cut off leaves nobody with a rating and without the comparison.
  ///
  /// - Parameter seen: the last act that was known when the work was planned; nil where it does not matter.
  /// - Throws: ``StoreError/unknownInstance(key:)``, ``StoreError/duplicateWork(instance:formulation:)``,
  ///   ``StoreError/replanned(path:)`` where authors changed since then what the plan was made of, and
  ///   ``StoreError/partly(path:done:why:)``.
  package func addWork<T>(
    at date: Date = Date(), plannedAfter seen: Int64? = nil, _ body: (_ add: (PlannedWork) throws -> Void) throws -> T
  ) throws -> T {
    var seen = seen
    let save = { [self] (work: [PlannedWork]) throws -> Void in
      try write { db in
        if let seen, try isReplanned(since: seen, db) { throw StoreError.replanned(path: path) }
        var chain = try EventChain(db, home: home)
        try WorkLog.add(to: &chain, at: date) { add in for one in work { try add(one) } }
        if seen != nil { seen = try lastEvent(db) }
      }
    }
    return try saveInSlices(
      of: Self.workSlice, keeping: { $0.annotator == $1.annotator }, done: { "\($0) pieces of work were given out" },
      save, body)
  }

  /// How many pieces of work are given out in one transaction.
  static let workSlice = 4_000

  /// The last act of anybody: what a plan was made after.
  package var lastAct: Int64 { get throws { try read { try lastEvent($0) } } }

  /// Whether authors have changed what work is planned from.
  func isReplanned(since seen: Int64, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM event WHERE sequence > ? AND kind IN (
            'settings', 'import', 'annotator', 'withdraw', 'rejoin', 'assign', 'erased'))
        """, arguments: [seen]) ?? false
  }

  /// Gives out work in one transaction.
  package func addWork(_ work: [PlannedWork], at date: Date = Date()) throws {
    try addWork(at: date) { add in for one in work { try add(one) } }
  }

  /// What an annotator has still to label, in their order.
  package func openWork(of name: String) throws -> [Work] {
    try read { db in
      guard let annotator = try Annotator.fetchOne(db, name: name) else {
        throw StoreError.unknownAnnotator(name: name)
      }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT work.*, instance.key AS key FROM place
          JOIN work ON work.id = place.work JOIN instance ON instance.id = work.instance
          WHERE place.annotator = ? AND place.retired = 0 AND place.state IN ('postponed', 'taken-back')
          ORDER BY place.formulation DESC, place.position, work.id
          """,
        arguments: [annotator.id])
      return try Array(rows.map { try Work($0) })
    }
  }
}

extension Work {
  /// From a row of `work` with the instance's `key`.
  init(_ row: Row) throws {
    try self.init(
      id: row[name: "id"], key: row[name: "key"], formulation: row[name: "formulation"],
      response: row[name: "response"],
      occasion: row[name: "occasion"], slot: row[name: "slot"], position: row[name: "position"],
      firstShown: row[name: "firstShown"])
  }

  /// What ``init(columns:)`` reads, by places: names are looked up too slowly for a million rows, or for a waiting annotator.
  static let columns = """
    work.id, instance.key, work.formulation, work.response, work.occasion, work.slot, work.position, work.firstShown
    """

  /// From a row that begins with ``columns``.
  init(columns row: Row) throws {
    try self.init(
      id: row[at: 0], key: row[at: 1], formulation: row[at: 2], response: row[at: 3], occasion: row[at: 4],
      slot: row[at: 5], position: row[at: 6], firstShown: row[at: 7])
  }

  private init(
    id: Int64, key: String, formulation: String, response: String?, occasion: String, slot: Int, position: Int,
    firstShown: String?
  ) throws(Misfit) {
    guard let formulation = TaskFormulation(rawValue: formulation), let occasion = Occasion(rawValue: occasion) else {
      throw Misfit("work of no formulation or occasion")
    }
    self.init(
      id: id, instance: InstanceKey(key), formulation: formulation,
      response: response.flatMap(ResponseLetter.init(rawValue:)), occasion: occasion, slot: slot, position: position,
      firstShown: firstShown.flatMap(ResponseLetter.init(rawValue:)))
  }
}
