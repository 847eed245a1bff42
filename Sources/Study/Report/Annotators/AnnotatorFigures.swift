import Agreement

/// How one annotator labels, and agrees with those who labelled the same.
package struct AnnotatorFigures: Hashable, Sendable {
  package let name: String
  package let ratings: Int
  package let preferences: Int
  package let activity: AnnotatorActivity
  /// The label that they gave most often of each formulation that they labelled in.
  package let commonest: [TaskFormulation: Commonest]
  /// Median active seconds a label, over both formulations.
  package let seconds: Figure
  private let results: FigureResults

  /// The label that somebody gave most often.
  package struct Commonest: Hashable, Sendable {
    /// `4`, `A2`, `N`
    package let label: String
    package let count: Int
    package let of: Int
  }

  static func all(
    _ table: LabelTable, plan: FigurePlan, activity: [String: AnnotatorActivity]?
  ) -> [AnnotatorFigures] {
    let views = OwnViews(table)
    // One core for each annotator, so that what is computed of one is divided no further.
    var alone = plan
    if table.annotators.count > 1 { alone.concurrency = 1 }
    let own = alone
    return concurrentMap(table.annotators.count, parts: plan.concurrency) { number in
      AnnotatorFigures(
        table.annotators[number], views.units[number].sampledAlone(views.sorted), views.sorted.labels, plan: own,
        activity.map { $0[table.annotators[number]] ?? AnnotatorActivity() } ?? .unread)
    }
  }

  /// - Parameters:
  ///   - sample: which of the views are needed, and the annotator's units.
  ///   - views: everybody's.
  private init(
    _ name: String, _ sample: (patterns: [Int], units: SampledUnits), _ views: [OwnView], plan: FigurePlan,
    _ activity: AnnotatorActivity
  ) {
    let threshold = plan.limits.threshold
    let figures = FigureSample(
      tally: Tally(patternCount: sample.patterns.count, empty: OwnSums()) {
        $1.add(views[sample.patterns[$0]], threshold: threshold)
      }, units: sample.units)
    let sums = figures.table
    self.name = name
    (ratings, preferences) = (Int(sums.ratings), Int(sums.preferences))
    self.activity = activity
    commonest = sums.commonest
    seconds = activity.typicalSeconds
    results = FigureList.ofAnnotator.results(figures, plan: plan, source: { $0 })
  }

  /// Ratings and preferences.
  package var labels: Int { ratings + preferences }

  /// By its name among an annotator's figures.
  package subscript(name: String) -> Figure {
    guard name != "seconds" else { return seconds }
    var figure = results[name]
    if name == "drift", !activity.isRead, figure.n == 0 { figure.why = AnnotatorActivity.whyUnread }
    return figure
  }

  /// Whether anybody looked at times and at the order of work.
  package var hasTimesRead: Bool { activity.isRead }

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

extension OwnSums {
  fileprivate var commonest: [TaskFormulation: AnnotatorFigures.Commonest] {
    func commonest(_ names: [String], _ given: ArraySlice<Double>) -> AnnotatorFigures.Commonest? {
      zip(names, given).max { $0.1 < $1.1 }.flatMap { name, count in
        count > 0
          ? AnnotatorFigures.Commonest(label: name, count: Int(count), of: Int(given.reduce(0, +))) : nil
      }
    }
    var found: [TaskFormulation: AnnotatorFigures.Commonest] = [:]
    found[.single] = commonest(["1", "2", "3", "4", "5"], givenRatings)
    found[.preference] = commonest(["A2", "A1", "N", "B1", "B2"], givenPreferences)
    return found
  }
}

extension FigureList<OwnSums> {
  fileprivate static let ofAnnotator: FigureList = {
    var list = FigureList()
    let alone = "nobody else labelled the same"
    let unordered = "the order of their work is not known"
    /// Quadratic weighted kappa with everybody else on the same data points, both orders pooled.
    func kappa(
      _ name: String, _ kinds: [OwnSums.Kind], late: [Bool?] = [nil, false, true], none: String
    ) -> FigureDeclaration<OwnSums> {
      FigureDeclaration(name, n: { $0.table(kinds, late: late).total }, none: none) {
        cohenKappa($0.table(kinds, late: late).symmetrised, weights: .quadratic)
      }
    }
    list.table("Annotators", columns: ["SINGLE", "PREFERENCE"]) { table in
      func kappas(_ label: String, _ names: [String], late: [Bool?], none: String, kind: FigureTable.Kind = .plain) {
        table.row(
          label,
          [
            kappa(names[0], [.rating], late: late, none: none),
            kappa(names[1], [.preferCombined], late: late, none: none),
          ], kind: kind)
      }
      kappas("kappa with others", ["single", "preference"], late: [nil, false, true], none: alone)
      kappas("  first half", ["earlySingle", "earlyPreference"], late: [false], none: unordered, kind: .aside)
      kappas("  second half", ["lateSingle", "latePreference"], late: [true], none: unordered, kind: .aside)
      // The share of data points in which they differ from another by the threshold or more.
      table.row(
        "ambiguous with others",
        [
          .share("ambiguousSingle", of: { $0.ambiguousRatings }, in: { $0.sharedRatings }, none: alone),
          .share("ambiguousPreference", of: { $0.ambiguousPreferences }, in: { $0.sharedPreferences }, none: alone),
        ])
      // The mean of their ratings, 1…5, and of their prefer-combined, −2…2.
      table.row(
        "mean label",
        [
          .mean("meanRating", of: { $0.ratingSum }, over: { $0.ratings }),
          .mean("meanPreference", of: { $0.preferenceSum }, over: { $0.preferences }),
        ])
    }
    let combined = [OwnSums.Kind.singleCombined, .preferCombined]
    list.unshown(
      // Own ratings less those of the others, of the same responses.
      .mean("leniency", of: { $0.leniency }, over: { $0.sharedRatings }, none: "nobody else rated the same responses"),
      FigureDeclaration(
        "spread", n: { $0.sharedRatings }, scale: { _ in .plain }, none: "nobody else rated the same responses"
      ) { $0.spread },
      // Of single-combined and prefer-combined together.
      kappa("kappa", combined, none: alone),
      .share("ambiguous", of: { $0.ambiguousInstances }, in: { $0.sharedInstances }, none: alone),
      .share(
        "position", of: { $0.preferredFirst }, in: { $0.decided },
        none: "which response was shown first is not known of any that they preferred"),
      // The change of kappa from the first half of their work to the second.
      FigureDeclaration(
        "drift", n: { min($0.table(combined, late: [false]).total, $0.table(combined, late: [true]).total) },
        scale: { _ in .plain }, none: unordered
      ) { sums in
        func kappa(_ late: Bool) -> Statistic {
          cohenKappa(sums.table(combined, late: [late]).symmetrised, weights: .quadratic)
        }
        return kappa(true) - kappa(false)
      })
    return list
  }()
}
