import CPlatform
import CProcess
import FoundationEssentials
import GRDB
import GRDBSQLite

/// How demur talks to SQLite, set and read back before anything else.
struct Connection: Sendable {
  var path: String
  var access: StudyFile.Access
  var schema = Schema.current
  /// False for a file that is being made, which has no id yet.
  var isExisting = true
  var patience = BusyPatience()

  func open() throws -> DatabaseQueue {
    Self.keepHeap
    var configuration = Configuration()
    let patience = patience
    configuration.busyMode = .callback { patience.asksAgain(tries: $0) }
    configuration.readonly = access == .readOnly
    configuration.foreignKeysEnabled = true
    configuration.label = "study"
    configuration.prepareDatabase { try prepare($0) }
    do {
      // "./" keeps SQLite from taking a name such as "file:x" or ":memory:" for something else.
      return try DatabaseQueue(path: path.hasPrefix("/") ? path : "./" + path, configuration: configuration)
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// Keeps up to a megabyte of freed memory for the next label. SQLite takes and frees a few hundred kilobytes for each, and
  /// the C library would give them back to the system and fetch them again every time: a tenth of the time of a label.
  private static let keepHeap: Void = {
    mallopt(M_TRIM_THRESHOLD, 1 << 20)
    mallopt(M_TOP_PAD, 1 << 18)
  }()

  private func prepare(_ db: Database) throws {
    // These come before SQLite reads the file's schema.
    try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
    sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, Self.longestText)
    if ForgetfulMemory.isOn {
      try db.execute(sql: "PRAGMA cache_size = \(ForgetfulMemory.pages); PRAGMA temp_store = MEMORY")
    }
    if isExisting { try inspect(db) }
    if access == .readWrite {
      // A file that is being made is thrown away when it is not finished, and has no name that a journal could go by.
      let journal = isExisting ? "truncate" : "memory"
      try set("journal_mode", journal, expecting: journal, in: db)
      try set("synchronous", "FULL", expecting: "2", in: db)
    }
    let expected = [("trusted_schema", "0"), ("cell_size_check", "1"), ("foreign_keys", "1")]
    for (name, value) in expected { try check(name, value, in: db) }
  }

  /// No text or row is longer, in bytes; a hostile one would fill the memory.
  static let longestText: Int32 = 128 << 20

  /// Before SQLite reads the schema, and while nobody writes.
  private func inspect(_ db: Database) throws {
    demur_stops_hold()
    defer { demur_stops_release() }
    try db.execute(sql: "BEGIN")
    defer { try? db.execute(sql: "ROLLBACK") }
    try checkHeader(db)
    switch SchemaGauge.measure(db) {
    case .fits: break
    case .damaged: throw StoreError.damaged(path: path, why: "its catalogue cannot be read")
    case .tooLarge: throw StoreError.altered(path: path, what: "its catalogue is larger than a study's can be")
    case .writeAheadLog: throw StoreError.altered(path: path, what: "its journal was changed to a write-ahead log")
    }
  }

  private func checkHeader(_ db: Database) throws {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard id == Schema.applicationID else {
      throw StoreError.notAStudy(path: path, why: "it belongs to another program")
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= schema.number else {
      throw StoreError.newer(path: path, version: version, known: schema.number)
    }
    guard version > 0 else { throw StoreError.notAStudy(path: path, why: "it has no format number") }
    if version < schema.number, access == .readOnly, schema.standIns(for: version) == nil {
      throw StoreError.older(path: path, version: version, known: schema.number)
    }
  }

  private func set(_ name: String, _ value: String, expecting: String, in db: Database) throws {
    try db.execute(sql: "PRAGMA \(name) = \(value)")
    try check(name, expecting, in: db)
  }

  private func check(_ name: String, _ expected: String, in db: Database) throws {
    let value = try Row.fetchOne(db, sql: "PRAGMA \(name)")
      .map { try String.fromDatabaseValue($0[0]) ?? "\($0[at: 0] as Int)" }
    guard value == expected else {
      throw StoreError.unsuitable(path: path, setting: name, value: value ?? "nothing")
    }
  }
}
