import Agreement

extension FigureList<StudyTables> {
  /// Whether the formulations find the same instances ambiguous (section 4.3), SINGLE by Δ of ratings (the larger of the two
  /// responses' Δ), and by Δ of difference.
  mutating func ambiguity() {
    let readings: [(name: String, table: @Sendable (StudyTables) -> DeltaTable)] = [
      ("ambiguity", { $0.deltasOfRatings }), ("ambiguity.ofDifference", { $0.deltasOfDifference }),
    ]
    table("Section 4.3", columns: ["Δ of ratings", "Δ of difference"]) { table in
      func row(
        _ label: String, _ name: String, kind: FigureTable.Kind = .plain,
        n: @escaping @Sendable (SetOverlap) -> Double = { $0.units },
        scale: @escaping @Sendable (SetOverlap) -> FigureScale,
        _ statistic: @escaping @Sendable (DeltaTable) -> Statistic
      ) {
        table.row(
          label,
          readings.map { reading in
            FigureDeclaration(
              "\(reading.name).\(name)", n: { n(reading.table($0).sets) },
              scale: { scale(reading.table($0).sets) },
              none: { source in
                reading.table(source).sets.units < 0.5
                  ? "no instance has a Δ in both formulations"
                  : "no instance is ambiguous in one of the formulations"
              }, { statistic(reading.table($0)) })
          }, kind: kind)
      }
      row("Pearson R of the two Δ", "correlation", scale: { _ in .coefficient }) { $0.joint.pearson }
      // The share of the instances ambiguous in one that are ambiguous in the other, and the harmonic mean of the two.
      row("SINGLE's in PREFERENCE's", "singleInPreference", n: { $0.first }, scale: { .share(of: $0.first) }) {
        $0.sets.firstInSecond
      }
      row("PREFERENCE's in SINGLE's", "preferenceInSingle", n: { $0.second }, scale: { .share(of: $0.second) }) {
        $0.sets.secondInFirst
      }
      row("overlap, harmonic mean", "overlap", scale: { .overlap(union: $0.union) }) { $0.sets.harmonicMean }
      // The overlap to expect of independent sets of these sizes.
      row("  by chance", "overlapByChance", kind: .aside, scale: { _ in .plain }) { $0.sets.atChance.harmonicMean }
      row("ambiguous in SINGLE", "singleRate", scale: { .share(of: $0.units) }) {
        .share($0.sets.first, of: $0.sets.units)
      }
      row("ambiguous in PREFERENCE", "preferenceRate", scale: { .share(of: $0.units) }) {
        .share($0.sets.second, of: $0.sets.units)
      }
    }
    unshown(
      FigureDeclaration(
        "chance.overlap", n: { $0.deltasOfRatings.sets.units }, scale: { _ in .plain },
        none: "no instance has a Δ in both formulations"
      ) { $0.deltasOfRatings.sets.atChance.harmonicMean })
  }
}

extension SetOverlap {
  /// How many units are in one set or the other.
  var union: Double { first + second - both }
}
