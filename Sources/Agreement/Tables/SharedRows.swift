/// Some columns of a matrix whose rows are mostly 0 and often the same: each distinct row once, as its other cells.
struct SharedRows: Sendable, Equatable {
  /// The cells of the distinct rows, one row after the other, and where each ends.
  private(set) var entries: [Entry] = []
  private(set) var entryEnds: [Int] = []
  /// The rows of the matrix by distinct row, and where those of each end.
  private(set) var members: [UInt32]
  private(set) var memberEnds: [Int]

  struct Entry: Equatable {
    let column: UInt32
    let weight: Double
  }

  /// Finds the distinct rows, in the order in which they come.
  struct Builder {
    private let columns: Range<Int>
    /// The places of distinct rows plus 1, by hash; 0 is free. At least twice as many as there are rows.
    private var slots = Array(repeating: UInt32(0), count: 64)
    private var hashes: [UInt64] = []
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
        // Eight cells at a time, of which most often none has anything.
        for start in stride(from: columns.lowerBound, to: columns.upperBound, by: 8) {
          let end = min(start + 8, columns.upperBound)
          var bits: UInt64 = 0
          for column in start..<end { bits |= row[column].bitPattern }
          guard bits != 0 else { continue }
          for column in start..<end where row[column] != 0 {
            found.append(Entry(column: UInt32(column), weight: row[column]))
          }
        }
      }
      places.append(place())
    }

    /// The place of the row that was found, which is new if it was not known.
    private mutating func place() -> UInt32 {
      var hash: UInt64 = 0
      for entry in found {
        let product = (hash ^ entry.weight.bitPattern &+ UInt64(entry.column))
          .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = product.high ^ product.low
      }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 {
        let place = Int(slots[slot]) - 1
        if hashes[place] == hash, isFound(at: place) { return UInt32(place) }
        slot = (slot + 1) & (slots.count - 1)
      }
      entries += found
      ends.append(entries.count)
      hashes.append(hash)
      slots[slot] = UInt32(ends.count)
      if 2 * ends.count > slots.count { grow() }
      return UInt32(ends.count - 1)
    }

    private func isFound(at place: Int) -> Bool {
      let start = place == 0 ? 0 : ends[place - 1]
      guard ends[place] - start == found.count else { return false }
      for (index, entry) in found.enumerated() where entries[start + index] != entry { return false }
      return true
    }

    private mutating func grow() {
      slots = Array(repeating: 0, count: 2 * slots.count)
      for (place, hash) in hashes.enumerated() {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(place + 1)
      }
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
