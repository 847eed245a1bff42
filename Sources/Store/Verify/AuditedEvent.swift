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

  init(_ row: Row, _ roots: WriterRoots? = nil) throws {
    sequence = try row[at: 0]
    writer = try row[at: 1]
    digest = try row[at: 2]
    writerUUID = try row[at: 11]
    payload = try row[at: 3]
    columns = try LabelColumns(rating: row[at: 4], preference: row[at: 5], magnitude: row[at: 6])
    work = try row[at: 7]
    annotator = try row[at: 8]
    workAnnotator = try row[at: 9]
    var identity: WorkIdentity?
    if let work, let formulation = try row[at: 19] as String?, let occasion = try row[at: 21] as String?,
      let digest = try row[at: 22] as Data?
    {
      identity = WorkIdentity(
        id: work, formulation: formulation, response: try row[at: 20], occasion: occasion, instanceDigest: digest)
    }
    link = try EventLink(
      previous: row[at: 10], writer: roots?.name(writer) ?? writerUUID, sequence: row[at: 12], id: row[at: 13],
      kind: row[at: 14], annotator: row[at: 15], work: identity, target: row[at: 16], at: row[at: 17],
      payloadDigest: row[at: 18])
    target = try row[at: 23]
    targetKind = try row[at: 24]
    before = try row[at: 25]
    targetWork = try row[at: 26]
  }

  /// Whether its annotator did it, rather than an author.
  var isByAnnotator: Bool {
    guard let kind = EventKind(rawValue: link.kind), kind == .attributes else {
      return EventKind(rawValue: link.kind)?.isByAnnotators ?? false
    }
    guard let said = AttributesContent.read(payload) else { return false }
    return said.page != nil && said.opened == nil
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
