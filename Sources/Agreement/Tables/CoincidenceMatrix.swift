/// How often two labels coincide within units, for Krippendorff's alpha.
///
/// `o(c, k) = Σᵤ (ordered pairs c, k of different annotators in u) / (mᵤ − 1)`, mᵤ the labels of unit u, so that every
/// label of a unit with at least two counts once (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").
public struct CoincidenceMatrix: CellTable {
  /// The values of rows and columns.
  public let scale: Scale
  /// Row-major, `scale.count` squared, symmetric, in labels.
  public var cells: [Double]

  /// A matrix without any unit.
  public init(scale: Scale) {
    self.scale = scale
    cells = Array(repeating: 0, count: scale.count * scale.count)
  }

  /// The matrix of units with any number of labels, missing ones left out; throws `offScale`.
  public init(units: [[Double?]], scale: Scale) throws(AgreementError) {
    self.init(scale: scale)
    for unit in units { add(unit: try scale.indices(of: unit)) }
  }

  /// The matrix of units with two labels each.
  public init(_ table: ConfusionTable) {
    let doubled = table.symmetrised + table.symmetrised
    scale = table.scale
    cells = doubled.cells
  }

  /// Adds a unit's labels, given by their indices on the scale; fewer than two add nothing.
  public mutating func add(unit labels: [Int], weight: Double = 1) {
    let share = weight / Double(labels.count - 1)
    for (position, first) in labels.enumerated() {
      for second in labels[(position + 1)...] {
        cells[first * scale.count + second] += share
        cells[second * scale.count + first] += share
      }
    }
  }

  /// The coincidences of two labels, by indices on the scale.
  public subscript(row: Int, column: Int) -> Double { cells[row * scale.count + column] }

  /// The number of labels in units with at least two.
  public var total: Double { cells.reduce(0, +) }
  /// The count of each label in units with at least two.
  public var labelTotals: [Double] {
    var totals = Array(repeating: 0.0, count: scale.count)
    var cell = 0
    for row in 0..<scale.count {
      for _ in 0..<scale.count {
        totals[row] += cells[cell]
        cell += 1
      }
    }
    return totals
  }
}
