import Agreement

/// What leaving instances out does to agreement, and what it costs.
///
/// Dropping what disagrees raises kappa by itself, so each value stands beside the one that independent labels of the same
/// marginals would have.
package struct ReviewEffect: Hashable, Sendable {
  package var threshold: Int
  /// All, below the threshold, as decided so far.
  package var rows: [Row]

  /// Agreement on some of the labels.
  package struct Row: Hashable, Sendable {
    package var selection: Selection
    package var single: Comparison
    package var preference: Comparison
    /// Instances lost in one formulation or the other.
    package var lostInEither: Int
    /// Instances with labels of two people in either formulation.
    package var instances: Int

    package subscript(formulation: TaskFormulation) -> Comparison { formulation == .single ? single : preference }
  }

  /// What is left out.
  package enum Selection: String, Hashable, Sendable, CaseIterable {
    case all
    case below
    case decided

    package func words(threshold: Int) -> String {
      switch self {
      case .all: "all"
      case .below: "Δ < \(threshold)"
      case .decided: "as decided so far"
      }
    }
  }

  /// Of one formulation: of ratings, or of prefer-combined.
  package struct Comparison: Hashable, Sendable {
    /// Quadratic weighted kappa; n are data points.
    package var kappa: KappaFigure
    /// The same of independent labels with the same marginals, left out as often at each difference; nil for all.
    package var independent: KappaFigure?
    /// Instances lost.
    package var lost: Int
  }

  package init(_ base: Base, _ table: ReviewTable) {
    threshold = base.threshold
    let dropped = Dropped(table, layout: base.sums.layout)
    rows = [
      Row(.all, base), Row(below: base, table), Row(decided: base, dropped),
    ]
  }

  /// The sums over all labels, which decisions don't change: computed once, so that each decision costs only what it drops.
  package struct Base: Equatable, Sendable {
    let threshold: Int
    let sums: StudySums
    /// Instances with labels of two people.
    let shared: Counts
    /// Ambiguous ones.
    let ambiguous: Counts

    /// How many instances there are in SINGLE, PREFERENCE, either.
    struct Counts: Hashable, Sendable {
      var single = 0
      var preference = 0
      var either = 0
    }

    package init(_ table: ReviewTable) {
      threshold = table.threshold
      var largest = 2
      var (shared, ambiguous) = (Counts(), Counts())
      for instance in table.indices {
        let hasSingle = table.deltaSingle(of: instance) != nil
        let hasPreference = table.deltaPreference(of: instance) != nil
        if hasSingle { shared.single += 1 }
        if hasPreference { shared.preference += 1 }
        if hasSingle || hasPreference { shared.either += 1 }
        if table.isAmbiguous(instance, .single) { ambiguous.single += 1 }
        if table.isAmbiguous(instance, .preference) { ambiguous.preference += 1 }
        if table.isAmbiguous(instance) { ambiguous.either += 1 }
        if table.labels(of: instance).count > 6 { largest = max(largest, table.peopleLabels(of: instance).largestUnit) }
      }
      self.shared = shared
      self.ambiguous = ambiguous
      let layout = StudySums.Layout(limits: DeltaLimits(threshold: table.threshold), largestUnit: largest)
      var sums = StudySums(layout: layout)
      for instance in table.indices { sums.add(table.peopleLabels(of: instance)) }
      self.sums = sums
    }
  }
}

/// What the decisions so far leave out.
private struct Dropped {
  var sums: StudySums
  var instances = (single: 0, preference: 0, either: 0)

  /// An instance is left out where everybody who chose an outcome chose that.
  init(_ table: ReviewTable, layout: StudySums.Layout) {
    sums = StudySums(layout: layout)
    for (instance, decisions) in table.decisions where decisions.outcome == .drop {
      sums.add(table.peopleLabels(of: instance))
      let hasSingle = table.deltaSingle(of: instance) != nil
      let hasPreference = table.deltaPreference(of: instance) != nil
      if hasSingle { instances.single += 1 }
      if hasPreference { instances.preference += 1 }
      if hasSingle || hasPreference { instances.either += 1 }
    }
  }
}

extension ReviewEffect.Row {
  fileprivate init(_ selection: ReviewEffect.Selection, _ base: ReviewEffect.Base) {
    self.selection = selection
    let pairs = StudyPairs(base.sums)
    single = ReviewEffect.Comparison(kappa: KappaFigure(pairs.ratings.all), independent: nil, lost: 0)
    preference = ReviewEffect.Comparison(kappa: KappaFigure(pairs.preferCombined.all), independent: nil, lost: 0)
    lostInEither = 0
    instances = base.shared.either
  }

  fileprivate init(below base: ReviewEffect.Base, _ table: ReviewTable) {
    self.init(.below, base)
    let (sums, layout) = (base.sums, base.sums.layout)
    let pairs = StudyPairs(sums)
    let place = layout.limits.limits.firstIndex(of: base.threshold) ?? 0
    let ratings = IndependentLabels(sums, layout.ratings, sizes: layout.ratingSizes)
    let preferences = IndependentLabels(sums, layout.preferences, sizes: layout.preferenceSizes)
    single = ReviewEffect.Comparison(
      kappa: KappaFigure(pairs.ratings.below[place]),
      independent: KappaFigure(
        slots: ratings.pairs(below: base.threshold, .slots, as: LabelValues.ratings),
        pooled: ratings.pairs(below: base.threshold, .pooled, as: LabelValues.ratings)),
      lost: base.ambiguous.single)
    preference = ReviewEffect.Comparison(
      kappa: KappaFigure(pairs.preferCombined.below[place]),
      independent: KappaFigure(
        slots: preferences.pairs(below: base.threshold, .slots, as: LabelValues.combined),
        pooled: preferences.pairs(below: base.threshold, .pooled, as: LabelValues.combined)),
      lost: base.ambiguous.preference)
    lostInEither = base.ambiguous.either
  }

  fileprivate init(decided base: ReviewEffect.Base, _ dropped: Dropped) {
    self.init(.decided, base)
    let layout = base.sums.layout
    single = ReviewEffect.Comparison(
      base.sums, dropped.sums, layout.ratings, values: LabelValues.ratings, lost: dropped.instances.single)
    preference = ReviewEffect.Comparison(
      base.sums, dropped.sums, layout.preferences, values: LabelValues.combined, lost: dropped.instances.preference)
    lostInEither = dropped.instances.either
  }
}

extension ReviewEffect.Comparison {
  /// The pairs of a block that are kept, beside independent pairs of which the same share is kept at each difference.
  fileprivate init(
    _ all: StudySums, _ dropped: StudySums, _ block: StudySums.Block, values: [Double], lost: Int
  ) {
    let size = block.rows
    var kept = PairSums()
    var byDifference = Array(repeating: (all: 0.0, kept: 0.0), count: size)
    for row in 0..<size {
      for column in 0..<size {
        var (total, left) = (0.0, 0.0)
        for part in all.layout.limits.strata(below: nil) {
          let cell = block.cell(row, column, part: part)
          total += all.cells[cell]
          left += all.cells[cell] - dropped.cells[cell]
        }
        // What rounding leaves of a cell that was dropped as a whole is nothing.
        if left < 1e-9 { left = 0 }
        kept.add(values[row], values[column], weight: left)
        byDifference[abs(row - column)].all += total
        byDifference[abs(row - column)].kept += left
      }
    }
    let (first, second) = all.marginals(block)
    let total = first.reduce(0, +)
    let pooled = zip(first, second).map { ($0 + $1) / 2 }
    func independent(_ first: [Double], _ second: [Double]) -> PairSums {
      var sums = PairSums()
      for row in 0..<size where total > 0 {
        for column in 0..<size {
          let difference = byDifference[abs(row - column)]
          let share = difference.all > 0 ? difference.kept / difference.all : 1
          sums.add(values[row], values[column], weight: first[row] * second[column] / total * share)
        }
      }
      return sums
    }
    self.init(
      kappa: KappaFigure(kept),
      independent: KappaFigure(slots: independent(first, second), pooled: independent(pooled, pooled)), lost: lost)
  }
}

extension KappaFigure {
  /// Without intervals, for what is looked at while it changes.
  fileprivate init(_ pairs: PairSums) { self.init(slots: pairs, pooled: pairs) }

  fileprivate init(slots: PairSums, pooled: PairSums) {
    self.init(value: Figure(slots, pooled: false), symmetric: Figure(pooled, pooled: true))
  }
}

extension Figure {
  fileprivate init(_ pairs: PairSums, pooled: Bool) {
    let statistic = quadraticKappa(pairs.moments, pooled: pooled)
    self.init(value: statistic.value, n: Int(pairs.count.rounded()), why: statistic.reason?.sentence)
  }
}
