import FoundationEssentials
import GRDB
import Study

/// Goes through all events in the order of saving: recomputes every chain, and what stands in the end.
struct EventAudit {
  private(set) var violations: [Violation] = []
  private var chains: [Int64: (sequence: Int64, head: Data)] = [:]
  private var heads: [String: Data] = [:]
  private var replay = Replay()
  private var threads: [Thread: Int64] = [:]
  private let anchor: String?
  private var anchorWasMet: Bool

  init(anchor: String?) {
    self.anchor = anchor
    anchorWasMet = anchor == nil || anchor == StudyFile.head(of: [:])
  }

  mutating func run(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: Self.all)
    while let row = try rows.next() {
      let event = AuditedEvent(row)
      check(event)
      replay.apply(event)
    }
    violations += try replay.differences(db)
    if !anchorWasMet {
      violations.append(
        Violation(.anchor, "file", "its head was never \(anchor ?? ""): the events before it were not these"))
    }
  }

  private mutating func check(_ event: AuditedEvent) {
    let place = "event \(event.sequence)"
    let chain = chains[event.writer] ?? (0, EventChain.start)
    if event.link.sequence != chain.sequence + 1 {
      violations.append(
        Violation(.chain, place, "is number \(event.link.sequence) of its writer, after number \(chain.sequence)"))
    } else if event.link.previous != chain.head {
      violations.append(Violation(.chain, place, "does not follow the event before it"))
    }
    if event.link.digest != event.digest {
      violations.append(Violation(.chain, place, "was changed: its digest is not that of its values"))
    }
    chains[event.writer] = (event.link.sequence, event.digest)
    heads[event.link.writer] = event.digest
    if let anchor, !anchorWasMet { anchorWasMet = StudyFile.head(of: heads) == anchor }
    checkContent(event, place)
    if let work = event.link.work {
      let thread = Thread(annotator: event.workAnnotator, formulation: work.formulation)
      if event.before != threads[thread] {
        violations.append(Violation(.derived, place, "does not know the event before it"))
      }
      threads[thread] = event.sequence
    }
  }

  private mutating func checkContent(_ event: AuditedEvent, _ place: String) {
    guard let payload = event.payload else {
      violations.append(Violation(.content, place, "has lost its content"))
      return
    }
    if Fingerprint.data(payload) != event.link.payloadDigest {
      violations.append(Violation(.content, place, "was changed: its content has another digest"))
    }
    guard let kind = EventKind(rawValue: event.link.kind) else {
      violations.append(Violation(.rule, place, "is of an unknown kind, \(event.link.kind)"))
      return
    }
    if kind == .label { checkLabel(event, payload, place) }
    if kind.needsWork, event.work == nil { violations.append(Violation(.rule, place, "belongs to no work")) }
    if event.work != nil, event.annotator != event.workAnnotator {
      violations.append(Violation(.rule, place, "is by another annotator than the one whose work it is"))
    }
  }

  private mutating func checkLabel(_ event: AuditedEvent, _ payload: String, _ place: String) {
    let said = (try? JSONDecoder().decode(SavedLabel.self, from: Data(payload.utf8)))?.columns
    if said != event.columns {
      violations.append(Violation(.content, place, "was changed: its label is not the one in its content"))
    }
    if event.columns.label?.formulation.rawValue != event.link.work?.formulation {
      violations.append(Violation(.rule, place, "has a label of the other formulation"))
    }
  }

  private struct Thread: Hashable {
    var annotator: Int64?
    var formulation: String
  }

  private struct SavedLabel: Decodable {
    var rating: Int?
    var preference: String?
    var magnitude: Int?

    var columns: LabelColumns { LabelColumns(rating: rating, preference: preference, magnitude: magnitude) }
  }

  private static let all = """
    SELECT
      event.sequence, event.writer, event.digest, event.payload, event.rating, event.preference, event.magnitude,
      event.work, event.annotator, work.annotator, event.previous, writer.uuid, event.writerSequence, event.uuid,
      event.kind, annotator.uuid, event.target, event.at, event.payloadDigest, work.formulation, work.response,
      work.occasion, instance.digest, target.sequence, target.kind, event.before
    FROM event
    JOIN writer ON writer.id = event.writer
    LEFT JOIN annotator ON annotator.id = event.annotator
    LEFT JOIN work ON work.id = event.work
    LEFT JOIN instance ON instance.id = work.instance
    LEFT JOIN event AS target ON target.uuid = event.target
    ORDER BY event.sequence
    """
}

/// An event with all that its digest is taken over, and what it did.
struct AuditedEvent {
  var sequence: Int64
  var writer: Int64
  var digest: Data
  var payload: String?
  var columns: LabelColumns
  var work: Int64?
  var annotator: Int64?
  var workAnnotator: Int64?
  var link: EventChain.Link
  var target: Int64?
  var targetKind: String?
  /// The annotator's event before it in the same formulation.
  var before: Int64?

  init(_ row: Row) {
    sequence = row[0]
    writer = row[1]
    digest = row[2]
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
    link = EventChain.Link(
      previous: row[10], writer: row[11], sequence: row[12], id: row[13], kind: row[14], annotator: row[15],
      work: identity, target: row[16], at: row[17], payloadDigest: row[18])
    target = row[23]
    targetKind = row[24]
    before = row[25]
  }
}
