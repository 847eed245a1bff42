import FoundationEssentials
import GRDB

/// An event with all that its digest is taken over, and what it did.
struct AuditedEvent {
  var sequence: Int64
  var writer: Int64
  /// The writer's own uuid; ``link`` has the one that the event names.
  var writerUUID: String
  var digest: Data
  var payload: String?
  var columns: LabelColumns
  var work: Int64?
  var annotator: Int64?
  var workAnnotator: Int64?
  var link: EventLink
  var target: Int64?
  var targetKind: String?
  /// The work of the act that it concerns.
  var targetWork: Int64?
  /// The annotator's event before it in the same formulation.
  var before: Int64?

  init(_ row: Row, _ roots: WriterRoots? = nil) {
    sequence = row[0]
    writer = row[1]
    digest = row[2]
    writerUUID = row[11]
    payload = row[3]
    columns = LabelColumns(rating: row[4], preference: row[5], magnitude: row[6])
    work = row[7]
    annotator = row[8]
    workAnnotator = row[9]
    var identity: WorkIdentity?
    if let work, let formulation = row[19] as String?, let occasion = row[21] as String?, let digest = row[22] as Data?
    {
      identity = WorkIdentity(
        id: work, formulation: formulation, response: row[20], occasion: occasion, instanceDigest: digest)
    }
    link = EventLink(
      previous: row[10], writer: roots?.name(writer) ?? writerUUID, sequence: row[12], id: row[13], kind: row[14],
      annotator: row[15],
      work: identity, target: row[16], at: row[17], payloadDigest: row[18])
    target = row[23]
    targetKind = row[24]
    before = row[25]
    targetWork = row[26]
  }

  /// Reads every event in the order of saving.
  static let all = """
    SELECT
      event.sequence, event.writer, event.digest, event.payload, event.rating, event.preference, event.magnitude,
      event.work, event.annotator, work.annotator, event.previous, writer.uuid, event.writerSequence, event.uuid,
      event.kind, annotator.uuid, event.target, event.at, event.payloadDigest, work.formulation, work.response,
      work.occasion, instance.digest, target.sequence, target.kind, event.before, target.work
    FROM event
    JOIN writer ON writer.id = event.writer
    LEFT JOIN annotator ON annotator.id = event.annotator
    LEFT JOIN work ON work.id = event.work
    LEFT JOIN instance ON instance.id = work.instance
    LEFT JOIN event AS target ON target.uuid = event.target
    ORDER BY event.sequence
    """
}
