/// Some columns of a matrix whose rows are mostly 0 and often the same: each distinct row once, as its other cells.
struct SharedRows: Sendable, Equatable {
  /// The cells of the distinct rows, one row after the other, and where each ends.
  private(set) var entries: [Entry] = []
  private(set) var entryEnds: [Int] = []
  /// The rows of the matrix by distinct row, and where those of each end.
  private(set) var members: [UInt32]
  private(set) var memberEnds: [Int]

  struct Entry: Hashable {
    let column: UInt32
    let weight: Double
  }

  /// Finds the distinct rows, in the order in which they come.
  struct Builder {
    private let columns: Range<Int>
    private var known: [[Entry]: UInt32] = [:]
    fileprivate var entries: [Entry] = []
    fileprivate var ends: [Int] = []
    /// The place among the distinct rows of each row.
    fileprivate var places: [UInt32] = []
    private var found: [Entry] = []

    init(columns: Range<Int>) {
      self.columns = columns
    }

    /// Takes its columns of a further row.
    mutating func append(_ row: [Double]) {
      found.removeAll(keepingCapacity: true)
      row.withUnsafeBufferPointer { row in
        for column in columns where row[column] != 0 {
          found.append(Entry(column: UInt32(column), weight: row[column]))
        }
      }
      if let place = known[found] {
        places.append(place)
        return
      }
      known[found] = UInt32(ends.count)
      places.append(UInt32(ends.count))
      entries += found
      ends.append(entries.count)
    }
  }

  init(_ builder: Builder) {
    (entries, entryEnds) = (builder.entries, builder.ends)
    memberEnds = Array(repeating: 0, count: entryEnds.count)
    for place in builder.places { memberEnds[Int(place)] += 1 }
    var end = 0
    for place in memberEnds.indices {
      end += memberEnds[place]
      memberEnds[place] = end
    }
    var next = [0] + memberEnds.dropLast()
    members = Array(repeating: 0, count: builder.places.count)
    for (row, place) in builder.places.enumerated() {
      members[next[Int(place)]] = UInt32(row)
      next[Int(place)] += 1
    }
  }

  /// Adds row `i` as often as `times[i]` says, for all rows.
  func add(times: [Int], to sums: inout [Double]) {
    precondition(times.count == members.count, "not every row has its number of times")
    members.withUnsafeBufferPointer { members in
      entries.withUnsafeBufferPointer { entries in
        times.withUnsafeBufferPointer { times in
          sums.withUnsafeMutableBufferPointer { sums in
            var (member, entry) = (0, 0)
            for (memberEnd, entryEnd) in zip(memberEnds, entryEnds) {
              var count = 0
              while member < memberEnd {
                count &+= times[Int(members[member])]
                member &+= 1
              }
              // In a small study many rows are not drawn at all.
              if count != 0 {
                let count = Double(count)
                for index in entry..<entryEnd { sums[Int(entries[index].column)] += count * entries[index].weight }
              }
              entry = entryEnd
            }
          }
        }
      }
    }
  }
}
