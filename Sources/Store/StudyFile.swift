import FoundationEssentials
import GRDB
import Study

/// One open study. A class, since it owns the connection to its file; safe to use from several threads, one at a time.
///
/// Every method that writes is one transaction: it has happened whole and is safe on the disk when the method returns, or
/// nothing has happened and it throws ``StoreError``.
public final class StudyFile: Sendable {
  /// What a process means to do with a study.
  public enum Access: Hashable, Sendable {
    case readWrite
    /// For figures and checks where nothing can be written.
    case readOnly
  }

  public let path: String
  public let access: Access
  let queue: DatabaseQueue
  /// Names this file on this machine; see ``WriterHome``.
  let home: String

  init(path: String, access: Access, queue: DatabaseQueue, home: String) {
    self.path = path
    self.access = access
    self.queue = queue
    self.home = home
  }

  /// Closes the connection before the last reference goes.
  public func close() throws { try mapped { try queue.close() } }

  /// Changes when another process has written; polled, it costs no reading of the file's content.
  public var dataVersion: Int {
    get throws {
      try mapped {
        try queue.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
      }
    }
  }

  /// Reads from one consistent state of the file.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try mapped { try queue.read(body) }
  }

  /// Writes all of it or nothing.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    guard access == .readWrite else { throw StoreError.readOnlyFile(path: path) }
    return try mapped { try queue.write(body) }
  }

  /// Writes much: with room for the indexes in memory, which is given back afterwards.
  func writeMuch<T>(_ body: (Database) throws -> T) throws -> T {
    guard access == .readWrite else { throw StoreError.readOnlyFile(path: path) }
    return try mapped {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA cache_size = -65536")
        defer { try? db.execute(sql: "PRAGMA cache_size = -2000; PRAGMA shrink_memory") }
        var result: T?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
        guard let result else { throw StoreError.failed(path: path, why: "the transaction had no result") }
        return result
      }
    }
  }

  private func mapped<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }
}
