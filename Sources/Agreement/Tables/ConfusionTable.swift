/// How often each pair of labels was given to one unit: rows are the first label, columns the second.
public struct ConfusionTable: CellTable {
  /// The values of rows and columns.
  public let scale: Scale
  /// Row-major, `scale.count` squared, in units (fractions where a unit has more than one pair).
  public var cells: [Double]

  /// A table without any unit.
  public init(scale: Scale) {
    self.scale = scale
    cells = Array(repeating: 0, count: scale.count * scale.count)
  }

  /// A table of given counts, one row for each value of the scale.
  ///
  /// Throws `notSquare` where they don't fit the scale, `negativeCount` for negative or infinite ones.
  public init(counts: [[Double]], scale: Scale) throws(AgreementError) {
    guard counts.count == scale.count, counts.allSatisfy({ $0.count == scale.count }) else {
      throw .notSquare(rows: counts.count, scale: scale.count)
    }
    guard counts.joined().allSatisfy({ $0.isFinite && $0 >= 0 }) else { throw .negativeCount }
    self.scale = scale
    cells = counts.flatMap { $0 }
  }

  /// A table of two columns of labels, unit by unit; throws `lengthsDiffer` or `offScale`.
  public init(_ first: [Double], _ second: [Double], scale: Scale) throws(AgreementError) {
    guard first.count == second.count else { throw .lengthsDiffer(first: first.count, second: second.count) }
    self.init(scale: scale)
    for (first, second) in zip(first, second) {
      add(row: try scale.index(of: first), column: try scale.index(of: second))
    }
  }

  /// A table of units with any number of labels, missing ones left out: all pairs of a unit, each unit weighing the same.
  ///
  /// Throws `offScale`.
  public init(units: [[Double?]], scale: Scale) throws(AgreementError) {
    self.init(scale: scale)
    for unit in units { add(unit: try scale.indices(of: unit)) }
  }

  /// Adds a pair of labels, given by their indices on the scale.
  public mutating func add(row: Int, column: Int, weight: Double = 1) {
    cells[row * scale.count + column] += weight
  }

  /// Adds a unit's labels, given by their indices on the scale: its `m (m − 1) / 2` pairs share the unit's weight.
  ///
  /// In a pair the label that comes first is the row. A unit with fewer than two labels adds nothing.
  public mutating func add(unit labels: [Int], weight: Double = 1) {
    let pairs = labels.count * (labels.count - 1) / 2
    for (position, first) in labels.enumerated() {
      for second in labels[(position + 1)...] {
        add(row: first, column: second, weight: weight / Double(pairs))
      }
    }
  }

  /// The count of a pair, by indices on the scale.
  public subscript(row: Int, column: Int) -> Double { cells[row * scale.count + column] }

  /// The number of units.
  public var total: Double { cells.reduce(0, +) }
  /// The count of each first label.
  public var rowTotals: [Double] {
    (0..<scale.count).map { row in (0..<scale.count).reduce(0) { $0 + self[row, $1] } }
  }
  /// The count of each second label.
  public var columnTotals: [Double] {
    (0..<scale.count).map { column in (0..<scale.count).reduce(0) { $0 + self[$1, column] } }
  }
}
