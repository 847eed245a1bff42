import Study

extension ReportDocument.Section {
  /// Figs. 4 and 5
  static func models(_ figures: ModelFigures) -> Self {
    var blocks: [ReportDocument.Block] = [
      .table(gold(figures)),
      .paragraph(
        "By size, as far as the names tell it. Gold is the people's: of PREFERENCE the mean of prefer-combined, of SINGLE the "
          + "difference of mean ratings, clipped. SINGLE-LLM are a model's ratings, by their difference, clipped; PREFER-LLM "
          + "its preferences: two experiments, each with its own n."),
    ]
    blocks += figures.asked.map { .paragraph("\($0.name), \($0.method.rawValue): \($0.sentence).") }
    blocks += agreementPlots(figures)
    if figures.pairs.isEmpty {
      blocks.append(.paragraph("One model only: no pairs to compare."))
    } else {
      blocks += pairs(figures)
    }
    blocks += difficulty(figures) + orders(figures) + own(figures) + alternative(figures.alternative)
    return Self(id: "models", title: "Figures 4 and 5: Language models", blocks: blocks)
  }

  private static func gold(_ figures: ModelFigures) -> FigureTable {
    var table = FigureTable("Models and people", columns: ["PREFERENCE", "SINGLE"])
    for model in figures.models {
      for experiment in model.experiments {
        table.heading(model.label(experiment.kind))
        table.append(experiment.table)
        if experiment.kind == .perplexity { table.append(model.table(table.caption)) }
      }
      guard !model.experiments.contains(where: { $0.kind == .perplexity }) else { continue }
      let rest = model.table(table.caption)
      if model.experiments.isEmpty || !rest.rows.isEmpty { table.heading(model.name) }
      if model.experiments.isEmpty { table.row("no labels", texts: ["", ""]) }
      table.append(rest)
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
          points: figures.models.flatMap { model in
            model.experiments.map {
              IntervalPlot.Point(
                label: model.label($0.kind), figure: $0["\(name)\(formulation)"], comparison: nil)
            }
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
    let chosen = figures.pairs.filter { $0.choice == .tuning || $0.choice == .largest }
    let likes = figures.pairs.filter { $0.choice == .other && $0.isOfOneFormulation }
    let shown = (chosen.isEmpty ? likes : chosen) + figures.pairs.filter { $0.choice == .formulations }
    var table = FigureTable("Pairs of models", columns: ["PREFERENCE", "SINGLE"])
    for pair in shown {
      table.heading("\(pair.label): kappa \(Numbers.figure(pair["kappa"]))")
      table.append(pair.table)
    }
    var blocks: [ReportDocument.Block] = [.table(table)]
    if shown.count < figures.pairs.count {
      blocks.append(
        .paragraph(
          (chosen.isEmpty
            ? "Models in the same formulation, and each model's own two"
            : "A base model and its tuned one, the paper's largest, and each model's own two experiments")
            + "; the json format has all \(figures.pairs.count) pairs."
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
    guard let table = rows("Predicted difficulty and the people's Δ", of: figures) else { return [] }
    return [
      .table(table),
      .paragraph("Pearson of Very Easy 1 to Very Difficult 5 with Δ: of pairs, and of single responses."),
    ]
  }

  private static func orders(_ figures: ModelFigures) -> [ReportDocument.Block] {
    rows("Pairs asked in both orders", of: figures).map { [.table($0)] } ?? []
  }

  /// How much models differ from themselves, beside how much people differ.
  private static func own(_ figures: ModelFigures) -> [ReportDocument.Block] {
    let caption = "A model's own disagreement"
    var table = FigureTable(caption, columns: figures.models[0].table(caption).columns)
    for model in figures.models {
      let own = model.table(caption)
      guard !own.rows.isEmpty else { continue }
      table.heading("\(model.name), its own disagreement")
      table.append(own)
    }
    guard !table.rows.isEmpty else { return [] }
    return [
      .table(table),
      .paragraph(
        "Own Δ is the largest difference of a model's answers to the same question, entropy (in bits) that of how often it gave "
          + "each answer, or of the probabilities of its one answer. A data point of SINGLE is a response."),
    ]
  }

  /// Whether a model may stand in for a person.
  private static func alternative(_ figures: AlternativeFigures) -> [ReportDocument.Block] {
    guard !figures.rows.isEmpty else { return [] }
    var table = FigureTable("In a person's place", columns: ["winning rate", "advantage"])
    table.heading(table.caption)
    for row in figures.rows {
      for test in row.tests {
        let name = row.experiment == .perplexity ? row.model : "\(row.model), \(row.experiment.title)"
        table.row("\(name), by \(test.nearness.rawValue)", [test.winningRate, test.advantage])
      }
    }
    let epsilon = Numbers.short(figures.epsilon)
    return [
      .table(table),
      .paragraph(
        "The alternative annotator test (Calderon, Reichart & Dror 2025): each annotator in turn is left out, and the model is "
          + "compared with them by who is nearer to the others. The winning rate is the share of annotators (its n) of whom the "
          + "model is as near, but for ε = \(epsilon), by a one-sided t-test corrected for their number (Benjamini & Yekutieli, "
          + "a rate of \(Numbers.short(figures.rate))); from .5 on it may stand in for a person. The advantage is how "
          + "probably it is as near as an annotator. By distance: of ratings and of prefer-combined; by equality: of ratings "
          + "and of A, B and N."),
    ]
  }

  /// A row for each model that has figures there; nil without any.
  private static func rows(_ caption: String, of figures: ModelFigures) -> FigureTable? {
    var table = FigureTable(caption, columns: figures.models[0].table(caption).columns)
    table.heading(caption)
    for model in figures.models { table.append(model.table(caption), label: model.name) }
    return table.rows.count > 1 ? table : nil
  }
}

extension ModelFigures.Model {
  /// As tables and plots call its labels of one kind.
  fileprivate func label(_ kind: ModelExperiment) -> String {
    kind == .perplexity ? name : "\(name), \(kind.title)"
  }
}

extension ModelFigures.Pair {
  fileprivate var isOfOneFormulation: Bool {
    experiments.allSatisfy { $0 == .single } || experiments.allSatisfy { $0 != .single }
  }

  /// With the method and the experiment once where both have it.
  fileprivate var label: String {
    let kinds = Set(experiments)
    if choice == .formulations { return "\(first), \(experiments.map(\.title).joined(separator: " and "))" }
    guard kinds.count == 1 else {
      return zip([first, second], experiments).map { "\($0), \($1.title)" }.joined(separator: " and ")
    }
    let start = experiments.first.map { $0 == .perplexity ? "" : "\($0.title): " } ?? ""
    let method = ModelTraits(first).method
    let ending = " (\(method))"
    guard first.hasSuffix(ending), second.hasSuffix(ending) else { return "\(start)\(first) and \(second)" }
    let count = ending.unicodeScalars.count
    return "\(start)\(first.dropLast(count)) and \(second.dropLast(count)), \(method)"
  }
}
