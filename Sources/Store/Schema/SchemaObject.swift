/// One table, index, view or trigger as SQLite's own catalogue holds it.
struct SchemaObject: Hashable, Sendable {
  var type: String
  var name: String
  var table: String
  /// The statement that makes it, to the letter.
  var sql: String

  static func table(_ name: String, _ sql: String) -> SchemaObject {
    SchemaObject(type: "table", name: name, table: name, sql: sql)
  }

  static func index(_ name: String, on table: String, _ sql: String) -> SchemaObject {
    SchemaObject(type: "index", name: name, table: table, sql: sql)
  }

  static func view(_ name: String, _ sql: String) -> SchemaObject {
    SchemaObject(type: "view", name: name, table: name, sql: sql)
  }

  static func trigger(_ name: String, on table: String, _ sql: String) -> SchemaObject {
    SchemaObject(type: "trigger", name: name, table: table, sql: sql)
  }
}
