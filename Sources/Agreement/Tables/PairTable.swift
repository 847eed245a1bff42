/// The pairs of labels within units and the prevalence of each label, every unit weighing the same, for Gwet's AC1 and AC2.
public struct PairTable: CellTable {
  /// The values that a label can take.
  public let scale: Scale
  /// The pairs row by row (`scale.count` squared, symmetric, in units with two labels or more), then each label's
  /// prevalence (`scale.count`, in units with one label or more).
  public var cells: [Double]

  /// A table without any unit.
  public init(scale: Scale) {
    self.scale = scale
    cells = Array(repeating: 0, count: scale.count * (scale.count + 1))
  }

  /// The table of units with any number of labels, missing ones left out; throws `offScale`.
  public init(units: [[Double?]], scale: Scale) throws(AgreementError) {
    self.init(scale: scale)
    for unit in units { add(unit: try scale.indices(of: unit)) }
  }

  /// The table of units with two labels each.
  public init(_ table: ConfusionTable) {
    let symmetrised = table.symmetrised
    scale = table.scale
    cells = symmetrised.cells + symmetrised.rowTotals
  }

  /// Adds a unit's labels, given by their indices on the scale.
  public mutating func add(unit labels: [Int], weight: Double = 1) {
    let pairs = Double(labels.count * (labels.count - 1))
    for (position, first) in labels.enumerated() {
      cells[scale.count * scale.count + first] += weight / Double(labels.count)
      for second in labels[(position + 1)...] {
        cells[first * scale.count + second] += weight / pairs
        cells[second * scale.count + first] += weight / pairs
      }
    }
  }

  /// The share of pairs, by indices on the scale, summed over units with two labels or more.
  public subscript(row: Int, column: Int) -> Double { cells[row * scale.count + column] }

  /// The number of units with two labels or more.
  public var pairedUnits: Double { cells.prefix(scale.count * scale.count).reduce(0, +) }
  /// Each label's share of its unit, summed over units with one label or more.
  public var prevalence: [Double] { Array(cells.suffix(scale.count)) }
}
