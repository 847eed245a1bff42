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

  subscript(at column: Int) -> Int { get throws { try decode(Int.self, atIndex: column).checked } }
  subscript(at column: Int) -> Int? { get throws { try decode(Int?.self, atIndex: column)?.checked } }
  subscript(at column: Int) -> Int64 { get throws { try decode(Int64.self, atIndex: column).checked } }
  subscript(at column: Int) -> Int64? { get throws { try decode(Int64?.self, atIndex: column)?.checked } }
  subscript(name column: String) -> Int { get throws { try decode(Int.self, forColumn: column).checked } }
  subscript(name column: String) -> Int? { get throws { try decode(Int?.self, forColumn: column)?.checked } }
  subscript(name column: String) -> Int64 { get throws { try decode(Int64.self, forColumn: column).checked } }
  subscript(name column: String) -> Int64? { get throws { try decode(Int64?.self, forColumn: column)?.checked } }
}

extension FixedWidthInteger where Self: SignedInteger {
  /// Itself, where demur can have written it: at most 2⁵³ from 0, as every number is that it keeps. So what is computed from
  /// a few of them cannot overflow.
  fileprivate var checked: Self {
    get throws(Misfit) {
      guard magnitude <= 1 << 53 else { throw Misfit("a number that is too large") }
      return self
    }
  }
}

extension Database {
  /// A whole number that a query finds; nil where it finds none.
  func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int? {
    try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments).flatMap { try $0[at: 0] }
  }
}
