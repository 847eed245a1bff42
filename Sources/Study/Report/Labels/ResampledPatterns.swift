import Agreement

/// What the instances of a table show, as patterns with how often each occurs, and how a plan resamples them.
struct ResampledPatterns<Labels: Hashable & Sendable> {
  let labels: [Labels]
  let multiplicities: [Int]
  let resampling: Resampling

  /// - Parameters:
  ///   - labels: what an instance shows, of its entries.
  ///   - ascending: a strict and total order.
  init(
    _ table: LabelTable, plan: FigurePlan, of labels: @Sendable ([LabelEntry]) -> Labels,
    by ascending: (Labels, Labels) -> Bool
  ) {
    guard plan.resampling != .instances else {
      let patterns = Patterns<Labels>(count: table.instances.count, by: ascending) { instances, visit in
        var entries: [LabelEntry] = []
        for instance in instances {
          table.read(instance, into: &entries)
          visit(labels(entries))
        }
      }
      self.labels = patterns.patterns
      multiplicities = patterns.multiplicities
      resampling = .units
      return
    }
    // Units of one pair of annotators have to be patterns of their own where annotators are drawn.
    let patterns = Patterns<Unit>(count: table.instances.count) { left, right in
      guard left.labels == right.labels else { return ascending(left.labels, right.labels) }
      return left.annotators.lexicographicallyPrecedes(right.annotators)
    } visit: { instances, visit in
      for instance in instances {
        let entries = table.entries(of: instance)
        visit(Unit(labels: labels(entries), annotators: entries.map { Int32($0.annotator) }))
      }
    }
    self.labels = patterns.patterns.map(\.labels)
    multiplicities = patterns.multiplicities
    let people = patterns.patterns.map { $0.annotators.map(Int.init) }
    resampling = plan.resampling == .annotators ? .annotators(people) : .both(people)
  }

  private struct Unit: Hashable, Sendable {
    let labels: Labels
    let annotators: [Int32]
  }
}
