import Agreement

/// How one annotator labels, and agrees with those who labelled the same.
package struct AnnotatorFigures: Hashable, Sendable {
  package var name: String
  package var ratings: Int
  package var preferences: Int
  /// The mean of their ratings, 1…5, and of their prefer-combined, −2…2.
  package var meanRating: Figure
  package var meanPreference: Figure
  /// Quadratic weighted kappa with everybody else on the same data points, both orders pooled.
  package var single: Figure
  package var preference: Figure
  /// The share of data points in which they differ from another by the threshold or more.
  package var ambiguousSingle: Figure
  package var ambiguousPreference: Figure
  /// The same kappas in the two halves of their work.
  package var earlySingle: Figure
  package var lateSingle: Figure
  package var earlyPreference: Figure
  package var latePreference: Figure
  package var activity: AnnotatorActivity

  static func all(
    _ table: LabelTable, plan: FigurePlan, activity: [String: AnnotatorActivity]
  ) -> [AnnotatorFigures] {
    var sums = Array(repeating: [[Double]](), count: table.annotators.count)
    for instance in table.instances.indices {
      let entries = table.entries(of: instance)
      for entry in entries {
        sums[entry.annotator].append(OwnSums(entry, among: entries, threshold: plan.limits.threshold).cells)
      }
    }
    return table.annotators.indices.map { annotator in
      let patterns = Patterns(sums[annotator]) { $0.lexicographicallyPrecedes($1) }
      let tally = Tally(patternCount: patterns.patterns.count, empty: OwnSums()) { $1.cells = patterns.patterns[$0] }
      let name = table.annotators[annotator]
      let run = bootstrap(patterns.multiplicities, plan: plan.bootstrap) {
        var reader = FigureReader()
        _ = AnnotatorFigures(name, tally.table($0), AnnotatorActivity(), &reader)
        return reader.statistics
      }
      var reader = FigureReader(run: run)
      return AnnotatorFigures(
        name, tally.table(patterns.multiplicities), activity[name] ?? AnnotatorActivity(), &reader)
    }
  }

  private init(_ name: String, _ sums: OwnSums, _ activity: AnnotatorActivity, _ read: inout FigureReader) {
    func mean(_ total: Double, _ count: Double) -> Statistic {
      count > 0 ? .value(total / count) : .undefined(.noUnits)
    }
    func kappa(_ table: ConfusionTable, _ none: StaticString = "nobody else labelled the same") -> Figure {
      read(cohenKappa(table.symmetrised, weights: .quadratic), n: table.total, none: .because(none))
    }
    let (ratings, preferences) = (sums.cells[0], sums.cells[2])
    self.name = name
    self.ratings = Int(ratings)
    self.preferences = Int(preferences)
    self.activity = activity
    meanRating = read(mean(sums.cells[1], ratings), n: ratings)
    meanPreference = read(mean(sums.cells[3], preferences), n: preferences)
    let (early, late) = ((sums.table(.single, late: false), sums.table(.single, late: true)))
    let (earlyPairs, latePairs) = (sums.table(.preference, late: false), sums.table(.preference, late: true))
    single = kappa(sums.table(.single, late: nil) + early + late)
    preference = kappa(sums.table(.preference, late: nil) + earlyPairs + latePairs)
    ambiguousSingle = read(mean(sums.cells[5], sums.cells[4]), n: sums.cells[4])
    ambiguousPreference = read(mean(sums.cells[7], sums.cells[6]), n: sums.cells[6])
    let unordered: StaticString = "the order of their work is not known"
    earlySingle = kappa(early, unordered)
    lateSingle = kappa(late, unordered)
    earlyPreference = kappa(earlyPairs, unordered)
    latePreference = kappa(latePairs, unordered)
  }
}

/// What one annotator's instances add up to.
private struct OwnSums: CellTable {
  /// Ratings and their sum; preferences and their sum; data points shared with others and how many of them are ambiguous,
  /// in SINGLE and in PREFERENCE; then pairs (own label, another's): SINGLE and PREFERENCE, each early, late, unknown.
  var cells = Array(repeating: 0.0, count: 8 + 6 * 25)

  init() {}

  init(_ entry: LabelEntry, among entries: [LabelEntry], threshold: Int) {
    let others = entries.filter { $0.annotator != entry.annotator }
    for response in ResponseLetter.allCases {
      guard let own = entry.rating(of: response)?.rawValue else { continue }
      cells[0] += 1
      cells[1] += Double(own)
      let theirs = others.compactMap { $0.rating(of: response)?.rawValue }
      add(own: own - 1, theirs.map { $0 - 1 }, .single, late: entry[isLate: response], threshold: threshold)
    }
    guard let own = entry.preference?.combined else { return }
    cells[2] += 1
    cells[3] += Double(own)
    let theirs = others.compactMap { $0.preference?.combined }
    add(own: own + 2, theirs.map { $0 + 2 }, .preference, late: entry[isLate: nil], threshold: threshold)
  }

  private mutating func add(own: Int, _ theirs: [Int], _ formulation: TaskFormulation, late: Bool?, threshold: Int) {
    guard !theirs.isEmpty else { return }
    let offset = formulation == .single ? 4 : 6
    cells[offset] += 1
    if theirs.contains(where: { abs($0 - own) >= threshold }) { cells[offset + 1] += 1 }
    for other in theirs { cells[Self.start(formulation, late) + 5 * own + other] += 1 / Double(theirs.count) }
  }

  func table(_ formulation: TaskFormulation, late: Bool?) -> ConfusionTable {
    var table = ConfusionTable(scale: formulation == .single ? LabelScales.rating : LabelScales.combined)
    let start = Self.start(formulation, late)
    table.cells = Array(cells[start..<start + 25])
    return table
  }

  private static func start(_ formulation: TaskFormulation, _ late: Bool?) -> Int {
    let part = late.map { $0 ? 1 : 0 } ?? 2
    return 8 + 25 * (part + (formulation == .single ? 0 : 3))
  }
}
