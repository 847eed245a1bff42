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

  init(_ db: Database, home: String) throws {
    self.db = db
    writer = try Self.writer(db, home: home)
    let statement = try db.cachedStatement(
      sql: "SELECT writerSequence, digest FROM event WHERE writer = ? ORDER BY sequence DESC LIMIT 1")
    let last = try Row.fetchOne(statement, arguments: [writer.id])
    sequence = last?[0] ?? 0
    head = last?[1] ?? Self.start
  }

  private static func writer(_ db: Database, home: String) throws -> (id: Int64, uuid: String) {
    let statement = try db.cachedStatement(sql: "SELECT id, uuid FROM writer WHERE home = ?")
    if let row = try Row.fetchOne(statement, arguments: [home]) { return (row[0], row[1]) }
    let uuid = EventDraft.newID()
    try db.execute(sql: "INSERT INTO writer (uuid, home) VALUES (?, ?)", arguments: [uuid, home])
    return (db.lastInsertedRowID, uuid)
  }

  /// The new event's place in the file.
  @discardableResult
  mutating func append(_ draft: EventDraft) throws -> Int64 {
    let payload = draft.payloadText
    let payloadDigest = Fingerprint.data(payload)
    let milliseconds = Self.milliseconds(draft.at)
    let link = Link(
      previous: head, writer: writer.uuid, sequence: sequence + 1, id: draft.id, kind: draft.kind.rawValue,
      annotator: draft.annotator?.uuid, work: draft.work, target: draft.target, at: milliseconds,
      payloadDigest: payloadDigest)
    let digest = link.digest
    let values = LabelColumns(draft.label)
    let statement = try db.cachedStatement(sql: Self.insert)
    try statement.execute(arguments: [
      draft.id, writer.id, link.sequence, draft.kind.rawValue, draft.annotator?.id, draft.work?.id, draft.target,
      values.rating, values.preference, values.magnitude, payload, payloadDigest, milliseconds, head, digest,
      draft.annotator?.id, draft.work?.formulation,
    ])
    sequence = link.sequence
    head = digest
    return db.lastInsertedRowID
  }

  private static let insert = """
    INSERT INTO event (
      uuid, writer, writerSequence, kind, annotator, work, target,
      rating, preference, magnitude, payload, payloadDigest, at, previous, digest, before)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
      (SELECT lastEvent FROM tally WHERE annotator = ? AND formulation = ?))
    """

  static func milliseconds(_ date: Date) -> Int64 {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    return Int64(exactly: milliseconds) ?? 0
  }

  static func date(_ milliseconds: Int64) -> Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

  /// All that an event's digest is taken over.
  struct Link {
    var previous: Data
    var writer: String
    var sequence: Int64
    var id: String
    var kind: String
    var annotator: String?
    var work: WorkIdentity?
    var target: String?
    var at: Int64
    var payloadDigest: Data

    var digest: Data {
      let lines: [String] = [
        "demur event 1", Fingerprint.hex(previous), writer, String(sequence), id, kind, annotator ?? "-",
        work?.line ?? "-", target ?? "-", String(at), Fingerprint.hex(payloadDigest),
      ]
      return Fingerprint.data(lines.joined(separator: "\n"))
    }
  }
}

/// A label as it stands in the event's columns.
struct LabelColumns: Equatable {
  var rating: Int?
  var preference: String?
  var magnitude: Int?

  init(_ label: Label?) {
    switch label {
    case .rating(let value): rating = value.rawValue
    case .preference(let value):
      preference = value.preference.rawValue
      magnitude = value.magnitude
    case nil: break
    }
  }

  init(rating: Int?, preference: String?, magnitude: Int?) {
    self.rating = rating
    self.preference = preference
    self.magnitude = magnitude
  }

  var label: Label? {
    if let rating { return Rating(rawValue: rating).map(Label.rating) }
    guard let preference = preference.flatMap(Preference.init(rawValue:)), let magnitude else { return nil }
    return PreferenceLabel(preference, magnitude: magnitude).map(Label.preference)
  }

  /// From the value of a row of `standing`.
  static func label(_ value: Int?, _ formulation: TaskFormulation) -> Label? {
    guard let value else { return nil }
    return formulation == .single
      ? Rating(rawValue: value).map(Label.rating) : PreferenceLabel(rawValue: value).map(Label.preference)
  }
}
