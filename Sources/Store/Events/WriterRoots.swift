import FoundationEssentials
import GRDB

/// Which chains went on from the middle of another: a packed file that was put back from an older copy of itself goes on in
/// the same chain a second time, and at home the second way has a writer of its own.
///
/// Its events name the chain's first writer all the same, and their digests are over that name.
struct WriterRoots {
  private var roots: [Int64: String] = [:]
  /// The number, in its chain, of the event that the first one follows.
  private var origins: [Int64: Int64] = [:]

  init(_ db: Database) throws {
    // SQLite takes the other columns from the row with the smallest sequence.
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM (SELECT writer, writerSequence, previous, min(sequence) FROM event GROUP BY writer)
        WHERE writerSequence > 1 ORDER BY 4
        """)
    for row in rows {
      guard
        let origin = try Row.fetchOne(
          db,
          sql:
            "SELECT writer, writer.uuid, writerSequence FROM event JOIN writer ON writer.id = writer WHERE digest = ? AND sequence < ?",
          arguments: [try row[at: 2] as Data, try row[at: 3] as Int64])
      else { continue }
      let writer: Int64 = try row[at: 0]
      roots[writer] = try roots[origin[at: 0]] ?? origin[at: 1]
      origins[writer] = try origin[at: 2]
    }
  }

  /// What the first event of a writer follows; `previous` is the digest that it names.
  func start(of writer: Int64, previous: Data) -> (sequence: Int64, head: Data) {
    origins[writer].map { ($0, previous) } ?? (0, EventChain.start)
  }

  /// The uuid that the events of a writer name, where it is not the writer's own.
  func name(_ writer: Int64) -> String? { roots[writer] }
}
