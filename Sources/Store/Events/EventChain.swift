import FoundationEssentials
import GRDB
import Study

/// Appends events to the chain of this file on this machine.
///
/// digest = SHA-256 of the lines: a heading, the digest before, writer, its sequence, the event's id, kind, annotator, work,
/// target, milliseconds, and the payload's digest. The payload itself is not among them, so that it can be erased one day
/// and the chain still verifies.
struct EventChain {
  static let start = Data(count: 32)

  let db: Database
  let writer: (id: Int64, uuid: String)
  private(set) var sequence: Int64
  private(set) var head: Data

  /// The chain of this file on this machine.
  init(_ db: Database, home: String) throws { try self.init(db, writer: Self.writer(db, home: home)) }

  init(_ db: Database, writer: (id: Int64, uuid: String)) throws {
    self.db = db
    self.writer = writer
    let statement = try db.cachedStatement(
      sql: "SELECT writerSequence, digest FROM event WHERE writer = ? ORDER BY sequence DESC LIMIT 1")
    let last = try Row.fetchOne(statement, arguments: [writer.id])
    sequence = try last?[at: 0] ?? 0
    head = try last?[at: 1] ?? Self.start
  }

  private static func writer(_ db: Database, home: String) throws -> (id: Int64, uuid: String) {
    let statement = try db.cachedStatement(sql: "SELECT id, uuid FROM writer WHERE home IN (?, ?) ORDER BY id LIMIT 1")
    if let row = try Row.fetchOne(statement, arguments: [home, WriterHome.older(home)]) {
      return (try row[at: 0], try row[at: 1])
    }
    return try addWriter(db, uuid: EventDraft.newID(), home: home)
  }

  /// - Parameter home: nil for a writer that wrote elsewhere and will not go on here.
  static func addWriter(_ db: Database, uuid: String, home: String?) throws -> (id: Int64, uuid: String) {
    try db.execute(sql: "INSERT INTO writer (uuid, home) VALUES (?, ?)", arguments: [uuid, home])
    return (db.lastInsertedRowID, uuid)
  }

  /// The new event's place in the file.
  @discardableResult
  mutating func append(_ draft: EventDraft) throws -> Int64 {
    if !draft.isByAnnotator { try PackMark.refuse(db) }
    let payload = try draft.payloadText
    return try append(draft, columns: draft.columns, payload: payload, digest: Fingerprint.data(payload))
  }

  /// Appends that something was done, without what was said: no digest gives it away either.
  @discardableResult
  mutating func append(withoutContent draft: EventDraft) throws -> Int64 {
    let digest = Fingerprint.data(EventDraft.newID() + EventDraft.newID())
    return try append(draft, columns: LabelColumns(nil), payload: nil, digest: digest)
  }

  /// Appends with a payload that was written before, salt and all.
  @discardableResult
  mutating func append(_ draft: EventDraft, written payload: String) throws -> Int64 {
    try append(draft, columns: draft.columns, payload: payload, digest: Fingerprint.data(payload))
  }

  private mutating func append(_ draft: EventDraft, columns: LabelColumns, payload: String?, digest: Data) throws
    -> Int64
  {
    let link = EventLink(
      previous: head, writer: writer.uuid, sequence: sequence + 1, id: draft.id, kind: draft.kind.rawValue,
      annotator: draft.annotator?.uuid, work: draft.work, target: draft.target, at: Self.milliseconds(draft.at),
      payloadDigest: digest)
    let row = EventRow(link: link, columns: columns, payload: payload)
    let place = try row.insert(db, at: EventRow.Place(writer: writer.id, annotator: draft.annotator?.id))
    sequence = link.sequence
    head = place.digest
    return place.sequence
  }

  static func milliseconds(_ date: Date) -> Int64 {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    // What is further away is the time of nothing.
    return milliseconds.magnitude <= 0x1p53 ? Int64(milliseconds) : 0
  }

  static func date(_ milliseconds: Int64) -> Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
