import GRDB
import Study

/// Where work that is asked for later stands in an annotator's order: at drawn places among what is still open, or at the
/// end where nothing is.
struct AskedOrder {
  private let db: Database
  private let seed: UInt64
  private let annotator: Annotator
  private let formulation: TaskFormulation

  init(_ db: Database, seed: UInt64, annotator: Annotator, _ formulation: TaskFormulation) {
    self.db = db
    self.seed = seed
    self.annotator = annotator
    self.formulation = formulation
  }

  /// The work of some instances in one order, the two responses of an instance as far apart as there is room.
  ///
  /// - Parameters:
  ///   - isSharing: whether it stands among what is open even where that is less: several then share a place.
  ///   - work: nil for what nobody is asked.
  func placed(
    _ keys: [InstanceKey], isSharing: Bool = false, _ work: (InstanceKey, ResponseLetter?) -> PlannedWork?
  ) throws -> [PlannedWork] {
    let next = try WorkLog.nextPosition(annotator.id, formulation, db)
    let stream = "\(annotator.stream) asked \(next)"
    var planned: [PlannedWork]
    switch formulation {
    case .single:
      planned = WorkOrder.single(Array(keys.indices), seed: seed, annotator: stream).compactMap {
        work(keys[$0.instance], $0.response)
      }
    case .preference:
      planned = WorkOrder.preference(Array(keys.indices), seed: seed, annotator: stream).compactMap {
        work(keys[$0], nil)
      }
    }
    let places = try places(planned.count, next: next, stream: stream, isSharing: isSharing)
    for index in planned.indices { planned[index].position = places[index] }
    return planned
  }

  /// Ascending; what shares a place with older work comes after it.
  private func places(_ count: Int, next: Int, stream: String, isSharing: Bool) throws -> [Int] {
    let open = try Int.fetchAll(
      db,
      sql: """
        SELECT position FROM place
        WHERE annotator = ? AND formulation = ? AND retired = 0 AND state = 'taken-back' ORDER BY position
        """, arguments: [annotator.id, formulation.rawValue])
    guard open.count >= count || isSharing && !open.isEmpty else { return (0..<count).map { next + $0 } }
    // One place in each of equal parts of what is open, so that they lie apart.
    var draw = SeededGenerator(seed: seed, "asked", stream, formulation.rawValue)
    return (0..<count).map { part in
      let (start, end) = (open.count * part / count, open.count * (part + 1) / count)
      return open[start + draw.below(max(1, end - start))]
    }
  }
}
