import FoundationEssentials
import GRDB
import Study

/// Instances as they come in, with one event that holds the digest of them all.
enum InstanceLog {
  static func add<T>(
    to chain: inout EventChain, at date: Date, _ body: (_ add: (Instance) throws -> Void) throws -> T
  ) throws -> T {
    let db = chain.db
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO instance (key, digest, subset, sourcePreference, context, responseA, responseB)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    var digests = InstanceDigest.Collection()
    var rows: (first: Int64, count: Int) = (0, 0)
    let result = try body { instance in
      let texts = try InstanceTexts(instance)
      do {
        try statement.execute(arguments: [
          instance.key.text, texts.digest, instance.subset, instance.sourcePreference?.rawValue, texts.context,
          instance.responseA, instance.responseB,
        ])
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
        throw StoreError.duplicateInstance(key: instance.key)
      }
      if rows.count == 0 { rows.first = db.lastInsertedRowID }
      rows.count += 1
      digests.add(texts.digest, subset: instance.subset, source: instance.sourcePreference)
    }
    guard rows.count > 0 else { return result }
    let payload: [String: CanonicalJSON.Value] = [
      "first": .integer(Int(rows.first)), "count": .integer(rows.count), "digest": .text(digests.finished()),
    ]
    try chain.append(EventDraft(.import, payload: payload, at: date))
    return result
  }
}
