import GRDB

/// The study file's layout through time. A landed version is never edited: a change is a new version with its steps.
struct Schema: Sendable {
  /// Written into the file's header: "dmur".
  static let applicationID: Int32 = 0x646D_7572
  static let current = Schema(versions: [.one, .two, .three, .four])

  var versions: [Version]

  /// A state of the layout, and the literal statements that lead to it from the one before.
  struct Version: Sendable {
    var objects: [SchemaObject]
    var steps: [String]
    /// Literal statements by which a connection that must not write reads files of the version before as if they were of
    /// this one; nil where only the steps lead there.
    var standIns: [String]?
  }

  var number: Int { versions.count }

  /// Compares the file's catalogue with what this version made, to the letter; nil when they are the same.
  ///
  /// A file may come from anybody: a view in a table's place, or a trigger more, would be run in our name.
  func difference(in db: Database, version number: Int) throws -> String? {
    var missing = Set(versions[number - 1].objects)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL OR type <> 'index'")
    while let row = try rows.next() {
      let object = try SchemaObject(
        type: row[at: 0] ?? "", name: row[at: 1] ?? "", table: row[at: 2] ?? "", sql: row[at: 3] ?? "")
      guard missing.remove(object) != nil else { return "an unknown \(object.type), \(object.name)" }
    }
    return missing.map(\.name).min().map { "without its \($0)" }
  }

  /// What lets a file of an older version be read without changing it; nil where that cannot be.
  func standIns(for version: Int) -> [String]? {
    versions[version...].reduce([]) { all, next in
      next.standIns.flatMap { more in all.map { $0 + more } }
    }
  }

  /// Brings an older or empty file up to date, inside the caller's transaction.
  func migrate(_ db: Database, from version: Int) throws {
    for step in versions[version...].flatMap(\.steps) { try db.execute(sql: step) }
    try db.execute(sql: "PRAGMA user_version = \(number)")
  }
}

extension Schema.Version {
  static let one = Schema.Version(objects: tables1 + triggers1, steps: (tables1 + triggers1).map(\.sql))
}
