/// What each distinct pattern of labels adds to a table, for making the table of any units.
///
/// Made once, it turns multiplicities (how many units show each pattern) into the table of all those units, in time
/// proportional to the number of patterns and not of units.
public struct Tally<Table: CellTable>: Sendable, Equatable {
  private let empty: Table
  let parts: [SharedRows]

  /// Learns what one unit of each pattern adds.
  ///
  /// - Parameters:
  ///   - patternCount: The number of distinct patterns.
  ///   - empty: A table of the wanted shape without any unit.
  ///   - add: Adds one unit of the pattern with this index to the table; adding nothing leaves the pattern out.
  public init<Failure: Error>(
    patternCount: Int, empty: Table, add: (Int, inout Table) throws(Failure) -> Void
  ) throws(Failure) {
    self.empty = empty
    var parts = empty.parts.map { SharedRows.Builder(columns: $0) }
    // One table for all patterns, emptied in place, since there may be as many as there are units.
    var table = empty
    for pattern in 0..<patternCount {
      try add(pattern, &table)
      for part in parts.indices { parts[part].append(table.cells) }
      table.cells.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: empty.cells) }
    }
    self.parts = parts.map(SharedRows.init)
  }

  /// The table of a sample in which pattern `i` occurs `multiplicities[i]` times.
  public func table(_ multiplicities: [Int]) -> Table {
    var table = empty
    for part in parts { part.add(times: multiplicities, to: &table.cells) }
    return table
  }
}
