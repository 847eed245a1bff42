import Agreement

/// What the instances of a table show, as distinct patterns, and who labelled which of them.
struct UnitPatterns<Labels: Hashable & Sendable>: Sendable {
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
    var found = FoundPatterns<Labels>()
    var units = FoundUnits()
    units.reserve(units: table.instances.count, labels: table.entryCount)
    let ranks = table.annotatorRanks
    var entries: [LabelEntry] = []
    for instance in table.instances.indices {
      table.read(instance, into: &entries)
      let pattern = found.number(of: labels(entries), annotators: entries.count) { left in
        var rest = entries
        rest.remove(at: left)
        return labels(rest)
      }
      for entry in entries { units.annotators.append(ranks[entry.annotator]) }
      units.end(pattern: pattern)
    }
    let sorted = found.sorted(by: ascending)
    self.labels = sorted.labels
    self.units = units.sampled(sorted)
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

/// Distinct patterns in the order in which they were found.
struct FoundPatterns<Labels: Hashable & Sendable> {
  private var labels: [Labels] = []
  private var numbers: [Labels: Int32] = [:]
  /// For each pattern the numbers of those that remain without each of its annotators; empty where they are not needed.
  private var remainders: [[Int32]] = []

  /// The number of a pattern, from 0.
  ///
  /// - Parameters:
  ///   - count: how many annotators it shows who may be a sample of more.
  ///   - without: what remains without the one at a place among these.
  mutating func number(of pattern: Labels, annotators count: Int, without: (Int) -> Labels) -> Int32 {
    let number = number(of: pattern)
    // With two annotators, what one leaves is nothing to compare.
    guard count > 2, remainders[Int(number)].isEmpty else { return number }
    let rest = (0..<count).map { self.number(of: without($0)) }
    remainders[Int(number)] = rest
    return number
  }

  private mutating func number(of pattern: Labels) -> Int32 {
    if let number = numbers[pattern] { return number }
    let number = Int32(labels.count)
    numbers[pattern] = number
    labels.append(pattern)
    remainders.append([])
    return number
  }

  /// The patterns ascending, and where each that was found stands among them.
  func sorted(by ascending: (Labels, Labels) -> Bool) -> SortedPatterns<Labels> {
    let order = labels.indices.sorted { ascending(labels[$0], labels[$1]) }
    var places = Array(repeating: Int32(0), count: order.count)
    for (place, number) in order.enumerated() { places[number] = Int32(place) }
    return SortedPatterns(
      labels: order.map { labels[$0] }, places: places,
      remainders: order.map { remainders[$0].map { Int(places[Int($0)]) } })
  }
}

/// Distinct patterns ascending.
struct SortedPatterns<Labels: Sendable>: Sendable {
  let labels: [Labels]
  /// The place of each by its number.
  let places: [Int32]
  /// For each pattern the places of those that remain without each of its annotators; empty where they are not needed.
  let remainders: [[Int]]
}
