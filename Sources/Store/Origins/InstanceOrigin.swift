import Basics
import FoundationEssentials
import GRDB
import Study

/// What the file knows of an instance beside its texts: columns that were kept, and, where there were labels alone, the texts
/// that they were given on.
struct InstanceOrigin {
  /// A JSON object.
  var kept: String?
  /// Of the texts that labels were given on, while the study has none.
  var fingerprint: String?

  var isEmpty: Bool { kept == nil && fingerprint == nil }

  static func insert(_ origin: InstanceOrigin, of row: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO origin (instance, kept, fingerprint) VALUES (?, ?, ?)")
      .execute(arguments: [row, origin.kept, origin.fingerprint])
  }

  /// One digest of the origins of an import, in the order of its instances; those of which nothing is known are left out.
  struct Collection {
    private var hash = SHA256()
    private(set) var isEmpty = true

    mutating func add(_ origin: InstanceOrigin, of key: String) {
      if origin.isEmpty { return }
      isEmpty = false
      for text in [key, origin.kept ?? "-", origin.fingerprint ?? "-"] { InstanceDigest.add(text, to: &hash) }
    }

    func finished() -> String { Fingerprint.hex(hash.finalize()) }
  }
}
