import GRDB
import Study

/// Every act of annotators on an instance.
///
/// Events know no instance, and an index of them by work would be one page more to write for every label: so the acts of the
/// instance's annotators are followed back along the numbers that each event has of the one before. What was done is never
/// changed, so this can be done a few steps at a time while others write.
struct InstanceHistory {
  private typealias Place = (work: Work, annotator: Int)

  private struct WorkThread: Hashable {
    var annotator: Int64
    var formulation: TaskFormulation
  }

  private let path: String
  private var works: [Int64: Place] = [:]
  /// Where each annotator's acts in a formulation are followed on.
  private var ends: [Int64] = []
  private var found: [(sequence: Int64, entry: InstanceDossier.Entry)] = []

  /// Nothing that is done later belongs to it.
  init(_ db: Database, of instance: Int64, _ cursor: ReviewCursor, path: String) throws {
    self.path = path
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(Work.columns), work.annotator FROM work JOIN instance ON instance.id = work.instance
        WHERE work.instance = ?
        """, arguments: [instance])
    var threads: Set<WorkThread> = []
    for row in rows {
      let work = try Work(columns: row)
      guard let annotator = cursor.annotators.number(of: try row[at: 8]), cursor.perspective.sees(work.occasion) else {
        continue
      }
      works[work.id] = (work, annotator)
      threads.insert(WorkThread(annotator: try row[at: 8], formulation: work.formulation))
    }
    let begin = try db.cachedStatement(sql: "SELECT lastEvent FROM tally WHERE annotator = ? AND formulation = ?")
    ends = try threads.compactMap { thread in
      try Int64?.fetchOne(begin, arguments: [thread.annotator, thread.formulation.rawValue]) ?? nil
    }
  }

  var isComplete: Bool { ends.isEmpty }

  /// In the order of saving.
  var entries: [InstanceDossier.Entry] { found.sorted { $0.sequence < $1.sequence }.map(\.entry) }

  /// Goes some events further back.
  mutating func walk(_ db: Database, steps: Int) throws {
    let step = try db.cachedStatement(
      sql: "SELECT before, work, at, kind, rating, preference, magnitude, payload FROM event WHERE sequence = ?")
    for _ in 0..<steps {
      guard let sequence = ends.popLast() else { return }
      guard let row = try Row.fetchOne(step, arguments: [sequence]) else { continue }
      if let before = try row[at: 0] as Int64? {
        guard before < sequence else { throw StoreError.damaged(path: path, why: "its events are out of order") }
        ends.append(before)
      }
      guard let id = try row[at: 1] as Int64?, let (work, annotator) = works[id] else { continue }
      let (kind, payload): (EventKind?, String?) = (EventKind(rawValue: try row[at: 3]), try row[at: 7])
      guard let what = try act(row, kind, payload) else { continue }
      let said = try kind == .label ? payload.map { try LabelContent($0, path: path) } : nil
      let entry = InstanceDossier.Entry(
        at: EventChain.date(try row[at: 2]), isTimeKnown: said?.timeUnknown != true, annotator: annotator,
        work: work,
        what: what)
      found.append((sequence, entry))
    }
  }

  private func act(_ row: Row, _ kind: EventKind?, _ payload: String?) throws -> InstanceDossier.HistoryAct? {
    switch kind {
    case .label:
      let columns = LabelColumns(rating: try row[at: 4], preference: try row[at: 5], magnitude: try row[at: 6])
      return columns.label.map(InstanceDossier.HistoryAct.label)
    case .exclude:
      let said = try payload.map { try ExclusionContent($0, path: path) }
      return .excluded(said.map(InstanceDossier.Exclusion.init) ?? InstanceDossier.Exclusion(reason: .other, note: ""))
    case .postpone: return .postponed
    case .takeBack: return .takenBack
    case .restore: return .restored
    case .unsure: return .unsure(true)
    case .sure: return .unsure(false)
    case .comment: return .comment(try payload.map { try CommentContent($0, path: path).text } ?? "")
    case .uncomment: return .comment("")
    default: return nil
    }
  }
}
