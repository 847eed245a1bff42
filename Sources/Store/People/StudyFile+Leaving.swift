import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Marks somebody as having left. Their labels stay; their open work goes from them, and `handedOn` is given out. What they
  /// were typing and have not saved goes.
  package func withdraw(_ name: String, handingOn handedOn: [PlannedWork] = [], at date: Date = Date()) throws {
    let annotator = try writeMuch { db in
      var chain = try EventChain(db, home: home)
      return try Self.leave(name, handingOn: handedOn, at: date, in: &chain)
    }
    UnsavedTextFile.removeAll(beside: self, of: annotator)
  }

  /// The same inside a transaction; what they were typing stays.
  @discardableResult
  static func leave(
    _ name: String, handingOn handedOn: [PlannedWork], at date: Date, in chain: inout EventChain
  ) throws -> Annotator {
    let db = chain.db
    let annotator = try present(db, name: name)
    try db.execute(
      sql: "UPDATE annotator SET withdrawnAt = ? WHERE id = ?",
      arguments: [EventChain.milliseconds(date), annotator.id])
    try db.execute(
      sql: """
        UPDATE work SET retired = 1 WHERE id IN (
          SELECT work FROM place WHERE annotator = ? AND retired = 0 AND state IN ('postponed', 'taken-back'))
        """,
      arguments: [annotator.id])
    try chain.append(EventDraft(.withdraw, annotator: annotator, at: date))
    try WorkLog.add(to: &chain, at: date) { add in for work in handedOn { try add(work) } }
    return annotator
  }

  static func present(_ db: Database, name: String) throws -> Annotator {
    guard let annotator = try Annotator.fetchOne(db, name: name) else {
      throw StoreError.unknownAnnotator(name: name)
    }
    guard !annotator.isWithdrawn else { throw StoreError.withdrawn(name: name) }
    return annotator
  }

  /// Lets somebody who had left come back. Of their open work they get back what nobody else was given meanwhile.
  ///
  /// - Returns: how many pieces of work are theirs again.
  @discardableResult
  package func rejoin(_ name: String, at date: Date = Date()) throws -> Int {
    try writeMuch { db in
      guard let annotator = try Annotator.fetchOne(db, name: name) else {
        throw StoreError.unknownAnnotator(name: name)
      }
      guard annotator.isWithdrawn else { throw StoreError.stillHere(name: name) }
      guard try !annotator.isErased(db) else { throw StoreError.erased(name: name) }
      let perInstance = try SettingsLog.current(db, path: path).annotatorsPerInstance
      let planned = try plannedInstances()
      let missing = planned.filter { $0.assigned.count < perInstance }.map(\.key.text)
      try db.execute(sql: "UPDATE annotator SET withdrawnAt = NULL WHERE id = ?", arguments: [annotator.id])
      var returned: [Int64] = []
      for key in missing {
        returned += try Int64.fetchAll(
          db,
          sql: """
            UPDATE work SET retired = 0 WHERE annotator = ? AND retired = 1 AND occasion IN ('original', 'repeat')
              AND instance = (SELECT id FROM instance WHERE key = ?)
            RETURNING id
            """,
          arguments: [annotator.id, key])
      }
      var chain = try EventChain(db, home: home)
      let content = RejoinContent(returned: returned.sorted())
      try chain.append(EventDraft(.rejoin, annotator: annotator, content: content, at: date))
      return returned.count
    }
  }
}
