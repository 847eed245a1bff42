/// A small matrix of numbers, row by row.
struct Matrix: Sendable, Equatable {
  let rows: Int
  let columns: Int
  var cells: [Double]

  init(_ rows: Int, _ columns: Int, _ cell: (Int, Int) -> Double = { _, _ in 0 }) {
    self.rows = rows
    self.columns = columns
    cells = (0..<rows).flatMap { row in (0..<columns).map { cell(row, $0) } }
  }

  subscript(row: Int, column: Int) -> Double {
    get { cells[row * columns + column] }
    set { cells[row * columns + column] = newValue }
  }

  var transposed: Matrix { Matrix(columns, rows) { self[$1, $0] } }
  var trace: Double { (0..<min(rows, columns)).reduce(0) { $0 + self[$1, $1] } }

  static func * (left: Matrix, right: Matrix) -> Matrix {
    var product = Matrix(left.rows, right.columns)
    for row in 0..<left.rows {
      for inner in 0..<left.columns {
        let factor = left[row, inner]
        for column in 0..<right.columns { product[row, column] += factor * right[inner, column] }
      }
    }
    return product
  }

  static func * (left: Matrix, right: [Double]) -> [Double] {
    (0..<left.rows).map { row in (0..<left.columns).reduce(0) { $0 + left[row, $1] * right[$1] } }
  }

  static func + (left: Matrix, right: Matrix) -> Matrix {
    Matrix(left.rows, left.columns) { left[$0, $1] + right[$0, $1] }
  }

  static func * (factor: Double, right: Matrix) -> Matrix {
    Matrix(right.rows, right.columns) { factor * right[$0, $1] }
  }

  /// The trace of the product with another matrix: `Σ aᵢⱼ bⱼᵢ`.
  func traceOfProduct(_ other: Matrix) -> Double {
    (0..<rows).reduce(0) { sum, row in
      (0..<columns).reduce(sum) { $0 + self[row, $1] * other[$1, row] }
    }
  }

  /// `xᵀ A y`.
  func form(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for row in 0..<rows {
      for column in 0..<columns { sum += x[x.startIndex + row] * self[row, column] * y[y.startIndex + column] }
    }
    return sum
  }

  /// The inverse by Gauss and Jordan with the largest pivots; nil where there is none to speak of.
  var inverse: Matrix? {
    var (left, right) = (self, Matrix(rows, rows) { $0 == $1 ? 1 : 0 })
    let scale = (0..<rows).map { row in (0..<columns).reduce(0) { max($0, abs(self[row, $1])) } }
    for column in 0..<columns {
      let pivot = (column..<rows).max { abs(left[$0, column]) < abs(left[$1, column]) } ?? column
      guard abs(left[pivot, column]) > 1e-11 * (scale.max() ?? 0) else { return nil }
      for index in 0..<columns {
        (left[column, index], left[pivot, index]) = (left[pivot, index], left[column, index])
        (right[column, index], right[pivot, index]) = (right[pivot, index], right[column, index])
      }
      let divisor = left[column, column]
      for index in 0..<columns {
        left[column, index] /= divisor
        right[column, index] /= divisor
      }
      for row in 0..<rows where row != column {
        let factor = left[row, column]
        guard factor != 0 else { continue }
        for index in 0..<columns {
          left[row, index] -= factor * left[column, index]
          right[row, index] -= factor * right[column, index]
        }
      }
    }
    return right
  }
}
