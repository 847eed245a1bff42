import GRDB

extension StudyFile {
  /// Saves things as they come, some `size` of them in a transaction, so that nobody waits long.
  ///
  /// - Parameters:
  ///   - belong: whether one belongs to the one before it: such are in one transaction, however many they are.
  ///   - done: says what was saved, of so many, when it fails after some transactions.
  ///   - save: saves some of them in one transaction.
  func saveInSlices<Element, T>(
    of size: Int, keeping belong: @escaping (Element, Element) -> Bool = { _, _ in false }, done: (Int) -> String,
    _ save: @escaping ([Element]) throws -> Void,
    _ body: (_ add: (Element) throws -> Void) throws -> T
  ) throws -> T {
    var waiting: [Element] = []
    var saved = 0
    func flush() throws {
      guard !waiting.isEmpty else { return }
      try save(waiting)
      saved += waiting.count
      waiting.removeAll(keepingCapacity: true)
    }
    return try writingMuch {
      try partly({ saved > 0 ? done(saved) : nil }) {
        let result = try body { element in
          if waiting.count >= size, let last = waiting.last, !belong(last, element) { try flush() }
          waiting.append(element)
        }
        try flush()
        return result
      }
    }
  }

  /// Does something in several transactions.
  ///
  /// - Parameter saved: what was saved when it fails; nil where nothing was.
  /// - Throws: ``StoreError/partly(path:done:why:)``
  func partly<T>(_ saved: () -> String?, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as StoreError {
      guard let done = saved() else { throw error }
      throw StoreError.partly(path: path, done: done, why: error.reason)
    }
  }

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
