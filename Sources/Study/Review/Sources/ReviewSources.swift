import Agreement

/// Where the disagreement of a study comes from, as a review shows it: the same figures as the report's, and for each of them
/// the instances to look at. Takes seconds on a large study.
package struct ReviewSources: Hashable, Sendable {
  package let threshold: Int
  /// How many instances there are, and how many people labelled them.
  package let instances: Int
  package let sources: SourceFigures
  /// Those first who agree least with the others.
  package let people: [Person]
  /// What all people's kappas have in common; nil for fewer than three.
  package let meanKappa: Double?
  /// Pairs who share ``leastShared`` instances or more, those first who differ most beyond chance; and how many share fewer.
  package let pairs: [ReviewSummary.Group]
  package let sparsePairs: Int
  /// Whether the pairs differ by more than chance would make them; nil where there are too few.
  package let pairsDiffer: Bool?
  package let contradictions: Contradictions
  /// Of labels of different people in the two formulations, corrected for both reliabilities.
  package let trueCorrelation: Figure
  /// How many instances each of the filters lists that the figures lead to.
  package private(set) var counts: [ReviewFilter: Int]

  /// Fewer instances tell little of two people.
  package static let leastShared = 10

  /// One annotator beside the others.
  package struct Person: Hashable, Sendable {
    /// The number in ``ReviewTable/annotators``.
    package let annotator: Int
    package let labels: Int
    /// Quadratic weighted, of combined labels with everybody who labelled the same; drawn towards all as far as it is unsure.
    package let kappa: Figure
    package let pooledKappa: Shrinkage.Value?
    /// Own ratings less the others' of the same responses, in steps of the scale.
    package let leniency: Figure
    package let pooledLeniency: Shrinkage.Value?
    /// The mean of prefer-combined, −2…2: which side they lean to.
    package let lean: Figure
    package let standing: ReviewTable.LoneCount
    package let remarks: [AnnotatorRemark]
  }

  /// How often SINGLE and PREFERENCE say opposite things.
  package struct Contradictions: Hashable, Sendable {
    /// Instances in which somebody rates one response higher and prefers the other, of those that somebody labelled in both.
    package var ofSomebody = 0
    package var labelledInBoth = 0
    /// Instances whose gold preference is the opposite of the gold of their ratings, of those that have both.
    package var ofGold = 0
    package var goldInBoth = 0
  }

  /// - Parameter isInShare: whether only the share of a second author counts in the numbers of instances.
  package init(_ table: ReviewTable, isInShare: Bool = false, concurrency: Int? = nil) {
    let plan = FigurePlan(threshold: table.threshold, concurrency: concurrency)
    let labels = table.labelTable()
    threshold = table.threshold
    instances = labels.instances.count
    let units = StudyUnits(labels)
    sources = SourceFigures(units, repeats: table.repeats, plan: plan)
    let comparison = AnnotatorComparison(units, plan: plan)
    people = Self.people(comparison, table)
    meanKappa = comparison.shrinkages["kappa"]?.mean
    let summary = ReviewSummary(table, codeBook: .standard)
    pairs = summary.pairs.filter { $0.instances >= Self.leastShared }
    sparsePairs = summary.pairs.count - pairs.count
    pairsDiffer = summary.pairsDiffer
    contradictions = Contradictions(table)
    trueCorrelation =
      FigureList.acrossFormulations.results(
        FigureSample(acrossFormulationsOf: units.patterns), plan: plan, source: { $0 })["interTask.trueCorrelation"]
    counts = [:]
    var filters = [true, false].map { Self.contradicting(ofGold: $0, isInShare: isInShare) }
    filters += SharePart.allCases.compactMap { filter($0, isInShare: isInShare) }
    let against = people.map { ($0.standing.alone, Self.filter(against: $0.annotator, isInShare: isInShare)) }
    let apart = pairs.compactMap { group in
      group.pair.map { (group.ambiguous, Self.filter($0, isInShare: isInShare)) }
    }
    for (count, filter) in against + apart {
      if isInShare { filters.append(filter) } else { counts[filter] = count }
    }
    for filter in filters where counts[filter] == nil {
      counts[filter] = table.indices.count { table.passes($0, filter) }
    }
  }

  private static func people(_ comparison: AnnotatorComparison, _ table: ReviewTable) -> [Person] {
    let numbers = Dictionary(table.annotators.enumerated().map { (InstanceKey($1.name), $0) }) { first, _ in first }
    let standings = table.standings()
    return comparison.rows.compactMap { row in
      numbers[InstanceKey(row.figures.name)].map { number in
        Person(
          annotator: number, labels: row.figures.labels, kappa: row.figures["kappa"],
          pooledKappa: row.shrunk["kappa"], leniency: row.figures["leniency"], pooledLeniency: row.shrunk["leniency"],
          lean: row.figures["meanPreference"], standing: standings[number], remarks: row.remarks)
      }
    }
  }

  /// Whose ratings are furthest from the others', or who leans furthest from what all lean to; nil for nobody.
  package var leastLikeOthers: (inRatings: Int?, inLean: Int?) {
    let rated = people.filter { $0.leniency.value != nil }
    let ratings = rated.max { $0.distance < $1.distance }
    let leans = people.compactMap(\.lean.value)
    let mean = leans.isEmpty ? 0 : leans.reduce(0, +) / Double(leans.count)
    let lean = people.filter { $0.lean.value != nil }.max {
      abs(($0.lean.value ?? mean) - mean) < abs(($1.lean.value ?? mean) - mean)
    }
    return (ratings?.annotator, lean?.annotator)
  }
}

extension ReviewSources.Person {
  /// How far their ratings are from the others'.
  fileprivate var distance: Double { abs(pooledLeniency?.value ?? leniency.value ?? 0) }
}

extension ReviewSources.Contradictions {
  fileprivate init(_ table: ReviewTable) {
    self.init()
    for instance in table.indices {
      let labels = table.peopleLabels(of: instance)
      let flags = table.rows[instance].flags
      if !labels.both.isEmpty {
        labelledInBoth += 1
        if flags.contains(.contradicts) { ofSomebody += 1 }
      }
      if !labels.ratingsA.isEmpty, !labels.ratingsB.isEmpty, !labels.preferences.isEmpty {
        goldInBoth += 1
        if flags.contains(.goldContradicts) { ofGold += 1 }
      }
    }
  }
}

extension ReviewTable {
  /// Labels that somebody gave again, unannounced, beside their first.
  fileprivate var repeats: [RepeatedLabel] {
    indices.flatMap { instance -> [RepeatedLabel] in
      guard rows[instance].flags.contains(.askedAgain) else { return [] }
      let labels = labels(of: instance)
      return labels.compactMap { again in
        guard again.occasion == .repeat, !annotators[Int(again.annotator)].isModel, let second = again.label,
          let first = labels.first(where: {
            $0.isOriginal && $0.annotator == again.annotator && $0.point == again.point
          })?.label
        else { return nil }
        return RepeatedLabel(original: first, again: second)
      }
    }
  }
}

extension ReviewLabel {
  fileprivate var label: Label? { rating.map { .rating($0) } ?? preference.map { .preference($0) } }
}
