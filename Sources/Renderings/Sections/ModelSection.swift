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

  private static func gold(_ figures: ModelFigures) -> ReportTable {
    var table = ReportTable("Models and people", columns: ["PREFERENCE", "SINGLE"])
    for model in figures.models {
      table.heading(model.name)
      table.row("Pearson with gold", [model.pearsonPreference, model.pearsonSingle])
      table.row("kappa of preference", [model.kappaPreference, model.kappaSingle])
      if model.meanLogprobPreference.n > 0 || model.meanLogprobSingle.n > 0 {
        table.row("Pearson, mean logprob", [model.meanLogprobPreference, model.meanLogprobSingle])
      }
    }
    return table
  }

  private static func agreementPlots(_ figures: ModelFigures) -> [ReportDocument.Block] {
    func plot(
      _ title: String, _ preference: KeyPath<ModelFigures.Model, Figure>, _ single: KeyPath<ModelFigures.Model, Figure>
    ) -> ReportDocument.Block {
      let groups = [("PREFERENCE", preference), ("SINGLE", single)].map { name, path in
        IntervalPlot.Group(
          label: name,
          points: figures.models.map { IntervalPlot.Point(label: $0.name, figure: $0[keyPath: path], comparison: nil) })
      }
      return .intervals(IntervalPlot(title: title, axis: "with people", comparison: "", groups: groups))
    }
    return [
      plot("Fig. 4: Pearson with the people's gold", \.pearsonPreference, \.pearsonSingle),
      plot("Fig. 4: kappa of preference with the people's gold", \.kappaPreference, \.kappaSingle),
    ]
  }

  /// The pairs that the paper would compare; all where there are none of them.
  private static func pairs(_ figures: ModelFigures) -> [ReportDocument.Block] {
    let chosen = figures.pairs.filter { $0.choice != .other }
    let shown = chosen.isEmpty ? figures.pairs : chosen
    var table = ReportTable("Pairs of models", columns: ["PREFERENCE", "SINGLE"])
    for pair in shown {
      table.heading("\(pair.label): kappa \(Numbers.figure(pair.kappa))")
      table.row("R of Δ with people's", [pair.correlationPreference, pair.correlationSingle])
      table.row("overlap of ambiguity", [pair.overlapPreference, pair.overlapSingle])
      table.row("  by chance", [pair.overlapPreferenceByChance, pair.overlapSingleByChance], kind: .aside)
    }
    var blocks: [ReportDocument.Block] = [.table(table)]
    if shown.count < figures.pairs.count {
      blocks.append(
        .paragraph(
          "A base model and its tuned one, and the paper's largest; the json format has all \(figures.pairs.count) pairs."
        ))
    }
    let groups: [IntervalPlot.Group] = [
      IntervalPlot.Group(
        label: "PREFERENCE",
        points: shown.map {
          IntervalPlot.Point(
            label: $0.label, figure: $0.overlapPreference, comparison: $0.overlapPreferenceByChance)
        }),
      IntervalPlot.Group(
        label: "SINGLE",
        points: shown.map {
          IntervalPlot.Point(label: $0.label, figure: $0.overlapSingle, comparison: $0.overlapSingleByChance)
        }),
    ]
    blocks.append(
      .intervals(
        IntervalPlot(
          title: "Fig. 5: overlap of what models and what people find ambiguous", axis: "overlap",
          comparison: "by chance",
          groups: groups)))
    return blocks
  }

  private static func difficulty(_ figures: ModelFigures) -> [ReportDocument.Block] {
    let models = figures.models.filter { $0.difficultyPreference.n > 0 || $0.difficultySingle.n > 0 }
    guard !models.isEmpty else { return [] }
    var table = ReportTable("Difficulty foretold and the people's Δ", columns: ["PREFERENCE", "SINGLE"])
    table.heading(table.caption)
    for model in models { table.row(model.name, [model.difficultyPreference, model.difficultySingle]) }
    return [
      .table(table),
      .paragraph("Pearson of Very Easy 1 to Very Difficult 5 with Δ: of pairs, and of single responses."),
    ]
  }

  private static func orders(_ figures: ModelFigures) -> [ReportDocument.Block] {
    let models = figures.models.filter { $0.sameLabel.n > 0 }
    guard !models.isEmpty else { return [] }
    var table = ReportTable(
      "Pairs asked in both orders", columns: ["same preference", "same label", "first preferred"])
    table.heading(table.caption)
    for model in models { table.row(model.name, [model.samePreference, model.sameLabel, model.prefersFirst]) }
    return [.table(table)]
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
