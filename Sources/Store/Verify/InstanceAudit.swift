import FoundationEssentials
import GRDB
import Study

/// Compares the instances of one import with the digests of their rows, and makes those of the import anew.
struct InstanceAudit {
  private(set) var violations: [Violation] = []
  private(set) var digests = InstanceDigest.Collection()
  private(set) var origins = InstanceOrigin.Collection()
  let isPacked: Bool

  init(isPacked: Bool) { self.isPacked = isPacked }

  static let statement = """
    SELECT key, context, responseA, responseB, digest, instance.subset, sourcePreference, kept, fingerprint, attached,
      origin.subset
    FROM instance LEFT JOIN origin ON origin.instance = instance.id
    WHERE instance.id >= ? AND instance.id < ? ORDER BY instance.id
    """

  mutating func add(_ row: Row) throws {
    let key: String = try row[at: 0]
    if isPacked {
      if try row[at: 5] != "" || row[at: 6] as String? != nil || row[at: 7] as String? != nil {
        violations.append(
          Violation(.instance, "instance \(key)", "says where it comes from, and packed files do not"))
      }
      try digests.addPacked(row[at: 4], key: key, context: row[at: 1], responseA: row[at: 2], responseB: row[at: 3])
      return
    }
    let digest = try InstanceDigest.of(key: key, context: row[at: 1], responseA: row[at: 2], responseB: row[at: 3])
    if let attached = try row[at: 9] as Data? {
      try addAttached(row, key: key, isWhole: digest == attached)
      return
    }
    if try digest != row[at: 4] {
      violations.append(Violation(.instance, "instance \(key)", "its text is not the one that was imported"))
    }
    let source = try (row[at: 6] as String?).flatMap(ResponseLetter.init(rawValue:))
    try digests.add(row[at: 4], subset: row[at: 5], source: source)
    try origins.add(InstanceOrigin(kept: row[at: 7], fingerprint: row[at: 8]), of: key)
  }

  /// The instance came without texts, in a subset that may have been another.
  private mutating func addAttached(_ row: Row, key: String, isWhole: Bool) throws {
    if try !isWhole || InstanceDigest.of(key: key, context: "[]", responseA: "", responseB: "") != row[at: 4] {
      violations.append(Violation(.instance, "instance \(key)", "its text is not the one that was attached"))
    }
    try digests.add(row[at: 4], subset: row[at: 10], source: nil)
    try origins.add(InstanceOrigin(fingerprint: row[at: 8]), of: key)
  }
}
