import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Adds instances as they come, in one transaction and in flat memory.
  ///
  /// - Parameter body: calls its argument once for each instance. Whatever it throws undoes everything.
  /// - Throws: ``StoreError/duplicateInstance(key:)`` when an id, compared by its bytes, is there already.
  package func addInstances<T>(
    at date: Date = Date(), _ body: (_ add: (Instance) throws -> Void) throws -> T
  ) throws -> T {
    try writeMuch { db in
      var chain = try EventChain(db, home: home)
      return try InstanceLog.add(to: &chain, at: date, body).result
    }
  }

  /// How many instances each subset has, without those whose answer is known.
  ///
  /// - Parameter withText: true leaves out those of which only labels were imported.
  package func instanceCount(withText: Bool = false) throws -> [String: Int] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT subset, count(*) FROM instance
          WHERE \(withText ? InstanceTexts.present : "1")\(CheckRows(db).leftOut(of: "id")) GROUP BY subset
          """)
      var counts: [String: Int] = [:]
      while let row = try rows.next() { counts[try row[at: 0]] = try row[at: 1] }
      return counts
    }
  }

  /// The instances in the order of their import, one at a time, without those whose answer is known. For authors: the data's own preference is among it.
  package func instances(_ body: (Instance) throws -> Void) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT key, instance.subset, context, responseA, responseB, sourcePreference, kept FROM instance
          LEFT JOIN origin ON origin.instance = instance.id WHERE 1\(CheckRows(db).leftOut(of: "instance.id"))
          ORDER BY instance.id
          """)
      while let row = try rows.next() {
        var instance = try instance(row)
        instance.kept = try row[at: 6]
        try body(instance)
      }
    }
  }

  /// nil where the study has none of that id.
  package func instance(_ key: InstanceKey) throws -> Instance? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: "SELECT key, subset, context, responseA, responseB, sourcePreference FROM instance WHERE key = ?",
        arguments: [key.text]
      ).map(instance)
    }
  }

  func instance(_ row: Row) throws -> Instance {
    try Instance(
      key: InstanceKey(row[at: 0]), subset: row[at: 1], context: ContextText.turns(row[at: 2], path: path),
      responseA: row[at: 3],
      responseB: row[at: 4], sourcePreference: (row[at: 5] as String?).flatMap(ResponseLetter.init(rawValue:)))
  }
}
