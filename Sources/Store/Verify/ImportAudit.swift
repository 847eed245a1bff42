import FoundationEssentials
import GRDB
import Study

/// Compares instances, practice and work with the digests that were saved when they came in.
enum ImportAudit {
  static func differences(_ db: Database) throws -> [Violation] {
    try instances(db) + work(db) + practice(db)
  }

  private static func events(_ kind: EventKind, _ db: Database) throws -> [(sequence: Int64, payload: Payload)] {
    try Row.fetchAll(
      db, sql: "SELECT sequence, payload FROM event WHERE kind = ? AND payload IS NOT NULL ORDER BY sequence",
      arguments: [kind.rawValue]
    ).compactMap { row in (try? Payload(row[1], path: "")).map { (row[0], $0) } }
  }

  private static func instances(_ db: Database) throws -> [Violation] {
    var found: [Violation] = []
    var known = 0
    let isPacked = try PackMark.packer(db) != nil
    for (sequence, payload) in try events(.import, db) {
      let first = payload.first ?? 0
      var digests = InstanceDigest.Collection()
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT key, context, responseA, responseB, digest, subset, sourcePreference FROM instance
          WHERE id >= ? AND id < ? ORDER BY id
          """,
        arguments: [first, first + Int64(payload.count ?? 0)])
      while let row = try rows.next() {
        let key: String = row[0]
        if isPacked {
          if row[5] != "" || row[6] as String? != nil {
            found.append(Violation(.instance, "instance \(key)", "says where it comes from, and packed files do not"))
          }
          digests.addPacked(row[4], key: key, context: row[1], responseA: row[2], responseB: row[3])
          continue
        }
        if InstanceDigest.of(key: key, context: row[1], responseA: row[2], responseB: row[3]) != row[4] {
          found.append(Violation(.instance, "instance \(key)", "its text is not the one that was imported"))
        }
        let source = (row[6] as String?).flatMap(ResponseLetter.init(rawValue:))
        digests.add(row[4], subset: row[5], source: source)
      }
      known += payload.count ?? 0
      if digests.finished() != payload.digest {
        found.append(Violation(.instance, "the import of event \(sequence)", "its instances are not those imported"))
      }
    }
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM instance") ?? 0
    if count != known {
      found.append(Violation(.instance, "file", "has \(count) instances, and \(known) were imported"))
    }
    return found
  }

  private static func work(_ db: Database) throws -> [Violation] {
    var found: [Violation] = []
    var known = 0
    for (sequence, payload) in try events(.assign, db) {
      let first = payload.first ?? 0
      var digest = WorkLog.Digest()
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT work.*, instance.key AS key FROM work JOIN instance ON instance.id = work.instance "
          + "WHERE work.id >= ? ORDER BY work.id LIMIT ?",
        arguments: [first, payload.count ?? 0])
      while let row = try rows.next() {
        guard let work = Work(row) else { continue }
        let planned = PlannedWork(
          instance: work.instance, annotator: row["annotator"], formulation: work.formulation, response: work.response,
          occasion: work.occasion, slot: work.slot, position: work.position, firstShown: work.firstShown)
        digest.add(planned, instance: row["instance"], round: row["round"])
      }
      known += payload.count ?? 0
      if digest.work != payload.digest || digest.round != payload.rounds {
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
    let set = try events(.practiceSet, db).last?.payload
    var digests = InstanceDigest.Collection()
    var count = 0
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM practice ORDER BY position")
    while let row = try rows.next() {
      digests.add(
        InstanceDigest.of(
          key: row["key"], context: row["context"], responseA: row["responseA"], responseB: row["responseB"]),
        subset: PracticeLog.answers(row), source: nil)
      count += 1
    }
    let isSame = set.map { $0.digest == digests.finished() && $0.count == count } ?? (count == 0)
    return isSame ? [] : [Violation(.settings, "practice", "its instances are not those that were set")]
  }
}
