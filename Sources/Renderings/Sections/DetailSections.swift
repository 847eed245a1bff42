import Study

extension ReportDocument.Section {
  static func details(_ details: DetailFigures) -> [Self] {
    [coefficients(details), repeats(details), subsets(details), annotators(details), speed(details), pairs(details)]
  }

  private static func coefficients(_ details: DetailFigures) -> Self {
    let blocks = details.coefficients.map { kind -> ReportDocument.Block in
      var table = ReportTable(kind.kind.rawValue, columns: [kind.kind.rawValue])
      table.row("Gwet's AC1", [kind.ac1])
      table.row("Gwet's AC2, quadratic", [kind.ac2])
      table.row("alpha, nominal", [kind.alphaNominal])
      table.row("alpha, ordinal", [kind.alphaOrdinal])
      table.row("alpha, interval", [kind.alphaInterval])
      table.row("intraclass correlation (1,1)", [kind.intraclass])
      table.row("Spearman", [kind.spearman])
      table.row("Pearson", [kind.pearson])
      return .table(table)
    }
    var contradictions = ReportTable("Contradictions", columns: ["share"])
    contradictions.row("single-pref against preference, A to B", [details.contradictions])
    return Self(id: "coefficients", title: "Other coefficients", blocks: blocks + [.table(contradictions)])
  }

  private static func repeats(_ details: DetailFigures) -> Self {
    let repeats = details.repeats
    var table = ReportTable("Labels given twice", columns: ["figure"])
    table.row("same rating", [repeats.sameRating])
    table.row("kappa of rating", [repeats.ratingKappa.symmetric])
    table.row("same prefer-combined", [repeats.samePreference])
    table.row("kappa of prefer-combined", [repeats.preferenceKappa.symmetric])
    table.row("order swapped: same place taken", [repeats.followsPosition])
    return Self(id: "repeats", title: "The same annotator asked again", blocks: [.table(table)])
  }

  private static func subsets(_ details: DetailFigures) -> Self {
    guard let limits = details.subsets.first?.figures.plan.limits else {
      return Self(
        id: "subsets", title: "By subset", blocks: [.paragraph("All instances are of one subset, or of none.")])
    }
    var table = ReportTable("Subsets", columns: limits.headers)
    for (name, figures) in details.subsets {
      table.heading("\(name): \(figures.counts.instances) instances")
      table.row("SINGLE", figures.scoreAgreement.single.values.map(\.symmetric))
      table.row("PREFERENCE", figures.scoreAgreement.preference.values.map(\.symmetric))
      table.row("single-pref", figures.preferenceAgreement.single.values.map(\.kappa.symmetric))
      table.row("preference", figures.preferenceAgreement.preference.values.map(\.kappa.symmetric))
    }
    return Self(id: "subsets", title: "By subset: weighted kappas", blocks: [.table(table)])
  }

  private static func annotators(_ details: DetailFigures) -> Self {
    var table = ReportTable("Annotators", columns: ["SINGLE", "PREFERENCE"])
    for annotator in details.annotators {
      table.heading("\(annotator.name): \(annotator.ratings) ratings, \(annotator.preferences) preferences")
      table.row("kappa with others", [annotator.single, annotator.preference])
      table.row("  first half", [annotator.earlySingle, annotator.earlyPreference], kind: .aside)
      table.row("  second half", [annotator.lateSingle, annotator.latePreference], kind: .aside)
      table.row("ambiguous with others", [annotator.ambiguousSingle, annotator.ambiguousPreference])
      table.row("mean label", [annotator.meanRating, annotator.meanPreference])
    }
    return Self(id: "annotators", title: "By annotator", blocks: [.table(table)])
  }

  private static func speed(_ details: DetailFigures) -> Self {
    var table = ReportTable("Speed", columns: ["SINGLE s", "2nd/1st half", "PREF. s", "2nd/1st half"])
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
    return Self(id: "speed", title: "Speed: median active seconds a label", blocks: blocks)
  }

  private static func pairs(_ details: DetailFigures) -> Self {
    let enough = details.pairs.filter { $0.single.n + $0.preference.n >= 10 }
    let shown = enough.prefix(40)
    var table = ReportTable("Pairs", columns: ["kappa SINGLE", "kappa PREFERENCE"])
    for pair in shown {
      table.row("\(pair.first) and \(pair.second)", [pair.single, pair.preference])
    }
    var blocks: [ReportDocument.Block] = [
      .paragraph(
        "\(details.pairs.count) pairs share instances, \(enough.count) of them at least ten data points; "
          + "\(shown.count) are shown, those that share most first. The others are in the csv and json formats.")
    ]
    if !shown.isEmpty { blocks.append(.table(table)) }
    return Self(id: "pairs", title: "By pair of annotators", blocks: blocks)
  }
}
