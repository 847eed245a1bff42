import FoundationEssentials
import GRDB
import Study

/// A packed file while it is written, in one transaction of its own: what the annotator goes on doing meanwhile is followed.
struct PackWriting {
  private(set) var content: PackContent
  private let person: Annotator
  /// Before what was done was written.
  private let base: EventChain
  private var chain: EventChain

  init(_ content: PackContent, to db: Database, study: String, at date: Date) throws {
    self.content = content
    (base, person) = try content.writeBase(to: db, study: study, at: date)
    chain = base
    try db.execute(sql: "SAVEPOINT acts")
    try content.writeSayings(of: person, to: &chain)
    try append(content.done)
  }

  var record: PackRecord { PackRecord(packer: chain.writer.uuid, head: chain.head) }

  /// Takes in what was done since; what was done before is not written anew.
  mutating func follow(_ db: Database, since seen: Int64) throws -> PackContent.Following {
    try content.follow(db, since: seen)
  }

  mutating func append(_ deeds: [PackContent.Deed]) throws {
    for deed in deeds {
      try chain.append(
        withoutContent: EventDraft(deed.kind, id: deed.id, annotator: person, work: deed.work, at: deed.at))
    }
  }

  /// Writes what was done, as it is known now, in the place of what was written before.
  mutating func rewriteActs() throws {
    try base.db.execute(sql: "ROLLBACK TO acts")
    chain = base
    try content.writeSayings(of: person, to: &chain)
    try append(content.done)
  }
}
