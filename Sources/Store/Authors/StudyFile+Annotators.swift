import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Adds annotators in the order given.
  ///
  /// Their orders come from the study's seed and the order of adding, so that a study can be set up again to the letter;
  /// their pseudonyms come from `generator`, so that nobody can work out from the seed who is who; and their uuids from
  /// the system, since packed files name them: a uuid made from the seed gives it away, and one made from a name the name.
  @discardableResult
  package func addAnnotators(
    _ names: [String], kind: Annotator.Kind = .human, at date: Date = Date(), rules: OpeningRules = OpeningRules(),
    using generator: inout some RandomNumberGenerator
  ) throws -> [Annotator] {
    let network = rules.fileSystem(path)
    return try write { db in
      var chain = try EventChain(db, home: home)
      return try insertAnnotators(names, kind: kind, at: date, network: network, in: &chain, using: &generator)
    }
  }

  /// Adds annotators inside a transaction.
  func insertAnnotators(
    _ names: [String], kind: Annotator.Kind, at date: Date, network: FileSystem, in chain: inout EventChain,
    using generator: inout some RandomNumberGenerator
  ) throws -> [Annotator] {
    let db = chain.db
    for name in names { try Self.check(name) }
    let existing = try Annotator.fetchAll(db)
    let people = existing.count { $0.kind == .human } + (kind == .human ? names.count : 0)
    if case .network(let type) = network, people > 1 {
      throw StoreError.networkFileSystem(path: path, kind: type)
    }
    var pseudonyms = Pseudonyms.draw(
      names.count, kind: kind, taken: Set(existing.map(\.pseudonym)), using: &generator)
    return try names.enumerated().map { index, name in
      var annotator = Annotator(
        id: 0, uuid: EventDraft.newID(), name: name, pseudonym: pseudonyms.removeLast(), kind: kind,
        ordinal: existing.count + index, isWithdrawn: false)
      annotator.id = try annotator.insert(db)
      try chain.append(EventDraft(.annotator, annotator: annotator, content: AnnotatorContent(annotator), at: date))
      return annotator
    }
  }

  /// Adds annotators in this order, all or none, with pseudonyms drawn at random.
  @discardableResult
  package func addAnnotators(_ names: [String], kind: Annotator.Kind = .human) throws -> [Annotator] {
    var generator = SystemRandomNumberGenerator()
    return try addAnnotators(names, kind: kind, using: &generator)
  }

  private static func check(_ name: String) throws(StoreError) {
    if let fault = PersonName.fault(name) { throw .badAnnotatorName(name: name, why: "it \(fault)") }
  }

  /// Everybody, in the order of adding, with their progress.
  package func annotators() throws -> [AnnotatorSummary] {
    try read { db in
      var summaries = try Annotator.fetchAll(db).map {
        AnnotatorSummary(annotator: $0, progress: [:], nextPosition: [:])
      }
      let places = Dictionary(summaries.enumerated().map { ($1.annotator.id, $0) }) { first, _ in first }
      for row in try Row.fetchAll(db, sql: "SELECT * FROM tally") {
        guard let place = try places[row[name: "annotator"]],
          let formulation = TaskFormulation(rawValue: try row[name: "formulation"])
        else { throw Misfit("a count of nobody's work") }
        summaries[place].progress[formulation] = try WorkProgress(tally: row)
        summaries[place].nextPosition[formulation] = try row[name: "nextPosition"]
      }
      return summaries
    }
  }
}

extension Annotator {
  init(_ row: Row) throws {
    guard let kind = Kind(rawValue: try row[name: "kind"]) else { throw Misfit("an annotator of no kind") }
    try self.init(
      id: row[name: "id"], uuid: row[name: "uuid"], name: row[name: "name"], pseudonym: row[name: "pseudonym"],
      kind: kind, ordinal: row[name: "ordinal"],
      isWithdrawn: row[name: "withdrawnAt"] as Int64? != nil)
  }

  static func fetchAll(_ db: Database) throws -> [Annotator] {
    try Row.fetchAll(db, sql: "SELECT * FROM annotator ORDER BY ordinal").map { try Annotator($0) }
  }

  static func fetchOne(_ db: Database, name: String) throws -> Annotator? {
    guard !name.utf8.contains(0) else { return nil }
    return try Row.fetchOne(db, sql: "SELECT * FROM annotator WHERE name = ?", arguments: [name]).map {
      try Annotator($0)
    }
  }

  fileprivate func insert(_ db: Database) throws -> Int64 {
    do {
      try db.execute(
        sql: "INSERT INTO annotator (uuid, name, pseudonym, kind, ordinal) VALUES (?, ?, ?, ?, ?)",
        arguments: [uuid, name, pseudonym, kind.rawValue, ordinal])
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
      throw StoreError.duplicateAnnotator(name: name)
    }
    return db.lastInsertedRowID
  }
}

extension WorkProgress {
  init(tally row: Row) throws {
    try self.init(
      total: row[name: "total"], labelled: row[name: "labelled"], excluded: row[name: "excluded"],
      postponed: row[name: "postponed"],
      unsure: row[name: "unsure"], notes: row[name: "comments"])
    guard [total, labelled, excluded, postponed, unsure, notes, open].allSatisfy({ $0 >= 0 }) else {
      throw Misfit("counts of work that cannot be")
    }
  }
}
