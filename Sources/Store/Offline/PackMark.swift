import GRDB

/// What makes a file a packed one: it names the chain that it began with, which the study's own file knows of.
enum PackMark {
  static let key = "pack"

  /// The uuid of the chain that was written when the file was packed; nil in a study's own file.
  static func packer(_ db: Database) throws -> String? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM study WHERE key = '\(key)'"))
  }

  /// On a packed file annotators work; what authors do belongs into the study's own file.
  static func refuse(_ db: Database) throws {
    if try packer(db) != nil { throw StoreError.packed }
  }
}

extension StudyFile {
  /// Whether this is one annotator's packed file, and not the study's own.
  package var isPacked: Bool { get throws { try read { try PackMark.packer($0) != nil } } }
}
