import Study

extension ReportDocument.Section {
  /// Figs. 4 and 5
  static func models(_ figures: ModelFigures) -> Self {
    var blocks: [ReportDocument.Block] = [
      .table(gold(figures)),
      .paragraph(
        "By size, as far as the names tell it. Gold is the people's: of PREFERENCE the mean of prefer-combined, of SINGLE the "
          + "difference of mean ratings, clipped. A model that preferred is compared by its preferences, one that only rated "
          + "by the difference of its ratings."),
    ]
    blocks += agreementPlots(figures)
    if figures.pairs.isEmpty {
      blocks.append(.paragraph("One model only: no pairs to compare."))
    } else {
      blocks += pairs(figures)
    }
    blocks += difficulty(figures) + orders(figures)
    return Self(id: "models", title: "Figures 4 and 5: Language models", blocks: blocks)
  }

  private static func gold(_ figures: ModelFigures) -> FigureTable {
    var table = FigureTable("Models and people", columns: ["PREFERENCE", "SINGLE"])
    for model in figures.models {
      table.heading(model.name)
      table.append(model.table(table.caption))
    }
    return table
  }

  private static func agreementPlots(_ figures: ModelFigures) -> [ReportDocument.Block] {
    func plot(
      _ title: String, _ name: String
    ) -> ReportDocument.Block {
      let groups = [("PREFERENCE", "Preference"), ("SINGLE", "Single")].map { label, formulation in
        IntervalPlot.Group(
          label: label,
          points: figures.models.map {
            IntervalPlot.Point(label: $0.name, figure: $0["gold.\(name)\(formulation)"], comparison: nil)
          })
      }
      return .intervals(IntervalPlot(title: title, axis: "with people", comparison: "", groups: groups))
    }
    return [
      plot("Fig. 4: Pearson with the people's gold", "pearson"),
      plot("Fig. 4: kappa of preference with the people's gold", "kappa"),
    ]
  }

  /// The pairs that the paper would compare; all where there are none of them.
  private static func pairs(_ figures: ModelFigures) -> [ReportDocument.Block] {
    let chosen = figures.pairs.filter { $0.choice != .other }
    let shown = chosen.isEmpty ? figures.pairs : chosen
    var table = FigureTable("Pairs of models", columns: ["PREFERENCE", "SINGLE"])
    for pair in shown {
      table.heading("\(pair.label): kappa \(Numbers.figure(pair["kappa"]))")
      table.append(pair.table)
    }
    var blocks: [ReportDocument.Block] = [.table(table)]
    if shown.count < figures.pairs.count {
      blocks.append(
        .paragraph(
          "A base model and its tuned one, and the paper's largest; the json format has all \(figures.pairs.count) pairs."
        ))
    }
    let groups = [("PREFERENCE", "Preference"), ("SINGLE", "Single")].map { label, formulation in
      IntervalPlot.Group(
        label: label,
        points: shown.map { pair in
          IntervalPlot.Point(
            label: pair.label, figure: pair["overlap\(formulation)"],
            comparison: pair["overlap\(formulation)ByChance"])
        })
    }
    blocks.append(
      .intervals(
        IntervalPlot(
          title: "Fig. 5: overlap of what models and what people find ambiguous", axis: "overlap",
          comparison: "by chance",
          groups: groups)))
    return blocks
  }

  private static func difficulty(_ figures: ModelFigures) -> [ReportDocument.Block] {
    guard let table = rows("Difficulty foretold and the people's Δ", of: figures) else { return [] }
    return [
      .table(table),
      .paragraph("Pearson of Very Easy 1 to Very Difficult 5 with Δ: of pairs, and of single responses."),
    ]
  }

  private static func orders(_ figures: ModelFigures) -> [ReportDocument.Block] {
    rows("Pairs asked in both orders", of: figures).map { [.table($0)] } ?? []
  }

  /// A row for each model that has figures there; nil without any.
  private static func rows(_ caption: String, of figures: ModelFigures) -> FigureTable? {
    var table = FigureTable(caption, columns: figures.models[0].table(caption).columns)
    table.heading(caption)
    for model in figures.models { table.append(model.table(caption), label: model.name) }
    return table.rows.count > 1 ? table : nil
  }
}

extension ModelFigures.Pair {
  /// With the method once where it is one.
  fileprivate var label: String {
    let method = ModelTraits(first).method
    let ending = " (\(method))"
    guard first.hasSuffix(ending), second.hasSuffix(ending) else { return "\(first) and \(second)" }
    let count = ending.unicodeScalars.count
    return "\(first.dropLast(count)) and \(second.dropLast(count)), \(method)"
  }
}
