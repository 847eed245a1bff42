import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// An instance as the planning sees it.
  package struct PlannedInstance: Hashable, Sendable {
    package var key: InstanceKey
    package var subset: String
    /// The rows of those who have it as an original, in slot order; of those who left, whoever labelled all of it.
    package var assigned: [Int64]
    /// The first slot that nobody has.
    package var nextSlot: Int
    /// As ``Instance/hasText``: without, nobody gets it.
    package var hasText: Bool
  }

  /// Every instance in the order of import, with whoever has it already. Others may write meanwhile: it is read in slices.
  ///
  /// - Parameter leaving: the rows of people who are taken to have left, to see what would come of it.
  package func plannedInstances(ifLeaving leaving: Set<Int64> = []) throws -> [PlannedInstance] {
    let unfinished = try read { try Self.unfinished($0, leaving: leaving) }
    var result: [PlannedInstance] = []
    try forEachSlice(of: "instance", size: Self.plannedSlice) { db, rows in
      try Self.planned(rows, unfinished, db)
    } then: {
      result += $0
    }
    return result
  }

  private static let plannedSlice = 4_000

  /// An instance's work is found by its index, whoever has it.
  static func plannedWork(without checks: CheckRows) -> String {
    """
    SELECT instance.id, key, subset, annotator, slot, \(InstanceTexts.present) FROM instance
    LEFT JOIN work ON work.instance = instance.id AND work.retired = 0 AND work.occasion = 'original'
      AND +work.annotator IN (SELECT id FROM annotator WHERE kind = 'human')
    WHERE instance.id BETWEEN ? AND ?\(checks.leftOut(of: "instance.id")) ORDER BY instance.id, slot
    """
  }

  private static func planned(
    _ slice: ClosedRange<Int64>, _ unfinished: Set<Share>, _ db: Database
  ) throws -> [PlannedInstance] {
    var result: [PlannedInstance] = []
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: plannedWork(without: CheckRows(db))), arguments: [slice.lowerBound, slice.upperBound])
    var last: Int64?
    while let row = try rows.next() {
      let instance: Int64 = try row[at: 0]
      if instance != last {
        result.append(
          PlannedInstance(
            key: InstanceKey(try row[at: 1]), subset: try row[at: 2], assigned: [], nextSlot: 0,
            hasText: try row[at: 5]))
        last = instance
      }
      guard let annotator = try row[at: 3] as Int64?, let slot = try row[at: 4] as Int? else { continue }
      let index = result.count - 1
      if !result[index].assigned.contains(annotator),
        !unfinished.contains(Share(instance: instance, annotator: annotator))
      {
        result[index].assigned.append(annotator)
      }
      result[index].nextSlot = max(result[index].nextSlot, slot + 1)
    }
    return result
  }

  private struct Share: Hashable {
    var instance: Int64
    var annotator: Int64
  }

  /// What people who have left, or would leave, did not do to its end: others have to do all of it.
  private static func unfinished(_ db: Database, leaving: Set<Int64>) throws -> Set<Share> {
    let left = try Int64.fetchSet(db, sql: "SELECT id FROM annotator WHERE withdrawnAt IS NOT NULL").union(leaving)
    let statement = try db.cachedStatement(
      sql: """
        SELECT DISTINCT instance FROM work WHERE annotator = ? AND occasion = 'original' AND (
          retired = 1 OR NOT EXISTS (
            SELECT 1 FROM standing WHERE standing.work = work.id AND state IN ('labelled', 'excluded')))
        """)
    var shares: Set<Share> = []
    for annotator in left {
      for instance in try Int64.fetchAll(statement, arguments: [annotator]) {
        shares.insert(Share(instance: instance, annotator: annotator))
      }
    }
    return shares
  }
}
