import FoundationEssentials
import GRDB
import Study

extension AnnotatorDesk {
  /// The formulations that this annotator has done anything in, the one they were in last first: undo and redo look there
  /// first, also when further SINGLE work came after comparing had begun.
  package func formulationsByLastAct() throws -> [TaskFormulation] {
    try file.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT formulation FROM tally WHERE annotator = ? AND lastEvent IS NOT NULL ORDER BY lastEvent DESC")
      return try String.fetchAll(statement, arguments: [annotator.id]).compactMap(TaskFormulation.init(rawValue:))
    }
  }

  /// The latest label, exclusion or postponement in force in the formulation; nil when there is none, or when it is closed
  /// because the other formulation was begun since. Labels of work without texts came from elsewhere and are passed over:
  /// nobody could give them again.
  package func undoable(_ formulation: TaskFormulation) throws -> ReversibleAct? {
    try file.read { db in
      var acts = try PastActs(db, annotator, formulation)
      while let act = try acts.next() {
        if try isClosed(act.sequence, formulation, in: db) { return nil }
        if act.isInForce, try hasText(act.sequence, in: db) { return try reversible(act.sequence, in: db) }
      }
      return nil
    }
  }

  /// The latest take-back that was not restored, if nothing was labelled, excluded or put off after it; the act that it took
  /// back.
  package func redoable(_ formulation: TaskFormulation) throws -> ReversibleAct? {
    try file.read { db in
      var acts = try PastActs(db, annotator, formulation)
      var restored: Set<String> = []
      while let act = try acts.next() {
        if try isClosed(act.sequence, formulation, in: db) { return nil }
        switch (act.kind, act.target) {
        case (.label, _), (.exclude, _), (.postpone, _): return nil
        case (.restore, let target?): restored.insert(target)
        case (.takeBack, let target?) where restored.remove(target) == nil:
          return try PastActs.takenBack(target, in: db).flatMap { try reversible($0, in: db) }
        default: continue
        }
      }
      return nil
    }
  }

  /// Acts of a formulation are closed from the first act of the other one on.
  func isClosed(_ event: Int64, _ formulation: TaskFormulation, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT firstAct FROM tally WHERE annotator = ? AND formulation = ?")
    let other = try Int64?.fetchOne(statement, arguments: [annotator.id, formulation.other.rawValue]) ?? nil
    return other.map { event < $0 } ?? false
  }

  /// Whether the instance that an act is about has texts.
  private func hasText(_ event: Int64, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(InstanceTexts.present) FROM event JOIN work ON work.id = event.work
        JOIN instance ON instance.id = work.instance WHERE event.sequence = ?
        """)
    return try Bool.fetchOne(statement, arguments: [event]) ?? true
  }

  private func reversible(_ event: Int64, in db: Database) throws -> ReversibleAct? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(AssignedWork.columns), event.uuid AS uuid, event.kind AS kind, event.rating AS rating,
          event.preference AS preference, event.magnitude AS magnitude, event.payload AS payload
        FROM event JOIN work ON work.id = event.work JOIN instance ON instance.id = work.instance
        WHERE event.sequence = ? AND work.annotator = ?
        """)
    guard let found = try Row.fetchOne(statement, arguments: [event, annotator.id]) else { return nil }
    let work = try AssignedWork(columns: found)
    let values = try LabelColumns(
      rating: found[name: "rating"], preference: found[name: "preference"], magnitude: found[name: "magnitude"])
    let what: ReversibleAct.Content?
    switch EventKind(rawValue: try found[name: "kind"]) {
    case .label: what = values.label.map(ReversibleAct.Content.label)
    case .exclude:
      let said = try (found[name: "payload"] as String?).map { try ExclusionContent($0, path: file.path) }
      what = .exclusion(said?.known ?? .other)
    default: what = .postponement
    }
    return try what.map { ReversibleAct(id: ActID(rawValue: try found[name: "uuid"]), work: work, what: $0) }
  }
}

/// One annotator's events of a formulation, from the last one back.
///
/// Each event knows the one before it: undo takes as many steps as there were acts since, however many others work in the
/// same file.
private struct PastActs {
  struct PastAct {
    var sequence: Int64
    var kind: EventKind?
    var target: String?
    var isInForce: Bool
  }

  private let db: Database
  private var at: Int64?

  init(_ db: Database, _ annotator: Annotator, _ formulation: TaskFormulation) throws {
    self.db = db
    let statement = try db.cachedStatement(sql: "SELECT lastEvent FROM tally WHERE annotator = ? AND formulation = ?")
    at = try Int64?.fetchOne(statement, arguments: [annotator.id, formulation.rawValue]) ?? nil
  }

  mutating func next() throws -> PastAct? {
    guard let sequence = at else { return nil }
    let statement = try db.cachedStatement(
      sql: """
        SELECT before, kind, target, EXISTS (
          SELECT 1 FROM standing WHERE standing.work = event.work AND standing.event = event.sequence
            AND state <> 'taken-back')
        FROM event WHERE sequence = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [sequence]) else { return nil }
    at = try row[at: 0]
    guard at.map({ $0 < sequence }) ?? true else { throw Misfit("an event that follows itself") }
    return try PastAct(
      sequence: sequence, kind: EventKind(rawValue: row[at: 1]), target: row[at: 2], isInForce: row[at: 3])
  }

  /// The place of an act in the file, if it is still taken back.
  static func takenBack(_ act: String, in db: Database) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT sequence FROM event WHERE uuid = ? AND EXISTS (
          SELECT 1 FROM standing WHERE standing.work = event.work AND standing.event = event.sequence
            AND state = 'taken-back')
        """)
    return try Int64.fetchOne(statement, arguments: [act])
  }
}
