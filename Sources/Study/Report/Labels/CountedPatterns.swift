import Agreement

/// The label patterns of a table with how often each occurs, and what each adds to the sums.
struct CountedPatterns {
  let multiplicities: [Int]
  let resampling: Resampling
  let tally: Tally<StudySums>
  /// Instances with labels of at least two annotators in either formulation.
  let sharedInstances: Int

  init(_ table: LabelTable, plan: FigurePlan) {
    let byPeople = plan.resampling != .instances
    // Units of one pair of annotators have to be patterns of their own where annotators are drawn.
    let patterns = Patterns(table.instances.indices.lazy.map { Unit(table.entries(of: $0), byPeople: byPeople) })
    let labels = patterns.patterns.map(\.pattern.labels)
    multiplicities = patterns.multiplicities
    let people = patterns.patterns.map { $0.annotators.map(Int.init) }
    resampling =
      switch plan.resampling {
      case .instances: .units
      case .annotators: .annotators(people)
      case .both: .both(people)
      }
    let largest = labels.map(\.largestUnit).max() ?? 0
    let layout = StudySums.Layout(limits: plan.limits, largestUnit: largest)
    tally = Tally(patternCount: labels.count, empty: StudySums(layout: layout)) { $1.add(labels[$0]) }
    sharedInstances = zip(labels, multiplicities).reduce(0) { $0 + ($1.0.largestUnit > 1 ? $1.1 : 0) }
  }

  private struct Unit: Hashable, Comparable, Sendable {
    let pattern: LabelPattern
    let annotators: [Int32]

    init(_ entries: [LabelEntry], byPeople: Bool) {
      pattern = LabelPattern(entries)
      annotators = byPeople ? entries.map { Int32($0.annotator) } : []
    }

    static func < (left: Unit, right: Unit) -> Bool {
      left.pattern == right.pattern
        ? left.annotators.lexicographicallyPrecedes(right.annotators) : left.pattern < right.pattern
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(pattern)
      if !annotators.isEmpty { hasher.combine(annotators) }
    }
  }
}

extension InstanceLabels {
  /// The most labels that one of its data points has.
  var largestUnit: Int { max(ratingsA.count, ratingsB.count, preferences.count) }
}
