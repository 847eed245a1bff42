import Basics
import FoundationEssentials
import GRDB
import Study

/// Texts that were attached to instances of which there were labels alone.
///
/// Events name an instance by its digest, so that stays; `origin` has the digest of the texts and the subset that the
/// instance had before, and an event has one digest over all that were ever attached.
enum AttachedTexts {
  /// How an instance that is read relates to one of the same id in the study.
  enum Relation {
    /// There is none of this id.
    case new
    /// The study has labels on it, and no texts.
    case labelled(row: Int64)
    /// There is one with texts, or with a preference of its own.
    case present
  }

  static func relation(of key: InstanceKey, in db: Database) throws -> Relation {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, \(InstanceTexts.present) OR sourcePreference IS NOT NULL FROM instance WHERE key = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [key.text]) else { return .new }
    return try row[at: 1] ? .present : .labelled(row: row[at: 0])
  }

  /// Gives an instance its texts.
  ///
  /// - Throws: ``StoreError/attachedOtherTexts(key:isSwapped:)`` where its labels were given on others.
  static func attach(_ instance: Instance, to row: Int64, in db: Database) throws {
    let known = try String.fetchOne(
      db.cachedStatement(sql: "SELECT fingerprint FROM origin WHERE instance = ?"), arguments: [row])
    if let known = known.flatMap(TextFingerprint.init), known != instance.fingerprint {
      throw StoreError.attachedOtherTexts(key: instance.key, isSwapped: known == instance.swappedFingerprint)
    }
    let texts = try InstanceTexts(instance)
    let subset =
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT subset FROM instance WHERE id = ?"), arguments: [row]) ?? ""
    try db.cachedStatement(
      sql: """
        UPDATE instance SET subset = ?, sourcePreference = ?, context = ?, responseA = ?, responseB = ? WHERE id = ?
        """
    ).execute(arguments: [
      instance.subset, instance.sourcePreference?.rawValue, texts.context, instance.responseA, instance.responseB, row,
    ])
    try db.cachedStatement(
      sql: """
        INSERT INTO origin (instance, kept, attached, subset) VALUES (?, ?, ?, ?)
        ON CONFLICT (instance) DO UPDATE SET
          kept = excluded.kept, attached = excluded.attached, subset = excluded.subset
        """
    ).execute(arguments: [row, instance.kept, texts.digest, subset])
  }

  /// Notes that texts were attached: the digest covers all that ever were.
  static func note(_ count: Int, in chain: inout EventChain, at date: Date) throws {
    guard count > 0 else { return }
    let content = CountedDigest(count: count, digest: try digest(chain.db))
    try chain.append(EventDraft(.texts, content: content, at: date))
  }

  /// Over all texts that were attached, in the order of their instances.
  static func digest(_ db: Database) throws -> String {
    var digests = InstanceDigest.Collection()
    var origins = InstanceOrigin.Collection()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT attached, instance.subset, sourcePreference, key, kept FROM origin
        JOIN instance ON instance.id = origin.instance WHERE attached IS NOT NULL ORDER BY instance.id
        """)
    while let row = try rows.next() {
      try digests.add(
        row[at: 0], subset: row[at: 1], source: (row[at: 2] as String?).flatMap(ResponseLetter.init(rawValue:)))
      try origins.add(InstanceOrigin(kept: row[at: 4]), of: row[at: 3])
    }
    return digests.finished() + origins.finished()
  }
}
