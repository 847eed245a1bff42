import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Saves many acts of many annotators in one transaction: labels that come from files, models or simulations.
  ///
  /// - Parameter body: calls its argument for every act, with the desk of whoever did it.
  @discardableResult
  package func recordMany<T>(
    _ body: (_ record: (AnnotatorDesk, Act, Work.ID?, ActID, Date) throws -> Void) throws -> T
  ) throws -> T {
    try writeMuch { db in
      var chain = try EventChain(db, home: home)
      return try body { desk, act, work, id, date in
        _ = try desk.record(act, on: work, id: id, at: date, in: &chain)
      }
    }
  }

  /// All work of one annotator in the order of its rows, open or not, for imports that have to find theirs.
  package func work(of annotator: Annotator, _ body: (Work) throws -> Void) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT work.*, instance.key AS key FROM work JOIN instance ON instance.id = work.instance
          WHERE work.annotator = ? AND work.retired = 0 ORDER BY work.id
          """,
        arguments: [annotator.id])
      while let row = try rows.next() {
        try body(Work(row))
      }
    }
  }
}
