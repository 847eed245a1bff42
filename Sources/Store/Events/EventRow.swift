import FoundationEssentials
import GRDB

/// An event with its place in a chain, as a row of the file.
struct EventRow {
  var link: EventLink
  var columns: LabelColumns
  /// nil for what was erased, or was left out of a packed file.
  var payload: String?

  /// The rows of whom and what it is about, where it is inserted.
  struct Place {
    var writer: Int64
    var annotator: Int64?
    /// The work's row where the event's digest names it otherwise, as in packed files.
    var work: Int64?
  }

  /// The new event's place in the file, with the digest that the next one of its chain follows.
  @discardableResult
  func insert(_ db: Database, at place: Place) throws -> (sequence: Int64, digest: Data) {
    let digest = link.digest
    let statement = try db.cachedStatement(sql: Self.sql)
    try statement.execute(arguments: [
      link.id, place.writer, link.sequence, link.kind, place.annotator, place.work ?? link.work?.id, link.target,
      columns.rating,
      columns.preference, columns.magnitude, payload, link.payloadDigest, link.at, link.previous, digest,
      place.annotator, link.work?.formulation,
    ])
    return (db.lastInsertedRowID, digest)
  }

  private static let sql = """
    INSERT INTO event (
      uuid, writer, writerSequence, kind, annotator, work, target,
      rating, preference, magnitude, payload, payloadDigest, at, previous, digest, before)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
      (SELECT lastEvent FROM tally WHERE annotator = ? AND formulation = ?))
    """
}
