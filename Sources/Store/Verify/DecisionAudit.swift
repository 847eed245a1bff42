import FoundationEssentials
import GRDB
import Study

/// Checks what authors decided against the rules of deciding: the same that ``DecisionWriter`` keeps, written once more.
enum DecisionAudit {
  static func differences(_ db: Database) throws -> [Violation] {
    var found: [Violation] = []
    var threads: [AuthorThread: (standing: [String], takenBack: [String])] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, uuid, writer, at, target, payload FROM event
        WHERE work IS NULL AND annotator IS NULL AND kind = 'decision' AND payload IS NOT NULL ORDER BY sequence
        """)
    while let row = try rows.next() {
      let place = "event \(try row[at: 0] as Int64)"
      func broken(_ why: String) { found.append(Violation(.rule, place, why)) }
      guard let event = try? DecisionEvent(row, path: "") else {
        broken("is a decision that cannot be read")
        continue
      }
      if let why = try fault(event, db) { broken(why) }
      let thread = AuthorThread(writer: event.writer, author: InstanceKey(event.content.author))
      var stacks = threads[thread] ?? ([], [])
      switch event.content.act {
      case .set:
        stacks.standing.append(event.id.rawValue)
        stacks.takenBack = []
      case .undo:
        if let last = stacks.standing.popLast(), last == event.target {
          stacks.takenBack.append(last)
        } else {
          broken("takes back a decision that is not its author's last")
        }
      case .redo:
        if let last = stacks.takenBack.popLast(), last == event.target {
          stacks.standing.append(last)
        } else {
          broken("restores a decision that its author did not take back last")
        }
      }
      threads[thread] = stacks
    }
    return found + (try codeBooks(db))
  }

  private struct AuthorThread: Hashable {
    var writer: Int64
    var author: InstanceKey
  }

  private static func fault(_ event: DecisionEvent, _ db: Database) throws -> String? {
    let content = event.content
    let digest = try Data.fetchOne(
      db.cachedStatement(sql: "SELECT digest FROM instance WHERE key = ?"), arguments: [content.instance])
    guard let digest else { return "decides about an instance that is not there" }
    if Fingerprint.hex(digest) != content.digest { return "decides about an instance with other texts" }
    if content.act == .set, content.ruling == nil { return "has an outcome that is none" }
    if !content.work.isEmpty {
      let strange = try Int.fetchOne(
        db.cachedStatement(
          sql: "SELECT count(*) FROM work WHERE id >= ? AND id < ? AND occasion IN ('added', 'send-back')"),
        arguments: [content.work.lowerBound, content.work.upperBound])
      if strange != content.work.count { return "names work that it did not give out" }
    }
    return nil
  }

  private static func codeBooks(_ db: Database) throws -> [Violation] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT sequence, payload FROM event
        WHERE work IS NULL AND annotator IS NULL AND kind = 'codebook' AND payload IS NOT NULL
        """)
    return try rows.compactMap { row in
      if let said = TextContent.read(try row[at: 1]), (try? CodeBook(text: said.text)) != nil { return nil }
      return Violation(.rule, "event \(try row[at: 0] as Int64)", "is a code book that cannot be used")
    }
  }
}
