import CProcess
import FoundationEssentials
import GRDB
import Glibc
import Study

/// One open study. A class, since it owns the connection to its file; safe to use from several threads, one at a time.
///
/// Every method that writes is one transaction: it has happened whole and is safe on the disk when the method returns, or
/// nothing has happened and it throws ``StoreError``.
package final class StudyFile: Sendable {
  /// What a process means to do with a study.
  package enum Access: Hashable, Sendable {
    case readWrite
    /// For figures and checks where nothing can be written.
    case readOnly
  }

  package let path: String
  package let access: Access
  let queue: DatabaseQueue
  /// Names this file on this machine; see ``WriterHome``.
  let home: String
  /// How long other programs' locks are waited for.
  package let patience: BusyPatience
  /// The file as it was opened, whatever stands at its path since.
  private let identity: FileIdentity?
  private let turns: WriterQueue
  private let fault: (@Sendable (DiskMoment) throws(StoreError) -> Void)?

  init(path: String, access: Access, queue: DatabaseQueue, home: String, rules: OpeningRules) {
    self.path = path
    self.access = access
    self.queue = queue
    self.home = home
    patience = rules.patience
    turns = WriterQueue(path)
    fault = rules.fault
    identity = FileIdentity(path)
  }

  /// Whether the file that was opened is the one at its path still.
  package var isInPlace: Bool { identity == nil || FileIdentity(path) == identity }

  /// Closes the connection before the last reference goes.
  package func close() throws { try mapped { try queue.close() } }

  /// Changes when another process has written; polled, it costs no reading of the file's content.
  package var dataVersion: Int {
    get throws {
      try mapped {
        try queue.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 }
      }
    }
  }

  /// Does something, and does it again for as long as nothing but another program's lock is in its way and nobody gives up
  /// (``BusyPatience/giveUp()``).
  ///
  /// - Parameter body: changes nothing unless it succeeds, as every method here.
  package func patiently<T>(_ body: () throws -> T) throws -> T {
    while true {
      do {
        return try body()
      } catch StoreError.busy(let path) {
        guard !patience.isGivenUp else { throw StoreError.busy(path: path) }
        // Where SQLite refuses at once instead of waiting.
        usleep(10_000)
      }
    }
  }

  /// Whether an event with this id is in the file: what was to be saved was, whatever was said of it.
  package func has(_ id: ActID) throws -> Bool {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM event WHERE uuid = ?)")
      return try Bool.fetchOne(statement, arguments: [id.rawValue]) ?? false
    }
  }

  /// Reads from one consistent state of the file; inside another read or write, from that one's.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try mapped {
      try queue.unsafeReentrantWrite { db in
        db.isInsideTransaction ? try body(db) : try transaction(.deferred, db, body)
      }
    }
  }

  /// Writes all of it or nothing.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    guard access == .readWrite else { throw StoreError.readOnlyFile(path: path) }
    return try mapped {
      try queue.unsafeReentrantWrite { db in
        // A caller that saves from inside a reading loop would save nothing if the loop failed.
        guard !db.isInsideTransaction else { throw StoreError.nested(path: path) }
        return try turns.inTurn(patience) { try transaction(.immediate, db, body) }
      }
    }
  }

  /// Writes much: with room for the indexes in memory, which is given back afterwards, and with the statements' own journals
  /// in memory too: as a file, SQLite would write all of a statement's pages to it again for each statement.
  func writeMuch<T>(_ body: (Database) throws -> T) throws -> T { try writingMuch { try write(body) } }

  /// The same for several transactions.
  func writingMuch<T>(_ body: () throws -> T) throws -> T {
    try run("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY")
    defer { try? run("PRAGMA cache_size = -2000; PRAGMA temp_store = DEFAULT; PRAGMA shrink_memory") }
    return try body()
  }

  /// Reads much, with room for the file's pages in memory, which is given back afterwards.
  func readMuch<T>(_ body: (Database) throws -> T) throws -> T { try withRoom { try read(body) } }

  /// The same for reading in several transactions.
  func withRoom<T>(_ body: () throws -> T) throws -> T {
    try run("PRAGMA cache_size = -32768")
    defer { try? run("PRAGMA cache_size = -2000; PRAGMA shrink_memory") }
    return try body()
  }

  func run(_ pragmas: String) throws {
    try mapped { try queue.unsafeReentrantWrite { try $0.execute(sql: pragmas) } }
  }

  /// As the library's own transactions, but with its two statements compiled once: a label needs them twice.
  private func transaction<T>(
    _ kind: Database.TransactionKind, _ db: Database, _ body: (Database) throws -> T
  ) throws -> T {
    try fault?(.begin)
    // Whoever stopped the program here would make all the others wait.
    demur_stops_hold()
    defer {
      ForgetfulMemory.forget(db)
      demur_stops_release()
    }
    try db.cachedStatement(sql: "BEGIN \(kind.rawValue)").execute()
    var mark: CommitMark?
    do {
      let beginning = kind == .immediate ? try CommitMark.Beginning(db) : nil
      let value = try body(db)
      if let beginning {
        mark = try CommitMark(db, since: beginning)
        try fault?(.commit)
      }
      try db.cachedStatement(sql: "COMMIT").execute()
      if kind == .immediate { try fault?(.committed) }
      return value
    } catch {
      let system = db.lastSystemError
      // Some failures have ended it already.
      if db.isInsideTransaction { try? db.rollback() }
      throw reason(error, system, mark, db, kind)
    }
  }

  /// Why a transaction failed, after a look at what became of it where its last step did.
  private func reason(
    _ error: any Error, _ system: Int32, _ mark: CommitMark?, _ db: Database, _ kind: Database.TransactionKind
  ) -> any Error {
    let failure = error as? DatabaseError
    let reason: any Error =
      failure.map { StoreError($0, path: path, system: system) ?? StoreError($0, path: path) } ?? error
    let isOfSync = (reason as? StoreError) == .diskFailed(path: path)
    guard let mark, failure?.resultCode != .SQLITE_BUSY else {
      // Nothing of it can be there: it was to become valid only later.
      return isOfSync && kind == .immediate ? StoreError.uncertain(path: path, isSaved: false) : reason
    }
    let isSaved = look(for: mark, db)
    return isSaved == false && !isOfSync ? reason : StoreError.uncertain(path: path, isSaved: isSaved)
  }

  private func look(for mark: CommitMark, _ db: Database) -> Bool? {
    do { try fault?(.begin) } catch { return nil }
    return mark.isThere(db)
  }

  private func mapped<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch is RowDecodingError {
      throw StoreError.damaged(path: path, why: "a value in it is missing or of another kind")
    } catch let misfit as Misfit {
      throw StoreError.damaged(path: path, why: "it has \(misfit.what)")
    }
  }
}
