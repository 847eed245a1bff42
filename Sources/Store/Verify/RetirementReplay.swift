import GRDB
import Study

/// Which work is taken out of the assignment after all events: by somebody leaving, by decisions, and back again.
///
/// Nothing else may say so: whoever could take work out by hand could hide a label.
struct RetirementReplay {
  private var retired: Set<Int64> = []
  private var withdrawn: Set<Int64> = []
  private var erased: Set<Int64> = []
  private var works: [Int64: [Int64]] = [:]
  /// Work from this row on was not given out yet.
  private var given: Int64 = 0

  init(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT annotator, id FROM work ORDER BY id")
    while let row = try rows.next() { works[try row[at: 0], default: []].append(try row[at: 1]) }
  }

  /// - Parameter replay: what stands after the event.
  mutating func apply(_ event: AuditedEvent, _ replay: Replay, in db: Database) throws {
    let mine = event.annotator.flatMap { works[$0] } ?? []
    switch EventKind(rawValue: event.link.kind) {
    case .assign:
      if let end = AssignContent.read(event.payload)?.added?.upperBound { given = max(given, end) }
    case .withdraw:
      guard let annotator = event.annotator else { return }
      withdrawn.insert(annotator)
      for work in mine where work < given && replay.isOpen(work) { retired.insert(work) }
    case .rejoin:
      guard let annotator = event.annotator else { return }
      withdrawn.remove(annotator)
      retired.subtract(Set(RejoinContent.read(event.payload)?.returned ?? []).intersection(mine))
    case .erased:
      guard let annotator = event.annotator else { return }
      erased.insert(annotator)
      retired.formUnion(mine)
    case .decision:
      retired.formUnion(DecisionContent.read(event.payload)?.retired ?? [])
    case .label, .exclude, .postpone, .takeBack, .restore:
      guard let work = event.work, let annotator = event.workAnnotator else { return }
      if retired.contains(work), !replay.isOpen(work), !erased.contains(annotator) {
        if try !hasTwin(work, in: db) { retired.remove(work) }
      } else if withdrawn.contains(annotator), replay.isOpen(work) {
        retired.insert(work)
      }
    default: break
    }
  }

  /// Whether the same was given to the same annotator once more.
  private func hasTwin(_ work: Int64, in db: Database) throws -> Bool {
    let twins = try Int64.fetchAll(db.cachedStatement(sql: Self.twins), arguments: [work, given])
    return twins.contains { !retired.contains($0) }
  }

  private static let twins = """
    SELECT twin.id FROM work JOIN work AS twin ON twin.instance = work.instance AND twin.annotator = work.annotator
      AND twin.formulation = work.formulation AND twin.response IS work.response AND twin.occasion = work.occasion
      AND twin.round = work.round AND twin.id <> work.id
    WHERE work.id = ? AND twin.id < ?
    """

  func differences(_ db: Database) throws -> [Violation] {
    let found = try Int64.fetchSet(db, sql: "SELECT id FROM work WHERE retired = 1")
    return found.subtracting(retired).sorted().map {
      Violation(.work, "work \($0)", "was taken out of the assignment, and no event says so")
    }
      + retired.subtracting(found).sorted().map {
        Violation(.work, "work \($0)", "was taken out of the assignment, and is in it again without an event")
      }
  }
}
