/// How far two sets of units are the same, such as the ambiguous ones of two task formulations.
public struct SetOverlap: CellTable {
  /// The number of units, of those in the first set, in the second, and in both.
  public var cells: [Double]

  /// Two sets among no units.
  public init() {
    cells = [0, 0, 0, 0]
  }

  /// Two sets of given sizes among `units`.
  public init(units: Int, first: Int, second: Int, both: Int) {
    cells = [Double(units), Double(first), Double(second), Double(both)]
  }

  /// Adds a unit.
  public mutating func add(inFirst: Bool, inSecond: Bool, weight: Double = 1) {
    cells[0] += weight
    if inFirst { cells[1] += weight }
    if inSecond { cells[2] += weight }
    if inFirst && inSecond { cells[3] += weight }
  }

  /// The number of units.
  public var units: Double { cells[0] }
  /// The size of the first set.
  public var first: Double { cells[1] }
  /// The size of the second set.
  public var second: Double { cells[2] }
  /// The number of units in both.
  public var both: Double { cells[3] }

  /// The share of the first set that is in the second too, 0 to 1; undefined where the first is empty.
  public var firstInSecond: Statistic { first > 0 ? .value(both / first) : .undefined(.emptySet) }
  /// The share of the second set that is in the first too, 0 to 1; undefined where the second is empty.
  public var secondInFirst: Statistic { second > 0 ? .value(both / second) : .undefined(.emptySet) }
  /// The harmonic mean of the two shares, `2 |A ∩ B| / (|A| + |B|)` (Dice 1945); undefined where either set is empty.
  public var harmonicMean: Statistic {
    first > 0 && second > 0 ? .value(2 * both / (first + second)) : .undefined(.emptySet)
  }

  /// The overlap to expect of two independent sets of these sizes.
  public var atChance: SetOverlap {
    var expected = self
    expected.cells[3] = units > 0 ? first * second / units : 0
    return expected
  }
}
