/// The sums from which the analysis of variance of units is made, for intraclass correlations.
public struct VarianceSums: CellTable {
  /// What is taken off each number before summing: near the mean, so that squares of large numbers lose no digits.
  public let origin: Double
  /// The `Layout`, in order.
  public var cells: [Double]

  enum Layout: Int, CaseIterable {
    // Units of one label, then sums over those of two or more, which alone tell of agreement.
    case singles, units, labels, squaredSizes, sum, squares, unitSquares
  }

  /// Sums without any unit.
  public init(origin: Double = 0) {
    self.origin = origin
    cells = Array(repeating: 0, count: Layout.allCases.count)
  }

  /// The sums of units, one value or nil for each annotator.
  ///
  /// Throws `notFinite` for NaN and infinities, by unit, and `lengthsDiffer` where units differ in length.
  public init(units: [[Double?]]) throws(AgreementError) {
    let columns = units.first?.count ?? 0
    self.init(origin: units.lazy.joined().compactMap { $0 }.first ?? 0)
    for (position, unit) in units.enumerated() {
      guard unit.count == columns else { throw .lengthsDiffer(first: columns, second: unit.count) }
      guard unit.allSatisfy({ $0?.isFinite ?? true }) else { throw .notFinite(position: position) }
      add(unit: unit)
    }
  }

  /// Adds a unit, one value or nil for each annotator; a unit without any value adds nothing.
  public mutating func add(unit labels: [Double?], weight: Double = 1) {
    let present = labels.compactMap { $0.map { $0 - origin } }
    guard !present.isEmpty else { return }
    let size = Double(present.count)
    let sum = present.reduce(0, +)
    let squares = present.reduce(0) { $0 + $1 * $1 }
    if present.count > 1 {
      self[.units] += weight
      self[.labels] += weight * size
      self[.squaredSizes] += weight * size * size
      self[.sum] += weight * sum
      self[.squares] += weight * squares
      self[.unitSquares] += weight * sum * sum / size
    } else {
      self[.singles] += weight
    }
  }

  /// The units of two labels or more, weighted.
  public var unitCount: Double { self[.units] }

  subscript(_ sum: Layout) -> Double {
    get { cells[sum.rawValue] }
    set { cells[sum.rawValue] = newValue }
  }
}
