import Study

extension ReportDocument.Section {
  /// Figs. 4 and 5
  static func models(_ figures: ModelFigures) -> Self {
    var gold = ReportTable("Models and people", columns: ["PREFERENCE", "SINGLE"])
    for model in figures.models {
      gold.heading(model.name)
      gold.row("Pearson with gold", [model.pearsonPreference, model.pearsonSingle])
      gold.row("kappa of preference", [model.kappaPreference, model.kappaSingle])
    }
    var pairs = ReportTable("Pairs of models", columns: ["PREFERENCE", "SINGLE"])
    for pair in figures.pairs {
      pairs.heading("\(pair.first) and \(pair.second): kappa \(Numbers.figure(pair.kappa))")
      pairs.row("R of Δ with people's", [pair.correlationPreference, pair.correlationSingle])
      pairs.row("overlap of ambiguity", [pair.overlapPreference, pair.overlapSingle])
    }
    var blocks: [ReportDocument.Block] = [.table(gold)]
    blocks.append(figures.pairs.isEmpty ? .paragraph("One model only: no pairs to compare.") : .table(pairs))
    return Self(id: "models", title: "Figures 4 and 5: Language models", blocks: blocks)
  }
}
