import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Saves many acts of many annotators: labels that come from files, models or simulations. Up to ``actSlice`` of them are
  /// one transaction, more are several.
  ///
  /// - Parameter body: calls its argument for every act, with the desk of whoever did it.
  /// - Throws: ``StoreError/partly(path:done:why:)``
  @discardableResult
  package func recordMany<T>(
    _ body: (_ record: (AnnotatorDesk, Act, Work.ID?, ActID, Date) throws -> Void) throws -> T
  ) throws -> T {
    typealias Deed = (desk: AnnotatorDesk, act: Act, work: Work.ID?, id: ActID, date: Date)
    return try saveInSlices(of: Self.actSlice, done: { "\($0) labels were saved" }) { [self] (deeds: [Deed]) in
      try write { db in
        var chain = try EventChain(db, home: home)
        for deed in deeds {
          _ = try deed.desk.record(deed.act, on: deed.work, id: deed.id, at: deed.date, in: &chain)
        }
      }
    } _: { add in
      try withoutActuallyEscaping(add) { add in try body { try add(($0, $1, $2, $3, $4)) } }
    }
  }

  /// How many acts are saved in one transaction.
  static let actSlice = 2_000

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
