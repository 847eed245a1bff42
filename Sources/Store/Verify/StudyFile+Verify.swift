import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Everything in the file that is not as demur leaves it; empty when it is whole, unaltered and by the rules.
  ///
  /// It reads all of the file in one transaction: verify a ``privateCopy()`` of a file that others write to.
  ///
  /// - Parameters:
  ///   - anchor: a ``head()`` written down earlier and elsewhere, of this file or of a packed one that came home since. It
  ///     tells of a chain that was recomputed as a whole, which nothing in the file can.
  ///   - watching: told of each step, and now and then how far the events are.
  package func verify(
    anchor: String? = nil, watching: (VerifyStep) -> Void = { _ in }
  ) throws -> [Violation] {
    try read { db in
      var found: [Violation] = []
      do {
        watching(.file)
        found += try Self.soundness(db)
        // A damaged file answers the rest with nonsense.
        guard found.isEmpty else { return found }
        var events = EventAudit(anchor: anchor)
        try events.run(db, watching)
        found += events.violations
        watching(.contents)
        found += try DerivedAudit.differences(db)
        found += try ImportAudit.differences(db)
        found += try RosterAudit.differences(db)
        found += try DecisionAudit.differences(db)
        found += try ModelAudit.differences(db)
      } catch let error as DatabaseError {
        found.append(Violation(.damage, "file", error.message ?? error.resultCode.description))
      }
      return found
    }
  }

  /// The state of all that was saved, 64 hex digits: SHA-256 over the heads of the writers' chains in the order of the
  /// writers' ids. Written down elsewhere, it proves later that nothing before it was changed.
  package func head() throws -> String {
    try read { try Self.head($0) }
  }

  static func head(_ db: Database) throws -> String {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT writer.uuid, event.digest FROM writer
        JOIN event ON event.sequence = (
          SELECT sequence FROM event WHERE event.writer = writer.id ORDER BY sequence DESC LIMIT 1)
        """)
    var chains: [String: Data] = [:]
    for row in rows { chains[try row[at: 0]] = try row[at: 1] }
    return head(of: chains)
  }

  static func head(of chains: [String: Data]) -> String {
    head(ofHex: chains.mapValues { Fingerprint.hex($0) })
  }

  static func head(ofHex chains: [String: String]) -> String {
    Fingerprint.of(chains.keys.sorted().map { "\($0) \(chains[$0] ?? "")" }.joined(separator: "\n"))
  }

  private static func soundness(_ db: Database) throws -> [Violation] {
    var found: [Violation] = []
    // One that is only read may have an older format.
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if let difference = try Schema.current.difference(in: db, version: min(max(1, version), Schema.current.number)) {
      found.append(Violation(.schema, "file", difference))
    }
    for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(100)") where line != "ok" {
      found.append(Violation(.damage, "file", line))
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      let place = "\(try row[name: "table"] as String? ?? "?") \(try row[name: "rowid"] as Int64? ?? 0)"
      let parent = try row[name: "parent"] as String? ?? "row"
      found.append(Violation(.reference, place, "refers to a \(parent) that is not there"))
    }
    return found
  }
}
