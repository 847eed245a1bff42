import Study

extension ReportDocument.Section {
  static func details(_ details: DetailFigures) -> [Self] {
    [
      coefficients(details), repeats(details), subsets(details.subsets), groups(details.groups), annotators(details),
      speed(details),
      pairs(details),
    ]
  }

  private static func coefficients(_ details: DetailFigures) -> Self {
    let blocks = LabelKind.allCases.map { ReportDocument.Block.table(details.coefficients.table($0.rawValue)) }
    var contradictions = FigureTable("Contradictions", columns: ["share"])
    contradictions.row("single-pref against preference, A to B", [details.contradictions])
    return Self(
      id: "coefficients", title: "Other coefficients", part: .appendix, blocks: blocks + [.table(contradictions)])
  }

  private static func repeats(_ details: DetailFigures) -> Self {
    Self(
      id: "repeats", title: "The same annotator asked again", part: .appendix,
      blocks: [.table(details.repeats.table("Labels given twice"))])
  }

  private static func annotators(_ details: DetailFigures) -> Self {
    var table = FigureTable("Annotators", columns: ["SINGLE", "PREFERENCE"])
    for annotator in details.annotators {
      table.heading("\(annotator.name): \(annotator.ratings) ratings, \(annotator.preferences) preferences")
      table.append(annotator.table)
    }
    return Self(id: "by-annotator", title: "By annotator", part: .appendix, blocks: [.table(table)])
  }

  private static func speed(_ details: DetailFigures) -> Self {
    var table = FigureTable("Speed", columns: ["SINGLE s", "2nd/1st half", "PREF. s", "2nd/1st half"])
    func shown(_ value: Double?, digits: Int) -> String { value.map { Numbers.fixed($0, digits: digits) } ?? "-" }
    for annotator in details.annotators {
      let activity = annotator.activity
      guard TaskFormulation.allCases.contains(where: { activity.median($0) != nil }) else { continue }
      table.row(
        annotator.name,
        texts: TaskFormulation.allCases.flatMap {
          [shown(activity.median($0), digits: 1), shown(activity.drift($0), digits: 2)]
        })
    }
    let blocks: [ReportDocument.Block] =
      table.rows.isEmpty ? [.paragraph("How long labels took is not known.")] : [.table(table)]
    return Self(id: "speed", title: "Speed: median active seconds a label", part: .appendix, blocks: blocks)
  }

  private static func pairs(_ details: DetailFigures) -> Self {
    let enough = details.pairs.filter { $0["single"].n + $0["preference"].n >= 10 }
    let shown = enough.prefix(40)
    var table = FigureTable("Pairs", columns: ["kappa SINGLE", "kappa PREFERENCE"])
    for pair in shown { table.append(pair.table, label: "\(pair.first) and \(pair.second)") }
    var blocks: [ReportDocument.Block] = [
      .paragraph(
        "\(details.pairs.count) pairs share instances, \(enough.count) of them at least ten data points; "
          + "\(shown.count) are shown, those that share most first. The others are in the csv and json formats.")
    ]
    if !shown.isEmpty { blocks.append(.table(table)) }
    return Self(id: "pairs", title: "By pair of annotators", part: .appendix, blocks: blocks)
  }
}
