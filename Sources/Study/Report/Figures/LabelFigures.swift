import Agreement

extension FigureList<StudyTables> {
  /// How often each label was given (Fig. 2), one by one and not aggregated.
  mutating func labels() {
    let ratings = ["1", "2", "3", "4", "5"]
    bars("Rating of response A", ratings, counts: "labels.ratingA", shares: "shares.ratingA") { $0.ratingsA }
    bars("Rating of response B", ratings, counts: "labels.ratingB", shares: "shares.ratingB") { $0.ratingsB }
    bars("Preference", ["A", "N", "B"], counts: "labels.preference", shares: "shares.preference") {
      [$0.combined[0] + $0.combined[1], $0.combined[2], $0.combined[3] + $0.combined[4]]
    }
    bars("Magnitude", ["0", "1", "2"], counts: "labels.magnitude", shares: "shares.magnitude") {
      [$0.combined[2], $0.combined[1] + $0.combined[3], $0.combined[0] + $0.combined[4]]
    }
  }

  /// How often each Δ occurs (Fig. 3): of the ratings of one response, of prefer-combined of one instance.
  mutating func disagreement() {
    let deltas = ["0", "1", "2", "3", "4"]
    bars("SINGLE, Δ of a response's ratings", deltas, counts: "disagreement.single", shares: "shares.deltaSingle") {
      $0.ratingDeltas
    }
    bars(
      "PREFERENCE, Δ of prefer-combined", deltas, counts: "disagreement.preference", shares: "shares.deltaPreference"
    ) {
      $0.preferenceDeltas
    }
  }

  /// How far two annotators of a data point differ, which the largest Δ does not tell: it grows with their number.
  mutating func pairwise(_ limits: DeltaLimits) {
    let labels: [(name: String, header: String, of: @Sendable (StudyTables) -> PairDistances)] = [
      ("single", "rating", { $0.ratingDistances }), ("difference", "B - A", { $0.differenceDistances }),
      ("preference", "prefer-combined", { $0.preferenceDistances }),
    ]
    table("Two annotators", columns: labels.map(\.header)) { table in
      func row(
        _ label: String, _ name: String, scale: @escaping @Sendable (PairDistances) -> FigureScale = { _ in .plain },
        _ statistic: @escaping @Sendable (PairDistances) -> Statistic
      ) {
        table.row(
          label,
          labels.map { labels in
            FigureDeclaration(
              "pairwise.\(labels.name).\(name)", n: { labels.of($0).count }, scale: { scale(labels.of($0)) },
              none: "no data point has labels of two annotators"
            ) { statistic(labels.of($0)) }
          })
      }
      row("mean Δ", "meanDelta") { $0.mean }
      row("Δ ≥ \(limits.threshold)", "ambiguous", scale: { .share(of: $0.count) }) {
        .share($0.ambiguous, of: $0.count)
      }
      row("spread", "spread") { $0.spread }
    }
  }
}
