import Study

extension ReportDocument.Section {
  /// Section 4.3
  static func ambiguity(_ figures: StudyFigures) -> Self {
    let threshold = figures.plan.limits.threshold
    let shared = [figures.sharedDifficulty, figures.sharedDifficultyOfDifference]
    var table = figures.table("Section 4.3")
    table.insert("  if difficulty is shared", shared.map { $0.range(\.correlation) }, after: "Pearson R of the two Δ")
    table.insert("  if difficulty is shared", shared.map { $0.range(\.overlap) }, after: "  by chance")
    let (low, high) = (SharedDifficulty.lowAssumption, SharedDifficulty.highAssumption)
    var blocks: [ReportDocument.Block] = [
      .table(table),
      .explanation(
        "Instances with Δ ≥ \(threshold) in both formulations. \"If difficulty is shared\": what Δ as frequent as here would "
          + "have in common if an instance were as hard in one formulation as in the other. The lower end takes the hardest "
          + "to differ \(Numbers.short(low.hardest, digits: 1)) times as much as the easiest, and other people in each; the "
          + "higher end \(Numbers.short(high.hardest, digits: 1)) times, and the same two people, of whose differences "
          + "\(Numbers.percent(high.lasting)) last. These are examples and no bounds."),
    ]
    if let verdict = ambiguityVerdict(figures) { blocks.append(.paragraph(verdict)) }
    if figures.deltas.total > 0 { blocks.append(HeatMap.block(figures.deltas, isByRow: false)) }
    if let plot = SetPlot(figures) { blocks.append(.sets(plot)) }
    return Self(
      id: "ambiguity", title: "Section 4.3: Do the formulations differ on the same instances?", part: .formulations,
      blocks: blocks)
  }
}

extension ReportDocument.Section {
  /// What the overlap says of instances that are ambiguous however they are asked about.
  static func ambiguityVerdict(_ figures: StudyFigures) -> String? {
    let (overlap, chance) = (figures["ambiguity.overlap"], figures["ambiguity.overlapByChance"])
    let shared = figures.sharedDifficulty
    guard let value = overlap.value, let chance = chance.value, let low = shared.low.overlap,
      let high = shared.high.overlap
    else { return nil }
    let about = "Whether there are instances that are ambiguous in both"
    let range = "\(Numbers.short(low)) to \(Numbers.short(high))"
    if let lowest = overlap.low, let highest = overlap.high, lowest <= chance, chance <= highest {
      return
        "The overlap, \(Numbers.short(value)), cannot be told from chance, \(Numbers.short(chance)). \(about), these "
        + "labels do not say" + (highest >= low ? "; shared difficulty (\(range)) is not ruled out either." : ".")
    }
    if value < chance { return "The two sets have less in common than sets drawn at random." }
    if value < low {
      return "The two sets have more in common than by chance, and less than shared difficulty would give under the "
        + "assumptions of section 4.3 (\(range)): some of what is ambiguous is so in both."
    }
    return
      "The two sets have as much in common as shared difficulty would give under the assumptions of section 4.3 (\(range)): an "
      + "overlap of \(Numbers.short(value)) does not show that ambiguity is a matter of how the question is put."
  }
}

extension SharedDifficulty {
  /// `.18 to .37`
  fileprivate func range(_ part: KeyPath<Expectation, Double?>) -> String {
    guard let low = low[keyPath: part], let high = high[keyPath: part] else { return "-" }
    return "\(Numbers.short(low)) to \(Numbers.short(high))"
  }
}

extension FigureTable {
  /// Puts what a row is to be compared with below it.
  fileprivate mutating func insert(_ label: String, _ texts: [String], after other: String) {
    let place = rows.firstIndex { $0.label == other } ?? rows.count - 1
    rows.insert(Row(label: label, cells: texts.map(Cell.text), kind: .aside), at: place + 1)
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
