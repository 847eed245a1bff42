import Agreement

/// How one annotator labels, and agrees with those who labelled the same.
package struct AnnotatorFigures: Hashable, Sendable {
  package let name: String
  package let ratings: Int
  package let preferences: Int
  package let activity: AnnotatorActivity
  private let results: FigureResults

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
    return zip(table.annotators, sums).map { name, rows in
      let sample = FigureSample(rows, empty: OwnSums())
      let own = sample.table
      return AnnotatorFigures(
        name: name, ratings: Int(own.ratings), preferences: Int(own.preferences),
        activity: activity[name] ?? AnnotatorActivity(),
        results: FigureList.ofAnnotator.results(sample, plan: plan, source: { $0 }))
    }
  }

  /// By its name among an annotator's figures.
  package subscript(name: String) -> Figure { results[name] }

  /// SINGLE and PREFERENCE side by side.
  package var table: FigureTable { results.table("Annotators") }

  var tree: FigureTree {
    FigureTree.group([
      FigureTree.Member("ratings", .count(ratings)), FigureTree.Member("preferences", .count(preferences)),
    ]).merging(results.tree).merging([
      "medianSecondsSingle": .number(activity.median(.single)),
      "medianSecondsPreference": .number(activity.median(.preference)),
      "speedDriftSingle": .number(activity.drift(.single)),
      "speedDriftPreference": .number(activity.drift(.preference)),
    ])
  }
}

extension FigureList<OwnSums> {
  fileprivate static let ofAnnotator: FigureList = {
    var list = FigureList()
    list.table("Annotators", columns: ["SINGLE", "PREFERENCE"]) { table in
      func kappa(_ name: String, _ formulation: TaskFormulation, late: [Bool?], none: String) -> FigureDeclaration<
        OwnSums
      > {
        FigureDeclaration(name, n: { $0.table(formulation, late: late).total }, none: none) {
          cohenKappa($0.table(formulation, late: late).symmetrised, weights: .quadratic)
        }
      }
      func kappas(_ label: String, _ names: [String], late: [Bool?], none: String, kind: FigureTable.Kind = .plain) {
        table.row(
          label,
          [kappa(names[0], .single, late: late, none: none), kappa(names[1], .preference, late: late, none: none)],
          kind: kind)
      }
      // Quadratic weighted kappa with everybody else on the same data points, both orders pooled; then in the two halves of
      // their work.
      kappas(
        "kappa with others", ["single", "preference"], late: [nil, false, true], none: "nobody else labelled the same")
      let unordered = "the order of their work is not known"
      kappas("  first half", ["earlySingle", "earlyPreference"], late: [false], none: unordered, kind: .aside)
      kappas("  second half", ["lateSingle", "latePreference"], late: [true], none: unordered, kind: .aside)
      // The share of data points in which they differ from another by the threshold or more.
      table.row(
        "ambiguous with others",
        [
          .share("ambiguousSingle", of: { $0.cells[5] }, in: { $0.cells[4] }),
          .share("ambiguousPreference", of: { $0.cells[7] }, in: { $0.cells[6] }),
        ])
      // The mean of their ratings, 1…5, and of their prefer-combined, −2…2.
      table.row(
        "mean label",
        [
          .share("meanRating", of: { $0.cells[1] }, in: { $0.ratings }),
          .share("meanPreference", of: { $0.cells[3] }, in: { $0.preferences }),
        ])
    }
    return list
  }()
}

/// What one annotator's instances add up to.
struct OwnSums: CellTable {
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

  var ratings: Double { cells[0] }
  var preferences: Double { cells[2] }

  /// - Parameter parts: of pairs in the second half of the annotator's work, in the first, where that is not known (nil).
  func table(_ formulation: TaskFormulation, late parts: [Bool?]) -> ConfusionTable {
    var table = ConfusionTable(scale: formulation == .single ? LabelScales.rating : LabelScales.combined)
    for part in parts {
      let start = Self.start(formulation, part)
      for cell in 0..<25 { table.cells[cell] += cells[start + cell] }
    }
    return table
  }

  private static func start(_ formulation: TaskFormulation, _ late: Bool?) -> Int {
    let part = late.map { $0 ? 1 : 0 } ?? 2
    return 8 + 25 * (part + (formulation == .single ? 0 : 3))
  }
}
