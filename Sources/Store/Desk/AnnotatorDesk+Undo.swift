import FoundationEssentials
import GRDB
import Study

extension AnnotatorDesk {
  /// The latest label, exclusion or postponement in force in the formulation; nil when there is none, or when it is closed
  /// because the other formulation was begun since.
  public func undoable(_ formulation: TaskFormulation) throws -> ReversibleAct? {
    try file.read { db in
      guard let row = try top(Self.inForce, formulation, in: db), try !isClosed(row["event"], formulation, in: db)
      else { return nil }
      return try reversible(row, in: db)
    }
  }

  /// The latest take-back that was not restored, if nothing was labelled, excluded or put off after it.
  public func redoable(_ formulation: TaskFormulation) throws -> ReversibleAct? {
    try file.read { db in
      guard let row = try top(Self.takenBack, formulation, in: db), try !isClosed(row["since"], formulation, in: db)
      else { return nil }
      let newest = try top(Self.inForce, formulation, in: db)?["since"] as Int64? ?? 0
      return row["since"] as Int64 > newest ? try reversible(row, in: db) : nil
    }
  }

  private static let inForce = top("state <> 'taken-back'")
  private static let takenBack = top("state = 'taken-back'")

  /// The latest row of `standing` among those in force, or among those taken back.
  private static func top(_ condition: String) -> String {
    """
    SELECT work, event, since FROM standing WHERE annotator = ? AND formulation = ? AND \(condition)
    ORDER BY since DESC LIMIT 1
    """
  }

  private func top(_ sql: String, _ formulation: TaskFormulation, in db: Database) throws -> Row? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [annotator.id, formulation.rawValue])
  }

  /// Acts of a formulation are closed from the first act of the other one on.
  func isClosed(_ event: Int64, _ formulation: TaskFormulation, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT firstAct FROM tally WHERE annotator = ? AND formulation = ?")
    let other = try Int64?.fetchOne(statement, arguments: [annotator.id, formulation.other.rawValue]) ?? nil
    return other.map { event < $0 } ?? false
  }

  private func reversible(_ row: Row, in db: Database) throws -> ReversibleAct? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT event.uuid AS uuid, event.kind AS kind, event.rating AS rating, event.preference AS preference,
          event.magnitude AS magnitude, event.payload AS payload, instance.key AS key, work.*
        FROM event JOIN work ON work.id = event.work JOIN instance ON instance.id = work.instance
        WHERE event.sequence = ? AND work.annotator = ?
        """)
    guard let found = try Row.fetchOne(statement, arguments: [row["event"] as Int64, annotator.id]),
      let work = Work(found)
    else { return nil }
    let values = LabelColumns(rating: found["rating"], preference: found["preference"], magnitude: found["magnitude"])
    let what: ReversibleAct.What?
    switch EventKind(rawValue: found["kind"]) {
    case .label: what = values.label.map(ReversibleAct.What.label)
    case .exclude:
      let reason = try (found["payload"] as String?).flatMap { try Payload($0, path: file.path).reason }
      what = .exclusion(reason.flatMap(ExclusionReason.init(rawValue:)) ?? .other)
    default: what = .postponement
    }
    return what.map { ReversibleAct(id: ActID(rawValue: found["uuid"]), work: work, what: $0) }
  }
}
