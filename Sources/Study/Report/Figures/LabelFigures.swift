import Agreement

/// How often each label was given (Fig. 2).
package struct LabelFigures: Hashable, Sendable {
  /// By rating, 1…5.
  package var ratingA: [LabelShare]
  package var ratingB: [LabelShare]
  /// A, N, B.
  package var preference: [LabelShare]
  /// 0, 1, 2.
  package var magnitude: [LabelShare]
}

/// How often one label was given.
package struct LabelShare: Hashable, Sendable {
  package var label: String
  package var count: Int
  /// Its share of all labels of its kind.
  package var share: Figure
}

extension LabelFigures {
  init(_ sums: StudySums, _ read: inout FigureReader) {
    let combined = Array(sums.row(sums.layout.combined))
    ratingA = LabelShare.all(Self.ratings, counts: sums.row(sums.layout.ratingsA), &read)
    ratingB = LabelShare.all(Self.ratings, counts: sums.row(sums.layout.ratingsB), &read)
    preference = LabelShare.all(
      Self.preferences, counts: [combined[0] + combined[1], combined[2], combined[3] + combined[4]], &read)
    magnitude = LabelShare.all(
      Self.magnitudes, counts: [combined[2], combined[1] + combined[3], combined[0] + combined[4]], &read)
  }

  private static let ratings = ["1", "2", "3", "4", "5"]
  private static let preferences = ["A", "N", "B"]
  private static let magnitudes = ["0", "1", "2"]
}

extension LabelShare {
  static func all(_ labels: [String], counts: some Collection<Double>, _ read: inout FigureReader) -> [LabelShare] {
    let total = counts.reduce(0, +)
    func statistic(_ count: Double) -> Statistic { total > 0 ? .value(count / total) : .undefined(.noUnits) }
    guard !read.collects else {
      for count in counts { _ = read(statistic(count), n: total) }
      return []
    }
    return zip(labels, counts).map { label, count in
      LabelShare(label: label, count: Int(count), share: read(statistic(count), n: total))
    }
  }
}

/// How often each Δ occurs (Fig. 3): of the ratings of one response, of prefer-combined of one instance.
package struct DisagreementFigures: Hashable, Sendable {
  /// By Δ, 0…4.
  package var single: [LabelShare]
  package var preference: [LabelShare]

  init(_ sums: StudySums, _ read: inout FigureReader) {
    single = LabelShare.all(Self.deltas, counts: sums.row(sums.layout.ratingDeltas), &read)
    preference = LabelShare.all(Self.deltas, counts: sums.row(sums.layout.preferenceDeltas), &read)
  }

  private static let deltas = ["0", "1", "2", "3", "4"]
}
