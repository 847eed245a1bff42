import GRDB

extension StudyFile {
  /// Goes through a table's rows in their order, `size` at a time, each time in a short transaction of its own: what is read
  /// is of several moments.
  ///
  /// - Parameters:
  ///   - table: one whose rows have an `id`, and are only ever added at its end.
  ///   - find: reads what belongs to the rows from the first to the last of a slice.
  ///   - body: takes it, while others write.
  func forEachSlice<T>(
    of table: String, size: Int, _ find: (_ db: Database, _ rows: ClosedRange<Int64>) throws -> T,
    then body: (T) throws -> Void = { (_: T) in }
  ) throws {
    var last: Int64 = .min
    while last < .max {
      let slice = try read { db -> (found: T, last: Int64)? in
        let statement = try db.cachedStatement(
          sql: "SELECT max(id) FROM (SELECT id FROM \(table) WHERE id > ? ORDER BY id LIMIT \(size))")
        guard let end = try Int64?.fetchOne(statement, arguments: [last]) ?? nil else { return nil }
        guard end > last else { throw StoreError.damaged(path: path, why: "its rows are out of order") }
        return (try find(db, last + 1...end), end)
      }
      guard let slice else { return }
      last = slice.last
      try body(slice.found)
    }
  }
}
