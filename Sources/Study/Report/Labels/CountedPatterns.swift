import Agreement

/// The label patterns of a table with how often each occurs, and what each adds to the sums.
struct CountedPatterns {
  let multiplicities: [Int]
  let resampling: Resampling
  let tally: Tally<StudySums>
  /// Instances with labels of at least two annotators in either formulation.
  let sharedInstances: Int

  init(_ table: LabelTable, plan: FigurePlan) {
    let patterns = ResampledPatterns(table, plan: plan, of: LabelPattern.init, by: <)
    let labels = patterns.labels.map(\.labels)
    multiplicities = patterns.multiplicities
    resampling = patterns.resampling
    let largest = labels.map(\.largestUnit).max() ?? 0
    let layout = StudySums.Layout(limits: plan.limits, largestUnit: largest)
    tally = Tally(patternCount: labels.count, empty: StudySums(layout: layout)) { $1.add(labels[$0]) }
    sharedInstances = zip(labels, multiplicities).reduce(0) { $0 + ($1.0.largestUnit > 1 ? $1.1 : 0) }
  }
}

extension InstanceLabels {
  /// The most labels that one of its data points has.
  var largestUnit: Int { max(ratingsA.count, ratingsB.count, preferences.count) }
}
