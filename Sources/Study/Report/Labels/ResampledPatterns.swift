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
    // Units of one pair of annotators have to be patterns of their own where annotators are drawn.
    let byPeople = plan.resampling != .instances
    let patterns = Patterns<Unit>(count: table.instances.count) { left, right in
      guard byPeople, left.labels == right.labels else { return ascending(left.labels, right.labels) }
      return left.annotators.lexicographicallyPrecedes(right.annotators)
    } unit: { instance in
      let entries = table.entries(of: instance)
      return Unit(labels: labels(entries), annotators: byPeople ? entries.map { Int32($0.annotator) } : [])
    }
    self.labels = patterns.patterns.map(\.labels)
    multiplicities = patterns.multiplicities
    let people = patterns.patterns.map { $0.annotators.map(Int.init) }
    resampling =
      switch plan.resampling {
      case .instances: .units
      case .annotators: .annotators(people)
      case .both: .both(people)
      }
  }

  private struct Unit: Hashable, Sendable {
    let labels: Labels
    let annotators: [Int32]

    func hash(into hasher: inout Hasher) {
      hasher.combine(labels)
      if !annotators.isEmpty { hasher.combine(annotators) }
    }
  }
}
