import FoundationEssentials
import GRDB
import Study

extension AnnotatorDesk {
  /// The next open work: the lowest position that was not put off, then what was put off, in the order of putting off.
  ///
  /// Work without texts is passed over: nobody can judge it.
  package func next(_ formulation: TaskFormulation, excluding excluded: Set<Work.ID> = []) throws -> ServedWork? {
    try file.read { db in
      for sql in [Self.openWork, Self.postponedWork] {
        let works = try Int64.fetchCursor(
          db.cachedStatement(sql: sql), arguments: ["annotator": annotator.id, "formulation": formulation.rawValue])
        while let id = try works.next() {
          guard !excluded.contains(id) else { continue }
          let served = try served(id, in: db)
          if served.hasText { return served }
        }
      }
      return nil
    }
  }

  private static let openWork = """
    SELECT id FROM work INDEXED BY work_order
    WHERE annotator = :annotator AND formulation = :formulation AND retired = 0
      AND position >= (SELECT openFrom FROM tally WHERE annotator = :annotator AND formulation = :formulation)
      AND NOT EXISTS (SELECT 1 FROM standing WHERE standing.work = work.id AND state <> 'taken-back')
    ORDER BY position, id
    """

  private static let postponedWork = """
    SELECT work FROM standing INDEXED BY standing_postponed
    WHERE annotator = :annotator AND formulation = :formulation AND state = 'postponed'
      AND EXISTS (SELECT 1 FROM work WHERE id = standing.work AND retired = 0)
      AND NOT EXISTS (
        SELECT 1 FROM standing AS other WHERE other.work = standing.work AND state IN ('labelled', 'excluded'))
    ORDER BY event
    """

  /// One piece of this annotator's work, with their own label and marks.
  ///
  /// - Throws: ``StoreError/notTheirWork``, the same whether it is somebody else's or nobody's.
  package func serve(_ work: Work.ID) throws -> ServedWork {
    try file.read { try served(work, in: $0) }
  }

  private func served(_ id: Work.ID, in db: Database) throws -> ServedWork {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(AssignedWork.columns), context, responseA, responseB FROM work
        JOIN instance ON instance.id = work.instance
        WHERE work.id = ? AND work.annotator = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id, annotator.id]) else { throw StoreError.notTheirWork }
    let work = try AssignedWork(columns: row)
    let standing = try ActInForce.fetch(db, work: id)
    let marks = try Marks.fetch(db, work: id, path: file.path)
    return ServedWork(
      work: work, context: try ContextText.turns(row[at: 4], path: file.path), responseA: try row[at: 5],
      responseB: try row[at: 6],
      label: standing?.state == .labelled ? try LabelColumns.label(standing?.value, work.formulation) : nil,
      isUnsure: marks.isUnsure, note: marks.comment, wasPostponed: standing?.state == .postponed,
      read: try read(id, in: db))
  }

  /// What was read of a piece of work so far: at its last label, taken back or not, and whenever it was left without one.
  private func read(_ work: Work.ID, in db: Database) throws -> Circumstances? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT kind, payload FROM event
        WHERE kind IN ('label', 'read') AND payload IS NOT NULL AND sequence IN (
          SELECT event FROM standing WHERE work = :work UNION SELECT event FROM reading WHERE work = :work)
        ORDER BY sequence
        """)
    let rows = try Row.fetchCursor(statement, arguments: ["work": work])
    var all: Circumstances?
    while let row = try rows.next() {
      var seen = try LabelContent(row[at: 1], path: file.path).circumstances
      // Labels from elsewhere were given on no screen of ours.
      if seen.isFromElsewhere { continue }
      let kind: String = try row[at: 0]
      if kind == EventKind.label.rawValue { seen.secondsSinceLabel = 0 }
      all = all?.joined(with: seen) ?? seen
    }
    return all
  }
}

extension AssignedWork {
  /// What ``init(columns:)`` reads, by places.
  static let columns = "work.id, work.formulation, work.response, work.firstShown"

  /// From a row that begins with ``columns``.
  init(columns row: Row) throws {
    guard let formulation = TaskFormulation(rawValue: try row[at: 1]) else { throw Misfit("work of no formulation") }
    self.init(
      id: try row[at: 0], formulation: formulation,
      response: try (row[at: 2] as String?).flatMap(ResponseLetter.init(rawValue:)),
      firstShown: try (row[at: 3] as String?).flatMap(ResponseLetter.init(rawValue:)))
  }
}

/// Where a piece of work stands: the latest act in force on it, if there is one.
struct ActInForce {
  enum State: String {
    case labelled
    case excluded
    case postponed
  }

  var state: State
  var event: Int64
  var uuid: String
  var value: Int?

  static func fetch(_ db: Database, work: Work.ID) throws -> ActInForce? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT state, event, event.uuid, value FROM standing JOIN event ON event.sequence = standing.event
        WHERE standing.work = ? AND state <> 'taken-back' ORDER BY event DESC LIMIT 1
        """)
    return try Row.fetchOne(statement, arguments: [work]).flatMap { row in
      try State(rawValue: row[at: 0]).map {
        try ActInForce(state: $0, event: row[at: 1], uuid: row[at: 2], value: row[at: 3])
      }
    }
  }
}

/// The marks in force on a piece of work.
struct Marks {
  var isUnsure = false
  var comment: String?
  /// The events that set them.
  var unsureEvent: String?
  var commentEvent: String?

  static func fetch(_ db: Database, work: Work.ID, path: String) throws -> Marks {
    let statement = try db.cachedStatement(
      sql: """
        SELECT unsure.uuid, comment.uuid, comment.payload FROM mark
        LEFT JOIN event AS unsure ON unsure.sequence = mark.unsure
        LEFT JOIN event AS comment ON comment.sequence = mark.comment
        WHERE mark.work = ? ORDER BY comment.sequence
        """)
    var marks = Marks()
    let rows = try Row.fetchCursor(statement, arguments: [work])
    while let row = try rows.next() {
      if let unsure = try row[at: 0] as String? {
        marks.unsureEvent = unsure
        marks.isUnsure = true
      }
      if let comment = try row[at: 1] as String? {
        marks.commentEvent = comment
        marks.comment = try (row[at: 2] as String?).flatMap { try CommentContent($0, path: path).text } ?? ""
      }
    }
    return marks
  }
}
