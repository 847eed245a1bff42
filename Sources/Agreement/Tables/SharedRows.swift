/// Some columns of a matrix whose rows are mostly 0 and often the same: each distinct row once, as its other cells.
struct SharedRows: Sendable, Equatable {
  private let columns: Range<Int>
  /// The place among the distinct rows of each row.
  private var places: [UInt32] = []
  private var known: [[Entry]: UInt32] = [:]
  /// The entries of the distinct rows, one row after the other, and where each ends.
  private var entries: [Entry] = []
  private var ends: [Int] = []

  private struct Entry: Hashable {
    let column: UInt32
    let weight: Double
  }

  init(columns: Range<Int>) {
    self.columns = columns
  }

  /// Takes its columns of a further row.
  mutating func append(_ row: [Double]) {
    var found: [Entry] = []
    for column in columns where row[column] != 0 { found.append(Entry(column: UInt32(column), weight: row[column])) }
    if let place = known[found] {
      places.append(place)
      return
    }
    known[found] = UInt32(ends.count)
    places.append(UInt32(ends.count))
    entries += found
    ends.append(entries.count)
  }

  /// Adds row `i` as often as `times[i]` says, for all rows.
  func add(times: [Int], to sums: inout [Double]) {
    var counts = Array(repeating: 0, count: ends.count)
    counts.withUnsafeMutableBufferPointer { counts in
      for (place, times) in zip(places, times) { counts[Int(place)] += times }
    }
    entries.withUnsafeBufferPointer { entries in
      sums.withUnsafeMutableBufferPointer { sums in
        var start = 0
        for (end, count) in zip(ends, counts) {
          // In a small study many rows are not drawn at all.
          if count != 0 {
            for entry in entries[start..<end] { sums[Int(entry.column)] += Double(count) * entry.weight }
          }
          start = end
        }
      }
    }
  }
}
