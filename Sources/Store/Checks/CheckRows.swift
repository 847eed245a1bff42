import GRDB

/// The rows of the instances whose answer is known, so that no list, figure or export has them. The study's settings name them;
/// an annotator's process never asks.
struct CheckRows {
  let ids: [Int64]

  init(_ db: Database) throws {
    ids = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT instance.id FROM event
          JOIN json_each(CASE WHEN json_valid(payload) THEN payload ELSE '{}' END, '$.settings.checks') AS item
          CROSS JOIN instance ON instance.key = item.value ->> '$.key'
          WHERE event.uuid = (SELECT value FROM study WHERE key = 'settings') ORDER BY instance.id
          """))
  }

  /// A condition on a column with instances, to be added to others; nothing where there are none, so that a study without known
  /// answers pays nothing for them.
  func leftOut(of column: String) -> String { ids.isEmpty ? "" : " AND \(column) NOT IN (\(list))" }

  /// The same for these instances alone.
  func alone(in column: String) -> String { " AND \(column) IN (\(list))" }

  private var list: String { ids.map(String.init).joined(separator: ", ") }
}
