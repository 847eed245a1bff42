import FoundationEssentials
import GRDB

@testable import Store

/// Changes events and recomputes every digest after them, as somebody could who owns the file and knows demur.
enum Forger {
  /// - Parameter forge: changes an event before its chain is made to fit again.
  static func rewrite(_ path: String, _ forge: (inout AuditedEvent) -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    var statements: [(sql: String, arguments: StatementArguments)] = []
    try queue.read { db in
      var heads: [Int64: Data] = [:]
      for row in try Row.fetchAll(db, sql: AuditedEvent.all) {
        var event = try AuditedEvent(row)
        forge(&event)
        event.link.previous = heads[event.writer] ?? EventChain.start
        event.link.payloadDigest = event.payload.map(Fingerprint.data) ?? event.link.payloadDigest
        heads[event.writer] = event.link.digest
        statements.append(
          (
            """
            UPDATE event SET rating = ?, payload = ?, payloadDigest = ?, previous = ?, digest = ? WHERE sequence = ?
            """,
            [
              event.columns.rating, event.payload, event.link.payloadDigest, event.link.previous, event.link.digest,
              event.sequence,
            ]
          ))
      }
    }
    try queue.writeWithoutTransaction { db in
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      for statement in statements { try db.execute(sql: statement.sql, arguments: statement.arguments) }
      try db.execute(
        sql: "UPDATE standing SET value = (SELECT rating FROM event WHERE sequence = standing.event) WHERE value > 0")
      for trigger in triggers { try db.execute(sql: trigger[1]) }
    }
    try queue.close()
  }

  /// Turns every rating of 1 into a 5, everywhere it is written.
  static func improve(_ event: inout AuditedEvent) {
    guard event.columns.rating == 1 else { return }
    event.columns.rating = 5
    event.payload = event.payload?.replacingOccurrences(of: "\"rating\":1", with: "\"rating\":5")
  }
}
