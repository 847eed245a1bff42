import FoundationEssentials
import GRDB
import Study

/// Compares instances, practice and work with the digests that were saved when they came in.
enum ImportAudit {
  static func differences(_ db: Database) throws -> [Violation] {
    try instances(db) + work(db) + practice(db)
  }

  /// What the events of a kind say, in their order; nil for one that cannot be read.
  private static func events<Content: EventContent>(
    _ kind: EventKind, _ type: Content.Type, _ db: Database
  ) throws -> [(sequence: Int64, content: Content?)] {
    try Row.fetchAll(
      db, sql: "SELECT sequence, payload FROM event WHERE kind = ? AND payload IS NOT NULL ORDER BY sequence",
      arguments: [kind.rawValue]
    ).map { (try $0[at: 0], Content.read(try $0[at: 1])) }
  }

  private static func instances(_ db: Database) throws -> [Violation] {
    var found: [Violation] = []
    var known = 0
    let isPacked = try PackMark.packer(db) != nil
    for (sequence, content) in try events(.import, ImportContent.self, db) {
      let ids = content?.added ?? 0..<0
      var audit = InstanceAudit(isPacked: isPacked)
      let rows = try Row.fetchCursor(db, sql: InstanceAudit.statement, arguments: [ids.lowerBound, ids.upperBound])
      while let row = try rows.next() { try audit.add(row) }
      known &+= ids.count
      found += audit.violations
      if audit.digests.finished() != content?.digest {
        found.append(Violation(.instance, "the import of event \(sequence)", "its instances are not those imported"))
      }
      if (audit.origins.isEmpty ? nil : audit.origins.finished()) != content?.origins {
        found.append(
          Violation(
            .instance, "the import of event \(sequence)", "what was kept beside its instances is not what came in"))
      }
    }
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM instance") ?? 0
    if count != known {
      found.append(Violation(.instance, "file", "has \(count) instances, and \(known) were imported"))
    }
    let attached = try events(.texts, CountedDigest.self, db).last.map { $0.content?.digest ?? "" }
    let isAttached = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM origin WHERE attached IS NOT NULL)")
    if try isAttached == true ? attached != AttachedTexts.digest(db) : attached != nil {
      found.append(Violation(.instance, "file", "texts that were attached later are not those that came in"))
    }
    return found
  }

  private static func work(_ db: Database) throws -> [Violation] {
    var found: [Violation] = []
    var known = 0
    // In a packed file they are names that only the study can make.
    let isPacked = try PackMark.packer(db) != nil
    for (sequence, content) in try events(.assign, AssignContent.self, db) {
      let ids = content?.added ?? 0..<0
      var next = ids.lowerBound
      var digest = WorkLog.Digest()
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT work.*, instance.key AS key FROM work JOIN instance ON instance.id = work.instance "
          + "WHERE work.id >= ? ORDER BY work.id LIMIT ?",
        arguments: [ids.lowerBound, ids.count])
      while let row = try rows.next() {
        let work = try Work(row)
        if !isPacked, work.id != next {
          found.append(Violation(.work, "work \(work.id)", "has another number than it was assigned with"))
        }
        next = work.id + 1
        let planned = PlannedWork(
          instance: work.instance, annotator: try row[name: "annotator"], formulation: work.formulation,
          response: work.response,
          occasion: work.occasion, slot: work.slot, position: work.position, firstShown: work.firstShown)
        try digest.add(planned, instance: row[name: "instance"], round: row[name: "round"])
      }
      known &+= ids.count
      if digest.work != content?.digest || digest.round != content?.rounds {
        found.append(Violation(.work, "the assignment of event \(sequence)", "its work is not what was assigned"))
      }
    }
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM work") ?? 0
    if count != known {
      found.append(Violation(.work, "file", "has \(count) pieces of work, and \(known) were assigned"))
    }
    return found
  }

  private static func practice(_ db: Database) throws -> [Violation] {
    let set = try events(.practiceSet, CountedDigest.self, db).last
    var digests = InstanceDigest.Collection()
    var count = 0
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM practice ORDER BY position")
    var isInOrder = true
    while let row = try rows.next() {
      if try row[name: "position"] != count { isInOrder = false }
      try digests.add(
        InstanceDigest.of(
          key: row[name: "key"], context: row[name: "context"], responseA: row[name: "responseA"],
          responseB: row[name: "responseB"]),
        subset: PracticeLog.answers(row), source: nil)
      count += 1
    }
    let isSame = set.map { $0.content?.digest == digests.finished() && $0.content?.count == count } ?? (count == 0)
    return isSame && isInOrder ? [] : [Violation(.settings, "practice", "its instances are not those that were set")]
  }
}
