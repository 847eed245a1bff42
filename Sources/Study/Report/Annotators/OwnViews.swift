/// Every annotator's instances as they see them; what looks the same is one view, whoever has it.
struct OwnViews: Sendable {
  let sorted: SortedPatterns<OwnView>
  /// For each annotator the instances; the others may be a sample of more.
  let units: [FoundUnits]

  init(_ table: LabelTable) {
    var found = FoundPatterns<OwnView>()
    var units = Array(repeating: FoundUnits(), count: table.annotators.count)
    let ranks = table.annotatorRanks
    var entries: [LabelEntry] = []
    for instance in table.instances.indices {
      table.read(instance, into: &entries)
      for (place, entry) in entries.enumerated() {
        let view = found.number(of: OwnView(place, among: entries), annotators: entries.count - 1) { left in
          OwnView(place, among: entries, without: left < place ? left : left + 1)
        }
        for (other, theirs) in entries.enumerated() where other != place {
          units[entry.annotator].annotators.append(ranks[theirs.annotator])
        }
        units[entry.annotator].end(pattern: view)
      }
    }
    self.units = units
    sorted = found.sorted(by: <)
  }
}
