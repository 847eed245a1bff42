import GRDB
import GRDBSQLite
import Study

/// Reads the labels of a study, or of some of its instances, into the eight bytes that a review needs of each.
///
/// It goes through `work` and `standing` side by side in the order in which they lie in the file, without a look-up per
/// label, and steps SQLite by itself: a row as a value would take longer than all the rest.
struct LabelScan {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Every label or exclusion in force on some work, and every mark on what has neither, in the order of its rows.
  func labels(
    ofWork rows: ClosedRange<Int64>, _ instances: RowNumbers, _ annotators: RowNumbers,
    _ body: (_ instance: Int, _ label: ReviewLabel) -> Void
  ) throws {
    try scan(
      """
      \(Self.judged(from: "work NOT INDEXED")) AND work.id BETWEEN ?1 AND ?2
      UNION ALL
      \(Self.marked(from: "mark CROSS JOIN work ON work.id = mark.work")) AND mark.work BETWEEN ?1 AND ?2
      ORDER BY 1
      """,
      [rows.lowerBound, rows.upperBound], instances, annotators, body)
  }

  func labels(of instance: Int64, _ instances: RowNumbers, _ annotators: RowNumbers) throws -> [ReviewLabel] {
    var labels: [ReviewLabel] = []
    try scan(
      """
      \(Self.judged(from: "work")) AND work.instance = ?1
      UNION ALL
      \(Self.marked(from: "work CROSS JOIN mark ON mark.work = work.id")) AND work.instance = ?1
      ORDER BY 1
      """, [instance], instances, annotators
    ) { labels.append($1) }
    return labels
  }

  private static let columns = """
    (min(slot, 255) << 8)
      | CASE response WHEN 'A' THEN 0 WHEN 'B' THEN 1 ELSE 2 END
      | CASE occasion WHEN 'original' THEN 0 WHEN 'repeat' THEN 4 WHEN 'send-back' THEN 8 ELSE 12 END
      | (EXISTS (SELECT 1 FROM mark AS own WHERE own.work = work.id AND own.unsure IS NOT NULL) << 5)
      | (EXISTS (SELECT 1 FROM mark AS own WHERE own.work = work.id AND own.comment IS NOT NULL) << 6)
    """

  private static func judged(from tables: String) -> String {
    """
    SELECT work.id, work.instance, work.annotator, standing.value, ((state = 'excluded') << 4) | \(columns)
    FROM \(tables)
    CROSS JOIN standing ON standing.work = work.id AND standing.state IN ('labelled', 'excluded')
    WHERE work.retired = 0
    """
  }

  /// What was put off, taken back or never judged, and has a comment or is unsure.
  private static func marked(from tables: String) -> String {
    """
    SELECT work.id, work.instance, work.annotator, NULL, \(columns)
    FROM \(tables)
    WHERE work.retired = 0 AND (mark.unsure IS NOT NULL OR mark.comment IS NOT NULL) AND NOT EXISTS (
      SELECT 1 FROM standing WHERE standing.work = work.id AND standing.state IN ('labelled', 'excluded'))
    """
  }

  private func scan(
    _ sql: String, _ arguments: StatementArguments, _ instances: RowNumbers, _ annotators: RowNumbers,
    _ body: (Int, ReviewLabel) -> Void
  ) throws {
    let statement = try db.cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    // Several machines' labels of one piece of work follow each other.
    var pending: (work: Int64, instance: Int, label: ReviewLabel)?
    try RawRows.forEach(statement) { row in
      let work = sqlite3_column_int64(row, 0)
      guard let instance = instances.number(of: sqlite3_column_int64(row, 1)),
        let annotator = annotators.number(of: sqlite3_column_int64(row, 2))
      else { return }
      let value = sqlite3_column_type(row, 3) == SQLITE_NULL ? nil : Int(sqlite3_column_int64(row, 3))
      let label = ReviewLabel(annotator: annotator, value: value, packed: Int(sqlite3_column_int64(row, 4)))
      guard let before = pending, before.work == work else {
        if let pending { body(pending.instance, pending.label) }
        pending = (work, instance, label)
        return
      }
      if before.label.value != label.value || before.label.marks != label.marks {
        pending?.label = before.label.contradicted
      }
    }
    if let pending { body(pending.instance, pending.label) }
  }
}

/// Steps a statement without making a value of each row.
enum RawRows {
  static func forEach(_ statement: Statement, _ body: (SQLiteStatement) throws -> Void) throws {
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    defer { sqlite3_reset(handle) }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(handle)
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
    }
  }

  static func text(_ row: SQLiteStatement, _ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(row, column) else { return "" }
    let count = Int(sqlite3_column_bytes(row, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}

extension ReviewLabel {
  /// From the number that the statement makes of a row's columns.
  fileprivate init(annotator: Int, value: Int?, packed: Int) {
    var marks: Marks = []
    if packed & 16 != 0 { marks.insert(.excluded) }
    if packed & 32 != 0 { marks.insert(.unsure) }
    if packed & 64 != 0 { marks.insert(.commented) }
    self.init(
      annotator: annotator, slot: packed >> 8, point: DataPoint(rawValue: UInt8(packed & 3)) ?? .pair,
      occasion: Occasion.allCases[packed >> 2 & 3], value: value, marks: marks)
  }

  /// Without a value, until an author chooses one of two.
  fileprivate var contradicted: ReviewLabel {
    ReviewLabel(
      annotator: Int(annotator), slot: Int(slot), point: point, occasion: occasion, value: nil,
      marks: marks.subtracting(.excluded).union(.conflicting))
  }
}
