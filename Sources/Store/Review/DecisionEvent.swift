import FoundationEssentials
import GRDB
import Study

/// An author's act on an instance, as the file has it.
struct DecisionEvent {
  var sequence: Int64
  var id: ActID
  var writer: Int64
  var at: Date
  /// What is taken back or restored; for a ruling, the author's earlier one, if any.
  var target: String?
  var content: DecisionContent

  init(_ row: Row, path: String) throws {
    sequence = try row[at: 0]
    id = ActID(rawValue: try row[at: 1])
    writer = try row[at: 2]
    at = EventChain.date(try row[at: 3])
    target = try row[at: 4]
    content = try DecisionContent(row[at: 5], path: path)
  }

  private static let columns = "sequence, uuid, writer, at, target, payload"
  private static let all = """
    SELECT \(columns) FROM event
    WHERE work IS NULL AND annotator IS NULL AND kind = 'decision' AND payload IS NOT NULL
    """

  /// Every act in the order of saving, from after an event on, or so many of them.
  static func forEach(
    _ db: Database, after sequence: Int64 = 0, atMost count: Int = .max, path: String,
    _ body: (DecisionEvent) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db, sql: all + " AND sequence > ? ORDER BY sequence LIMIT ?", arguments: [sequence, count])
    while let row = try rows.next() { try body(DecisionEvent(row, path: path)) }
  }

  /// The acts on one instance in the order of saving.
  static func ofInstance(_ key: InstanceKey, _ db: Database, path: String) throws -> [DecisionEvent] {
    // The file's JSON has one spelling, so that most others are passed over without reading it.
    let spelling = CanonicalJSON.text(.object(["instance": .text(key.text)])).dropFirst().dropLast()
    let statement = try db.cachedStatement(sql: all + " AND instr(payload, ?) > 0 ORDER BY sequence")
    return try Row.fetchAll(statement, arguments: [String(spelling)])
      .map { try DecisionEvent($0, path: path) }.filter { InstanceKey($0.content.instance) == key }
  }

  /// One author's acts in this file from the last one back, until the body has seen enough.
  static func backwards(
    _ db: Database, writer: Int64, author: String, path: String, _ body: (DecisionEvent) throws -> Bool
  ) throws {
    let statement = try db.cachedStatement(sql: all + " AND writer = ? ORDER BY sequence DESC")
    let rows = try Row.fetchCursor(statement, arguments: [writer])
    while let row = try rows.next() {
      let event = try DecisionEvent(row, path: path)
      if event.content.author.utf8.elementsEqual(author.utf8), try body(event) { return }
    }
  }
}
