import Study

extension ReportDocument.Section {
  /// Section 4.3
  static func ambiguity(_ figures: StudyFigures) -> Self {
    let threshold = figures.plan.limits.threshold
    let readings = [figures.ambiguity.ofRatings, figures.ambiguity.ofDifference]
    let shared = [figures.sharedDifficulty, figures.sharedDifficultyOfDifference]
    var table = ReportTable("Section 4.3", columns: ["Δ of ratings", "Δ of difference"])
    table.row("Pearson R of the two Δ", readings.map(\.correlation))
    table.row("  if difficulty is shared", shared.map { .assumed($0.correlation) }, kind: .aside)
    table.row("SINGLE's in PREFERENCE's", readings.map(\.singleInPreference))
    table.row("PREFERENCE's in SINGLE's", readings.map(\.preferenceInSingle))
    table.row("overlap, harmonic mean", readings.map(\.overlap))
    table.row("  by chance", readings.map(\.overlapByChance), kind: .aside)
    table.row("  if difficulty is shared", shared.map { .assumed($0.overlap) }, kind: .aside)
    table.row("ambiguous in SINGLE", readings.map(\.singleRate))
    table.row("ambiguous in PREFERENCE", readings.map(\.preferenceRate))
    var blocks: [ReportDocument.Block] = [
      .table(table),
      .paragraph(
        "Instances with Δ ≥ \(threshold) in both formulations. \"If difficulty is shared\" assumes that an instance's "
          + "difficulty is the same in both, the hardest with 3.5 times the spread of the easiest, and the Δ as frequent as "
          + "here: even then the two sets overlap no more than this."),
    ]
    if let plot = SetPlot(figures.ambiguity.ofRatings) { blocks.append(.sets(plot)) }
    return Self(
      id: "ambiguity", title: "Section 4.3: Do the formulations differ on the same instances?", blocks: blocks)
  }
}

extension Figure {
  /// A number that follows from an assumption rather than from labels.
  static func assumed(_ value: Double?) -> Figure {
    Figure(value: value, n: 0, why: value == nil ? "nothing is ambiguous" : nil)
  }
}

extension SetPlot {
  init?(_ reading: AmbiguityFigures.Reading) {
    guard let single = reading.singleRate.value, let preference = reading.preferenceRate.value,
      let share = reading.singleInPreference.value
    else { return nil }
    let total = Double(reading.singleRate.n)
    self.init(
      title: "Ambiguous instances, by Δ of ratings and of prefer-combined", first: "SINGLE", second: "PREFERENCE",
      firstSize: (single * total).rounded(), secondSize: (preference * total).rounded(),
      shared: (share * single * total).rounded(), sharedByChance: single * preference * total, total: total)
  }
}
