import Study

extension ReportDocument.Section {
  /// What authors decided in the review, and how far two of them agree on causes.
  static func decisions(_ summary: DecisionSummary) -> Self {
    let counts = summary.progress
    var blocks: [ReportDocument.Block] = [
      .paragraph(
        "\(counts.words) Decisions change no label and none of the figures of this report; gold and training exports follow "
          + "them.")
    ]
    let outcomes = DecisionOutcome.Kind.allCases
    var causes = FigureTable("Causes and outcomes", columns: ["instances"] + outcomes.map(\.words))
    for cause in summary.causes where cause.count > 0 {
      causes.row(cause.name, texts: [String(cause.count)] + outcomes.map { String(cause.outcomes[$0] ?? 0) })
    }
    causes.row("any cause or none", texts: [String(counts.decided)] + outcomes.map { String(counts.outcomes[$0] ?? 0) })
    blocks.append(.table(causes))
    var coders = FigureTable("Two coders of the same instances", columns: ["same cause", "kappa of causes"])
    for pair in summary.coders { coders.row("\(pair.first) and \(pair.second)", [pair.agreement, pair.kappa]) }
    blocks.append(
      coders.rows.isEmpty
        ? .paragraph("No two authors named causes of the same instances, so there is no kappa of coders.")
        : .table(coders))
    return Self(id: "decisions", title: "What authors decided", part: .decisions, blocks: blocks)
  }
}
