import GRDB
import GRDBSQLite
import Study

/// The labels in force without their circumstances, read as ``LabelScan`` does: `work` and `standing` side by side, in the
/// order in which they lie in the file, and put into the order of a report afterwards.
struct PlainLabels {
  private let people: [Annotator]
  private var instances = RowNumbers()
  private var keys: [InstanceKey] = []
  private var subsets: [String] = []
  private var found: [LabelledWork] = []

  private struct LabelledWork {
    let work: Int64
    let instance: Int32
    let position: Int32
    let slot: Int32
    let annotator: Int32
    let value: Int8
    /// Of the statement: what was labelled, the occasion, whether it was excluded, and what is shown first.
    let packed: UInt8

    /// SINGLE before PREFERENCE, A before B.
    var point: UInt8 { packed & 3 }
    var occasion: UInt8 { packed >> 2 & 3 }
    var isExcluded: Bool { packed & 16 != 0 }

    static func precedes(_ left: LabelledWork, _ right: LabelledWork) -> Bool {
      if left.instance != right.instance { return left.instance < right.instance }
      if left.point != right.point { return left.point < right.point }
      if left.slot != right.slot { return left.slot < right.slot }
      return left.occasion != right.occasion ? left.occasion < right.occasion : left.work < right.work
    }
  }

  init(_ db: Database, people: some Sequence<Annotator>, occasions: Set<Occasion>) throws {
    self.people = people.sorted { $0.id < $1.id }
    let instances = try db.cachedStatement(sql: "SELECT id, key, subset FROM instance ORDER BY id")
    try RawRows.forEach(instances) { row in
      self.instances.append(sqlite3_column_int64(row, 0))
      keys.append(InstanceKey(RawRows.text(row, 1)))
      subsets.append(RawRows.text(row, 2))
    }
    try scan(db, Self.occasions.indices.reduce(0) { $0 | (occasions.contains(Self.occasions[$1]) ? 1 << $1 : 0) })
    found.sort(by: LabelledWork.precedes)
  }

  /// - Parameter wanted: a bit for each of `occasions`.
  private mutating func scan(_ db: Database, _ wanted: UInt8) throws {
    var annotators = RowNumbers()
    for annotator in people { annotators.append(annotator.id) }
    // Several machines' labels of one piece of work follow each other.
    var pending: LabelledWork?
    var isContradicted = false
    func settle() -> LabelledWork? {
      guard let found = pending, !isContradicted, !found.isExcluded, wanted >> found.occasion & 1 == 1 else {
        return nil
      }
      return found
    }
    try RawRows.forEach(db.cachedStatement(sql: Self.statement(without: CheckRows(db)))) { row in
      guard let instance = instances.number(of: sqlite3_column_int64(row, 1)),
        let annotator = annotators.number(of: sqlite3_column_int64(row, 2))
      else { throw Misfit("a label of nobody, or of nothing") }
      let isExcluded = sqlite3_column_int(row, 4) & 16 != 0
      // A label whose content is not in this file.
      if sqlite3_column_type(row, 3) == SQLITE_NULL, !isExcluded { return }
      let next = LabelledWork(
        work: sqlite3_column_int64(row, 0), instance: Int32(truncatingIfNeeded: instance),
        position: Int32(clamping: sqlite3_column_int64(row, 6)), slot: Int32(clamping: sqlite3_column_int64(row, 5)),
        annotator: Int32(truncatingIfNeeded: annotator), value: Int8(clamping: sqlite3_column_int64(row, 3)),
        packed: UInt8(truncatingIfNeeded: sqlite3_column_int(row, 4)))
      if pending?.work == next.work {
        isContradicted =
          isContradicted || pending?.value != next.value || pending?.isExcluded != next.isExcluded || next.isExcluded
      } else {
        if let label = settle() { found.append(label) }
        (pending, isContradicted) = (next, false)
      }
    }
    if let label = settle() { found.append(label) }
  }

  /// By instance in the order of import, SINGLE before PREFERENCE, A before B, slots in their order.
  func forEach(_ body: (LabelRow) throws -> Void) throws {
    for found in found {
      let formulation: TaskFormulation = found.point == 2 ? .preference : .single
      guard let label = try LabelColumns.label(Int(found.value), formulation) else { continue }
      let work = Work(
        id: found.work, instance: keys[Int(found.instance)], formulation: formulation,
        response: found.point == 0 ? .a : found.point == 1 ? .b : nil, occasion: Self.occasions[Int(found.occasion)],
        slot: Int(found.slot),
        position: Int(found.position),
        firstShown: found.packed & 32 != 0 ? .a : found.packed & 64 != 0 ? .b : nil)
      try body(
        LabelRow(
          work: work, subset: subsets[Int(found.instance)], annotator: people[Int(found.annotator)], label: label,
          isCurrent: true, details: nil))
    }
  }

  /// As the statement numbers them, in the order of their names.
  private static let occasions: [Occasion] = [.added, .original, .repeat, .sendBack]

  private static func statement(without checks: CheckRows) -> String {
    """
    SELECT
      work.id, work.instance, work.annotator, standing.value,
      CASE response WHEN 'A' THEN 0 WHEN 'B' THEN 1 ELSE 2 END
      | CASE occasion WHEN 'original' THEN 4 WHEN 'repeat' THEN 8 WHEN 'send-back' THEN 12 ELSE 0 END
      | ((state = 'excluded') << 4)
      | CASE WHEN firstShown IS NULL THEN 0 ELSE (
        SELECT CASE
          WHEN instr(payload, '"firstShown":"A"') THEN 32
          WHEN instr(payload, '"firstShown":"B"') THEN 64
          WHEN instr(payload, '"layout":"imported"') OR instr(payload, '"layout":"simulated"') THEN 0
          WHEN firstShown = 'A' THEN 32
          ELSE 64
          END
        FROM event WHERE sequence = standing.event) END,
      slot, position
    FROM work NOT INDEXED
    CROSS JOIN standing ON standing.work = work.id AND standing.state IN ('labelled', 'excluded')
    WHERE work.retired = 0\(checks.leftOut(of: "work.instance"))
    ORDER BY work.id
    """
  }
}
