/// The sums from which a correlation of two numbers is computed, for values that are on no scale.
public struct Moments: CellTable {
  /// What is taken off each number before summing: near the means, so that squares of large numbers lose no digits.
  public let origin: (first: Double, second: Double)
  /// The count, then the sums of x, y, x², y² and xy, all from the origin.
  public var cells: [Double]

  /// Sums without any unit.
  public init(origin: (first: Double, second: Double) = (0, 0)) {
    self.origin = origin
    cells = Array(repeating: 0, count: 6)
  }

  /// Adds a unit's two numbers.
  public mutating func add(_ first: Double, _ second: Double, weight: Double = 1) {
    let (x, y) = (first - origin.first, second - origin.second)
    cells[0] += weight
    cells[1] += weight * x
    cells[2] += weight * y
    cells[3] += weight * x * x
    cells[4] += weight * y * y
    cells[5] += weight * x * y
  }

  /// Whether two have the same origin and sums.
  public static func == (left: Moments, right: Moments) -> Bool {
    left.origin == right.origin && left.cells == right.cells
  }
}
