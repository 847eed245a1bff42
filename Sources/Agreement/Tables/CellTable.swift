/// A table that is a sum over units: what each unit adds to each cell.
///
/// Since it is a sum, the table of units is the patterns' tables weighted by how many units show each, which is what `Tally`
/// makes. The conformers are what the statistics are computed from.
public protocol CellTable: Sendable, Equatable {
  /// The sums. Their number is fixed by the table's shape and must be kept.
  var cells: [Double] { get set }
  /// Ranges of the cells, all together all of them, of which `Tally` keeps what distinct patterns add once: the fewer
  /// different things patterns add to a range, the faster.
  var parts: [Range<Int>] { get }
}

extension CellTable {
  /// All cells as one.
  public var parts: [Range<Int>] { [cells.indices] }

  /// The sum of two tables of one shape.
  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    for cell in sum.cells.indices { sum.cells[cell] += right.cells[cell] }
    return sum
  }
}
