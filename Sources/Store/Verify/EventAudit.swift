import FoundationEssentials
import GRDB
import Study

/// Goes through all events in the order of saving: recomputes every chain, and what stands in the end.
struct EventAudit {
  private(set) var violations: [Violation] = []
  private var chains: [Int64: (sequence: Int64, head: Data)] = [:]
  private var replay = Replay()
  private var threads: [WorkThread: Int64] = [:]
  private var search: AnchorSearch
  private var absences = Absences()
  private var names: PackNames?
  /// The row of the event before.
  private var last: Int64 = 0

  init(anchor: String?) { search = AnchorSearch(anchor) }

  /// - Parameter watching: told at the beginning, and of every 1024th event.
  mutating func run(_ db: Database, _ watching: (VerifyStep) -> Void) throws {
    let total = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM event") ?? 0
    var done = 0
    absences = try Absences(db)
    names = try PackNames(db)
    let roots = try WriterRoots(db)
    var retirement = try RetirementReplay(db)
    let rows = try Row.fetchCursor(db, sql: AuditedEvent.all)
    while let row = try rows.next() {
      if done % 1024 == 0 { watching(.events(done, of: total)) }
      done += 1
      let event = try AuditedEvent(row, roots)
      if chains[event.writer] == nil {
        chains[event.writer] = roots.start(of: event.writer, previous: event.link.previous)
      }
      check(event)
      replay.apply(event)
      try retirement.apply(event, replay, in: db)
    }
    violations += try replay.differences(db)
    violations += try retirement.differences(db)
    if !search.wasMet {
      violations.append(
        Violation(
          .anchor, "file",
          "neither its head nor that of a packed file that came home was ever \(search.anchor ?? ""): the events before it "
            + "were not these, or it is of a file that is not merged yet"))
    }
  }

  private mutating func check(_ event: AuditedEvent) {
    let place = "event \(event.sequence)"
    if event.sequence != last + 1 {
      violations.append(Violation(.chain, place, "follows event \(last): what was between them is gone, or never was"))
    }
    last = event.sequence
    let chain = chains[event.writer] ?? (0, EventChain.start)
    if event.link.sequence != chain.sequence + 1 {
      violations.append(
        Violation(.chain, place, "is number \(event.link.sequence) of its writer, after number \(chain.sequence)"))
    } else if event.link.previous != chain.head {
      violations.append(Violation(.chain, place, "does not follow the event before it"))
    }
    if (names.map(event.named) ?? event.link).digest != event.digest {
      violations.append(Violation(.chain, place, "was changed: its digest is not that of its values"))
    }
    chains[event.writer] = (event.link.sequence, event.digest)
    search.apply(event)
    checkContent(event, place)
    if let work = event.link.work {
      let thread = WorkThread(annotator: event.workAnnotator, formulation: work.formulation)
      if event.before != threads[thread] {
        violations.append(Violation(.derived, place, "does not know the event before it"))
      }
      threads[thread] = event.sequence
    } else if event.before != nil {
      violations.append(Violation(.derived, place, "knows an event before it, and belongs to no work"))
    }
  }

  private mutating func checkContent(_ event: AuditedEvent, _ place: String) {
    guard let payload = event.payload else {
      if absences.explain(event) { return }
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
    let said = try? JSONDecoder().decode(LabelColumns.self, from: Data(payload.utf8))
    if said != event.columns {
      violations.append(Violation(.content, place, "was changed: its label is not the one in its content"))
    }
    if event.columns.label?.formulation.rawValue != event.link.work?.formulation {
      violations.append(Violation(.rule, place, "has a label of the other formulation"))
    }
  }

  private struct WorkThread: Hashable {
    var annotator: Int64?
    var formulation: String
  }
}
