import GRDB

extension StudyFile {
  /// What ``migrate(_:backup:)`` did.
  package struct Migration: Hashable, Sendable {
    /// The formats before and after; the same where nothing was to be done.
    package var from: Int
    package var to: Int
    /// Of the study before, which is that of the backup.
    package var head: String
  }

  /// Brings a study of an older format up to date, after a verified copy of it as it was has got a name.
  ///
  /// - Parameter backup: the copy's name, from the old format's number.
  package static func migrate(_ path: String, backup: (_ version: Int) -> String) throws -> Migration {
    let old = try StudyFile.open(path, access: .readOnly)
    let version = try old.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    var migration = Migration(from: version, to: Schema.current.number, head: try old.head())
    if version < migration.to { migration.head = try old.backup(to: backup(version)) }
    try old.close()
    if version < migration.to { try StudyFile.open(path).close() }
    return migration
  }
}
