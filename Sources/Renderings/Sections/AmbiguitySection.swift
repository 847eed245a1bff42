import Study

extension ReportDocument.Section {
  /// Section 4.3
  static func ambiguity(_ figures: StudyFigures) -> Self {
    let threshold = figures.plan.limits.threshold
    let shared = [figures.sharedDifficulty, figures.sharedDifficultyOfDifference]
    var table = figures.table("Section 4.3")
    table.insert("  if difficulty is shared", shared.map { .assumed($0.correlation) }, after: "Pearson R of the two Δ")
    table.insert("  if difficulty is shared", shared.map { .assumed($0.overlap) }, after: "  by chance")
    var blocks: [ReportDocument.Block] = [
      .table(table),
      .paragraph(
        "Instances with Δ ≥ \(threshold) in both formulations. \"If difficulty is shared\" assumes that an instance's "
          + "difficulty is the same in both, the hardest with 3.5 times the spread of the easiest, and the Δ as frequent as "
          + "here: even then the two sets overlap no more than this."),
    ]
    if let plot = SetPlot(figures) { blocks.append(.sets(plot)) }
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

extension FigureTable {
  /// Puts what a row is to be compared with below it.
  fileprivate mutating func insert(_ label: String, _ figures: [Figure], after other: String) {
    let place = rows.firstIndex { $0.label == other } ?? rows.count - 1
    rows.insert(Row(label: label, cells: figures.map(Cell.figure), kind: .aside), at: place + 1)
  }
}

extension SetPlot {
  fileprivate init?(_ figures: StudyFigures) {
    let rate = figures["ambiguity.singleRate"]
    guard let single = rate.value, let preference = figures["ambiguity.preferenceRate"].value,
      let share = figures["ambiguity.singleInPreference"].value
    else { return nil }
    let total = Double(rate.n)
    self.init(
      title: "Ambiguous instances, by Δ of ratings and of prefer-combined", first: "SINGLE", second: "PREFERENCE",
      firstSize: (single * total).rounded(), secondSize: (preference * total).rounded(),
      shared: (share * single * total).rounded(), sharedByChance: single * preference * total, total: total)
  }
}
