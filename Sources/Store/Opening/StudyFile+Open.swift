import Basics
import FoundationEssentials
import GRDB
import Glibc

extension StudyFile {
  /// Opens a study after everything in it that could do harm was checked: its kind, size, format and exact schema.
  ///
  /// An older format is brought up to date; 8 processes may do so at once. One that is only read is left as it is.
  package static func open(
    _ path: String, access: Access = .readWrite, rules: OpeningRules = OpeningRules()
  ) throws -> StudyFile {
    try open(path, access: access, rules: rules, schema: .current)
  }

  static func open(
    _ path: String, access: Access = .readWrite, rules: OpeningRules = OpeningRules(), schema: Schema
  ) throws -> StudyFile {
    let inode = try checkedFile(path, access: access, rules: rules)
    let connection = Connection(path: path, access: access, schema: schema, patience: rules.patience)
    let queue = try connection.open()
    do {
      try queue.read { try check($0, path: path, schema: schema) }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
    let file = StudyFile(
      path: path, access: access, queue: queue, home: WriterHome.name(inode: inode), rules: rules)
    try file.update(to: schema, migrates: rules.migrates)
    try file.checkPlace(rules)
    return file
  }

  /// The file's inode number, if it is one that can be opened at all.
  private static func checkedFile(_ path: String, access: Access, rules: OpeningRules) throws(StoreError) -> UInt64 {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == EACCES { throw .unreadable(path: path) }
      throw .notFound(path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isDirectory(path: path)
    default: throw .notAStudy(path: path, why: "it is no ordinary file")
    }
    let bytes = Int64(status.st_size)
    guard bytes > 0 else { throw .notAStudy(path: path, why: "it is empty") }
    guard bytes <= rules.largestBytes else { throw .tooLarge(path: path, bytes: bytes, limit: rules.largestBytes) }
    guard Glibc.access(path, R_OK) == 0 else { throw .unreadable(path: path) }
    if access == .readWrite {
      guard Glibc.access(path, W_OK) == 0 else { throw .readOnlyFile(path: path) }
      guard Glibc.access(NewFile.folder(of: path), W_OK) == 0 else { throw .readOnlyFolder(path: path) }
    }
    return UInt64(status.st_ino)
  }

  /// In one transaction, so that no other process writes between the looks.
  private static func check(_ db: Database, path: String, schema: Schema) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard (1...schema.number).contains(version) else {
      throw StoreError.newer(path: path, version: version, known: schema.number)
    }
    if let difference = try schema.difference(in: db, version: version) {
      throw StoreError.altered(path: path, what: difference)
    }
    // A hole at the end, or an end cut off: SQLite takes the header's word for the size.
    let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError.notFound(path: path) }
    guard Int64(status.st_size) == pages * pageSize else {
      throw StoreError.damaged(path: path, why: "it has \(status.st_size) bytes and should have \(pages * pageSize)")
    }
  }

  /// Makes a file of an older format one that can be worked with: one that is written to gets the newer format, where
  /// `migrates`; for one that is only read, tables stand in.
  func update(to schema: Schema, migrates: Bool) throws {
    let version = try read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard version < schema.number else { return }
    guard access == .readWrite else { return try standIn(for: version, of: schema) }
    guard migrates else { throw StoreError.older(path: path, version: version, known: schema.number) }
    try write { db in
      // Another process may have done it while this one waited for its turn.
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      guard version < schema.number else { return }
      try schema.migrate(db, from: version)
      if let difference = try schema.difference(in: db, version: schema.number) {
        throw StoreError.altered(path: self.path, what: difference)
      }
    }
  }

  /// Tables of this connection alone stand in for those that the file has not yet.
  private func standIn(for version: Int, of schema: Schema) throws {
    do {
      try queue.unsafeReentrantWrite { db in
        for step in schema.standIns(for: version) ?? [] { try db.execute(sql: step) }
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  private func checkPlace(_ rules: OpeningRules) throws {
    guard case .network(let kind) = rules.fileSystem(path) else { return }
    let people = try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM annotator WHERE kind = 'human'") ?? 0 }
    if people > 1 { throw StoreError.networkFileSystem(path: path, kind: kind) }
  }
}
