import FoundationEssentials
import GRDB
import Study

/// Instances as they come in, with one event that holds the digest of them all.
enum InstanceLog {
  /// - Parameters:
  ///   - labelled: of instances without texts, the fingerprint of those that labels were given on.
  ///   - body: calls its argument for each instance. One of which there were labels alone gets its texts.
  /// - Returns: what `body` did, and how many instances got texts.
  static func add<T>(
    to chain: inout EventChain, at date: Date, labelled: [InstanceKey: TextFingerprint] = [:],
    _ body: (_ add: (Instance) throws -> Void) throws -> T
  ) throws -> (result: T, attached: Int) {
    let db = chain.db
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO instance (key, digest, subset, sourcePreference, context, responseA, responseB)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    var digests = InstanceDigest.Collection()
    var origins = InstanceOrigin.Collection()
    var rows: (first: Int64, count: Int) = (0, 0)
    var attached = 0
    let mayAttach =
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM instance WHERE NOT \(InstanceTexts.present))") ?? false
    let result = try body { instance in
      if mayAttach, instance.hasText, case .labelled(let row) = try AttachedTexts.relation(of: instance.key, in: db) {
        try AttachedTexts.attach(instance, to: row, in: db)
        attached += 1
        return
      }
      let texts = try InstanceTexts(instance)
      do {
        try statement.execute(arguments: [
          instance.key.text, texts.digest, instance.subset, instance.sourcePreference?.rawValue, texts.context,
          instance.responseA, instance.responseB,
        ])
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
        throw StoreError.duplicateInstance(key: instance.key)
      }
      let row = db.lastInsertedRowID
      if rows.count == 0 { rows.first = row }
      rows.count += 1
      let origin = InstanceOrigin(kept: instance.kept, fingerprint: labelled[instance.key]?.description)
      if !origin.isEmpty {
        try InstanceOrigin.insert(origin, of: row, in: db)
        origins.add(origin, of: instance.key.text)
      }
      digests.add(texts.digest, subset: instance.subset, source: instance.sourcePreference)
    }
    try AttachedTexts.note(attached, in: &chain, at: date)
    guard rows.count > 0 else { return (result, attached) }
    let content = ImportContent(
      first: rows.first, count: rows.count, digest: digests.finished(),
      origins: origins.isEmpty ? nil : origins.finished())
    try chain.append(EventDraft(.import, content: content, at: date))
    return (result, attached)
  }
}
