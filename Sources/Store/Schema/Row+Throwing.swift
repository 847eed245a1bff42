import GRDB

/// How the store reads a row. The library's own subscripts end the program where a value is missing or of another type, and in a
/// damaged file any value can be.
extension Row {
  /// The value of a column, counted from 0.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(at column: Int) -> Value {
    @inline(__always) get throws { try decode(Value.self, atIndex: column) }
  }

  /// The value of a column by its name.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(name column: String) -> Value {
    get throws { try decode(Value.self, forColumn: column) }
  }
}
