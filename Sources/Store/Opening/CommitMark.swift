import GRDB

/// By which a file tells, after a fault, whether a transaction became valid: the last event that it wrote, or the format to
/// which it brought the file.
struct CommitMark {
  /// What a file was like before a transaction wrote to it.
  struct Beginning {
    fileprivate let lastEvent: Int64
    fileprivate let version: Int32

    init(_ db: Database) throws {
      lastEvent = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM event")) ?? 0
      version = try CommitMark.version(db)
    }
  }

  /// nil where none was written.
  private let event: String?
  /// nil where it is as it was.
  private let version: Int32?

  /// - Parameter db: in the transaction, when all is written.
  init(_ db: Database, since beginning: Beginning) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT uuid FROM event WHERE sequence > ? ORDER BY sequence DESC LIMIT 1")
    event = try String.fetchOne(statement, arguments: [beginning.lastEvent])
    let version = try Self.version(db)
    self.version = version == beginning.version ? nil : version
  }

  /// Whether it is in the file; nil where that cannot be read, or nothing was written by which it could be told.
  ///
  /// - Parameter db: outside of a transaction. What it remembered of the file is gone with the one that failed, so that it reads
  ///   what is there, and takes back what SQLite left half done.
  func isThere(_ db: Database) -> Bool? {
    guard event != nil || version != nil, (try? db.execute(sql: "BEGIN")) != nil else { return nil }
    defer { try? db.execute(sql: "ROLLBACK") }
    do {
      if let event {
        let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM event WHERE uuid = ?)")
        guard try Bool.fetchOne(statement, arguments: [event]) == true else { return false }
      }
      guard let version else { return true }
      return try Self.version(db) == version
    } catch {
      return nil
    }
  }

  private static func version(_ db: Database) throws -> Int32 {
    try Int32.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
  }
}
