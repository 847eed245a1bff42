import Agreement

/// Units in the order in which they were found: which pattern each shows, and whose labels it is made of.
struct FoundUnits: Sendable {
  /// The pattern of each, by the number that it was found by.
  private var patterns: [Int32] = []
  /// Those of the first unit, then those of the second, and so on; those of a new one are added before `end`.
  var annotators: [Int32] = []
  private var ends: [Int32] = []

  mutating func reserve(units: Int, labels: Int) {
    patterns.reserveCapacity(units)
    ends.reserveCapacity(units)
    annotators.reserveCapacity(labels)
  }

  /// Adds a unit of the annotators that were added last.
  mutating func end(pattern: Int32) {
    patterns.append(pattern)
    ends.append(Int32(annotators.count))
  }

  /// The units by pattern and then by annotators.
  func sampled<Labels>(_ sorted: SortedPatterns<Labels>) -> SampledUnits {
    sampled(patternCount: sorted.labels.count, remainders: sorted.remainders) { sorted.places[Int($0)] }
  }

  /// The same of some of the patterns alone, ascending: their places among all, and the units.
  func sampledAlone<Labels>(_ sorted: SortedPatterns<Labels>) -> (patterns: [Int], units: SampledUnits) {
    var isShown = Array(repeating: false, count: sorted.labels.count)
    for pattern in patterns { isShown[Int(sorted.places[Int(pattern)])] = true }
    var isNeeded = isShown
    for place in isShown.indices where isShown[place] {
      for remainder in sorted.remainders[place] { isNeeded[remainder] = true }
    }
    let needed = isNeeded.indices.filter { isNeeded[$0] }
    var numbers = Array(repeating: Int32(-1), count: isNeeded.count)
    for (number, place) in needed.enumerated() { numbers[place] = Int32(number) }
    let remainders = needed.map { isShown[$0] ? sorted.remainders[$0].map { Int(numbers[$0]) } : [] }
    let units = sampled(patternCount: needed.count, remainders: remainders) {
      numbers[Int(sorted.places[Int($0)])]
    }
    return (needed, units)
  }

  private func sampled(patternCount: Int, remainders: [[Int]], place: (Int32) -> Int32) -> SampledUnits {
    // Counted and dealt out by pattern; those of one pattern are then few enough to be sorted.
    let places = patterns.map(place)
    var starts = Array(repeating: 0, count: patternCount + 1)
    for place in places { starts[Int(place) + 1] += 1 }
    for place in 0..<patternCount { starts[place + 1] += starts[place] }
    var largest = 0
    for unit in patterns.indices { largest = max(largest, members(unit).count) }
    let bits = Int.bitWidth - (Int(annotators.max() ?? 0) + 1).leadingZeroBitCount
    let (members, ends) =
      bits * largest <= UInt64.bitWidth
      ? packed(places, starts: starts, bits: bits, largest: largest) : compared(places, starts: starts)
    return SampledUnits(
      patternCount: patternCount, remainders: remainders, patterns: places.sorted(counts: starts), annotators: members,
      ends: ends)
  }

  /// Sorted as numbers of which each annotator is a digit above 0, the first one the highest.
  private func packed(
    _ places: [Int32], starts: [Int], bits: Int, largest: Int
  ) -> (annotators: [Int32], ends: [Int32]) {
    var keys = Array(repeating: UInt64(0), count: places.count)
    var next = starts
    for (unit, place) in places.enumerated() {
      var key: UInt64 = 0
      let members = members(unit)
      for annotator in members { key = key << UInt64(bits) | UInt64(annotator + 1) }
      keys[next[Int(place)]] = key << UInt64(bits * (largest - members.count))
      next[Int(place)] += 1
    }
    keys.withUnsafeMutableBufferPointer { keys in
      for place in starts.indices.dropLast() where starts[place + 1] - starts[place] > 1 {
        var part = UnsafeMutableBufferPointer(rebasing: keys[starts[place]..<starts[place + 1]])
        part.sort()
      }
    }
    var (all, ends): ([Int32], [Int32]) = ([], [])
    all.reserveCapacity(annotators.count)
    ends.reserveCapacity(keys.count)
    let digit = (UInt64(1) << UInt64(bits)) &- 1
    for key in keys {
      for place in stride(from: bits * (largest - 1), through: 0, by: -bits) {
        let annotator = key >> UInt64(place) & digit
        if annotator > 0 { all.append(Int32(annotator) - 1) }
      }
      ends.append(Int32(all.count))
    }
    return (all, ends)
  }

  /// Sorted by comparing annotator with annotator.
  private func compared(_ places: [Int32], starts: [Int]) -> (annotators: [Int32], ends: [Int32]) {
    var dealt = Array(repeating: Int32(0), count: places.count)
    var next = starts
    for (unit, place) in places.enumerated() {
      dealt[next[Int(place)]] = Int32(unit)
      next[Int(place)] += 1
    }
    for place in starts.indices.dropLast() where starts[place + 1] - starts[place] > 1 {
      dealt[starts[place]..<starts[place + 1]].sort { one, two in
        members(Int(one)).lexicographicallyPrecedes(members(Int(two)))
      }
    }
    var (all, ends): ([Int32], [Int32]) = ([], [])
    for unit in dealt {
      all += members(Int(unit))
      ends.append(Int32(all.count))
    }
    return (all, ends)
  }

  private func members(_ unit: Int) -> ArraySlice<Int32> {
    annotators[(unit == 0 ? 0 : Int(ends[unit - 1]))..<Int(ends[unit])]
  }
}

extension [Int32] {
  /// The numbers ascending, of which each begins where `counts` says.
  fileprivate func sorted(counts starts: [Int]) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(count)
    for number in starts.indices.dropLast() {
      result.append(contentsOf: repeatElement(Int32(number), count: starts[number + 1] - starts[number]))
    }
    return result
  }
}
