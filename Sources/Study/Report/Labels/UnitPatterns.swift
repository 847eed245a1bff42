import Agreement

/// What the instances of a table show, as distinct patterns, and who labelled which of them.
struct UnitPatterns<Labels: Hashable & Sendable> {
  /// Ascending; some may be shown by no instance, but remain of one without one of its annotators.
  let labels: [Labels]
  /// The instances, in an order that does not depend on the table's.
  let units: SampledUnits

  /// - Parameters:
  ///   - labels: what an instance shows, of its entries; of none what shows nothing.
  ///   - ascending: a strict and total order.
  init(
    _ table: LabelTable, of labels: ([LabelEntry]) -> Labels, by ascending: (Labels, Labels) -> Bool
  ) {
    var found = FoundUnits<Labels>()
    let ranks = table.annotatorRanks
    var entries: [LabelEntry] = []
    for instance in table.instances.indices {
      table.read(instance, into: &entries)
      found.add(labels(entries), annotators: entries.map { ranks[$0.annotator] }) { left in
        var rest = entries
        rest.remove(at: left)
        return labels(rest)
      }
    }
    self = found.patterns(by: ascending)
  }

  fileprivate init(labels: [Labels], units: SampledUnits) {
    self.labels = labels
    self.units = units
  }
}

extension LabelTable {
  /// The place of each annotator by the bytes of the name: sums are made in one order, whoever comes first in a table.
  var annotatorRanks: [Int32] {
    let keys = annotators.map(InstanceKey.init)
    var ranks = Array(repeating: Int32(0), count: keys.count)
    for (rank, annotator) in keys.indices.sorted(by: { keys[$0] < keys[$1] }).enumerated() {
      ranks[annotator] = Int32(rank)
    }
    return ranks
  }
}

/// Units in the order in which they were found, and their patterns.
struct FoundUnits<Labels: Hashable & Sendable> {
  private var labels: [Labels] = []
  private var numbers: [Labels: Int] = [:]
  /// For each pattern the numbers of those that remain without each of its annotators.
  private var remainders: [[Int]] = []
  /// The pattern of each unit and its annotators, one after the other.
  private var patterns: [Int32] = []
  private var annotators: [Int32] = []
  private var ends: [Int32] = []

  /// Adds a unit.
  ///
  /// - Parameters:
  ///   - annotators: those whose labels it shows and who may be a sample of more.
  ///   - without: what it would show without the one at a place among these.
  mutating func add(_ shown: Labels, annotators added: [Int32], without: (Int) -> Labels) {
    let pattern = number(of: shown)
    patterns.append(Int32(pattern))
    annotators += added
    ends.append(Int32(annotators.count))
    // With two annotators, what one leaves is nothing to compare.
    guard added.count > 2, remainders[pattern].isEmpty else { return }
    remainders[pattern] = added.indices.map { number(of: without($0)) }
  }

  private mutating func number(of pattern: Labels) -> Int {
    if let number = numbers[pattern] { return number }
    numbers[pattern] = labels.count
    labels.append(pattern)
    remainders.append([])
    return labels.count - 1
  }

  /// The patterns ascending, and the units by pattern and then by annotators.
  func patterns(by ascending: (Labels, Labels) -> Bool) -> UnitPatterns<Labels> {
    let order = labels.indices.sorted { ascending(labels[$0], labels[$1]) }
    var places = Array(repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    var units = SampledUnits(
      patternCount: places.count, remainders: order.map { remainders[$0].map { places[$0] } })
    units.reserve(units: patterns.count, labels: annotators.count)
    // Counted and dealt out by pattern; those of one pattern are then few enough to be sorted.
    var next = Array(repeating: 0, count: places.count + 1)
    for pattern in patterns { next[places[Int(pattern)] + 1] += 1 }
    for place in places.indices { next[place + 1] += next[place] }
    let starts = next
    var dealt = Array(repeating: Int32(0), count: patterns.count)
    for (unit, pattern) in patterns.enumerated() {
      let place = places[Int(pattern)]
      dealt[next[place]] = Int32(unit)
      next[place] += 1
    }
    for place in places.indices {
      let sorted = dealt[starts[place]..<starts[place + 1]].sorted {
        members(Int($0)).lexicographicallyPrecedes(members(Int($1)))
      }
      for unit in sorted { units.append(pattern: place, annotators: members(Int(unit)).lazy.map(Int.init)) }
    }
    return UnitPatterns(labels: order.map { labels[$0] }, units: units)
  }

  private func members(_ unit: Int) -> ArraySlice<Int32> {
    annotators[(unit == 0 ? 0 : Int(ends[unit - 1]))..<Int(ends[unit])]
  }
}
