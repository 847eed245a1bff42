import FoundationEssentials
import GRDB

extension StudyFile {
  /// Notes that somebody looked at agreement while the study was under way; how often that has happened, this time
  /// included.
  @discardableResult
  package func recordLook(at date: Date = Date()) throws -> Int {
    try write { db in
      var chain = try EventChain(db, home: home)
      try chain.append(EventDraft(.look, at: date))
      return try Self.looks(db)
    }
  }

  /// How often somebody looked at agreement while the study was under way.
  package func lookCount() throws -> Int { try read { try Self.looks($0) } }

  private static func looks(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM event WHERE kind = 'look'") ?? 0
  }
}
