import Agreement

extension ReportComparison {
  /// Two rounds of labels of the same instances beside each other; only instances with labels in both count.
  ///
  /// An instance is one unit with the labels of both rounds, so that how easy it is cancels from the differences. People are
  /// taken for different ones in the two rounds: where they are the same, the intervals are if anything too wide.
  ///
  /// - Returns: nil where fewer than two instances have labels in both.
  package init?(_ here: LabelTable, with other: Reference, labels: LabelTable, plan: FigurePlan) {
    let known = Set(labels.instances)
    let shared = Set(here.instances.filter(known.contains))
    guard shared.count > 1 else { return nil }
    let (one, two) = (
      here.keeping { shared.contains(here.instances[$0]) }, labels.keeping { shared.contains(labels.instances[$0]) }
    )
    let (ownFigures, theirFigures) = (StudyFigures(one, plan: plan), StudyFigures(two, plan: plan))
    let differences = FigureList<PairedTables>.differences(plan.limits)
    var plan = plan
    plan.sample = plan.takesAnnotators(min(one.annotators.count, two.annotators.count)) ? .both : .instances
    let results = differences.results(FigureSample(one, two, limits: plan.limits), plan: plan) { PairedTables($0) }
    self.init(
      other: other, threshold: plan.limits.threshold, pairing: .paired(instances: shared.count),
      rows: Self.compared.filter { results.hasFigure($0.name) }.map { name, part, label in
        let (own, theirs) = (ownFigures[name], theirFigures[name])
        var difference = results[name]
        // Of both rounds' people together there seem to be more than there are.
        difference.doubt = difference.doubt ?? own.doubt ?? theirs.doubt
        return Row(name: name, part: part, label: label, here: own, other: theirs, difference: difference)
      })
  }
}

/// The sums of two rounds of labels of the same instances.
private struct PairedSums: CellTable {
  let first: StudySums.Layout
  let second: StudySums.Layout
  /// Those of the first round, then those of the second.
  var cells: [Double]

  init(first: StudySums.Layout, second: StudySums.Layout) {
    self.first = first
    self.second = second
    cells = Array(repeating: 0, count: first.size + second.size)
  }

  var parts: [Range<Int>] {
    first.parts + second.parts.map { $0.lowerBound + first.size..<$0.upperBound + first.size }
  }

  /// Adds an instance's labels in both rounds.
  mutating func add(_ one: InstanceLabels, _ two: InstanceLabels) {
    for (labels, layout, start) in [(one, first, 0), (two, second, first.size)] {
      var sums = StudySums(layout: layout)
      sums.add(labels)
      for (cell, value) in sums.cells.enumerated() where value != 0 { cells[start + cell] += value }
    }
  }

  var sums: (first: StudySums, second: StudySums) {
    var (one, two) = (StudySums(layout: first), StudySums(layout: second))
    one.cells = Array(cells[..<first.size])
    two.cells = Array(cells[first.size...])
    return (one, two)
  }
}

/// What figures of both rounds are read off.
private struct PairedTables {
  let first: StudyTables
  let second: StudyTables

  init(_ sums: PairedSums) {
    let (one, two) = sums.sums
    first = StudyTables(one)
    second = StudyTables(two)
  }
}

extension FigureList<PairedTables> {
  /// For every compared headline figure the first round's less the second's.
  fileprivate static func differences(_ limits: DeltaLimits) -> Self {
    let names = Set(ReportComparison.compared.map(\.name))
    var list = Self()
    for figure in FigureList<StudyTables>.headline(limits).declarations where names.contains(figure.name) {
      list.unshown(
        FigureDeclaration(
          figure.name, n: { min(figure.n($0.first), figure.n($0.second)) }, scale: { _ in .plain },
          none: { figure.none($0.first) ?? figure.none($0.second) }
        ) { figure.statistic($0.first) - figure.statistic($0.second) })
    }
    return list
  }
}

/// What an instance shows in both rounds.
private struct PairedPattern: Hashable, Comparable {
  let first: LabelPattern
  let second: LabelPattern

  static func < (left: PairedPattern, right: PairedPattern) -> Bool {
    left.first != right.first ? left.first < right.first : left.second < right.second
  }
}

extension FigureSample<PairedSums> {
  /// The instances of two tables that hold the same ones.
  fileprivate init(_ one: LabelTable, _ two: LabelTable, limits: DeltaLimits) {
    var joined = LabelTable()
    joined.append(one, annotatorsNamed: "1 ")
    let boundary = joined.annotators.count
    joined.append(two, annotatorsNamed: "2 ")
    func layout(_ table: LabelTable) -> StudySums.Layout {
      let largest = table.instances.indices.map { LabelPattern(table.entries(of: $0)).labels.largestUnit }.max() ?? 0
      return StudySums.Layout(limits: limits, largestUnit: largest)
    }
    self.init(
      joined, empty: PairedSums(first: layout(one), second: layout(two)),
      of: { entries in
        PairedPattern(
          first: LabelPattern(entries.filter { $0.annotator < boundary }),
          second: LabelPattern(entries.filter { $0.annotator >= boundary }))
      }, by: <
    ) { $1.add($0.first.labels, $0.second.labels) }
  }
}

extension LabelTable {
  /// Adds the labels of another table, its annotators under names of their own.
  fileprivate mutating func append(_ other: LabelTable, annotatorsNamed prefix: String) {
    for annotator in other.annotators { _ = number(ofAnnotator: prefix + annotator) }
    for instance in other.instances.indices { add(instance, of: other) { prefix + $0 } }
  }
}
