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
