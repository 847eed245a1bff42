import Agreement

extension FigureList<ModelSums> {
  /// One model against the people's gold, a table for each of the report's.
  static let ofModel: FigureList = {
    let none = "no instance has labels of this model and of people"
    var list = FigureList()
    list.table("Models and people", columns: ["PREFERENCE", "SINGLE"]) { table in
      // Of its combined label with the gold of PREFERENCE, and of SINGLE (the signed difference of mean ratings, clipped).
      table.row(
        "Pearson with gold",
        [("Preference", ModelSums.Gold.preference), ("Single", .single)].map { name, gold in
          FigureDeclaration("gold.pearson\(name)", n: { $0.moments(gold).count }, none: none) {
            pearson($0.moments(gold))
          }
        })
      // Weighted, of its preference with the gold preference.
      table.row(
        "kappa of preference",
        [("Preference", ModelSums.Gold.preference), ("Single", .single)].map { name, gold in
          FigureDeclaration("gold.kappa\(name)", n: { $0.moments(gold).count }, none: none) {
            cohenKappa($0.signs(gold), weights: .quadratic)
          }
        })
      // Of the difference of mean log-probabilities, which short odd responses do not rule, with the gold.
      table.rowIfAny(
        "Pearson, mean logprob",
        [("Preference", ModelSums.Pairs.meanLogprobPreference), ("Single", .meanLogprobSingle)].map { name, pairs in
          .pearson(
            "gold.meanLogprob\(name)", pairs,
            none: "no instance has this model's perplexities and labels of people")
        })
    }
    // Of the difficulty that it foretells with the people's Δ: of pairs (PREFERENCE), and of responses (SINGLE).
    list.table("Difficulty foretold and the people's Δ", columns: ["PREFERENCE", "SINGLE"]) { table in
      table.rowIfAny(
        "",
        [("preference", ModelSums.Pairs.difficultyPreference), ("single", .difficultySingle)].map { name, pairs in
          .pearson(
            "difficulty.\(name)", pairs, none: "no data point has this model's difficulty and a Δ of people")
        })
    }
    list.table("Pairs asked in both orders", columns: ["same preference", "same label", "first preferred"]) { table in
      let none = "no pair was asked in both orders"
      table.rowIfAny(
        "",
        [
          .share("orders.samePreference", of: { $0.samePreference }, in: { $0.bothOrders }, none: none),
          .share("orders.sameLabel", of: { $0.sameLabel }, in: { $0.bothOrders }, none: none),
          // How often the response that stood first was preferred where one was.
          .share("orders.prefersFirst", of: { $0.prefersFirst }, in: { $0.sided }, none: none),
        ])
    }
    return list
  }()
}

extension FigureDeclaration<ModelSums> {
  fileprivate static func pearson(_ name: String, _ pairs: ModelSums.Pairs, none: String) -> Self {
    Self(name, n: { $0.moments(pairs).count }, none: none) { Agreement.pearson($0.moments(pairs)) }
  }
}

extension FigureList<ModelPairSums> {
  /// Two models, and where they differ.
  static let ofModels: FigureList = {
    typealias Sets = @Sendable (SetOverlap) -> Statistic
    let none = "no instance has labels of both models and of two people"
    let formulations: [(name: String, formulation: ModelPairSums.Formulation)] = [
      ("Preference", .preference), ("Single", .single),
    ]
    var list = FigureList()
    // Weighted, of their combined labels.
    list.unshown(
      FigureDeclaration("kappa", n: { $0.labels.total }, none: none) { cohenKappa($0.labels, weights: .quadratic) })
    list.table("Pairs of models", columns: ["PREFERENCE", "SINGLE"]) { table in
      func row(
        _ label: String, _ name: String, kind: FigureTable.Kind = .plain, suffix: String = "",
        scale: @escaping @Sendable (SetOverlap) -> FigureScale = { _ in .plain },
        _ statistic: @escaping @Sendable (ModelPairSums, ModelPairSums.Formulation) -> Statistic
      ) {
        table.row(
          label,
          formulations.map { which, formulation in
            FigureDeclaration(
              "\(name)\(which)\(suffix)", n: { $0.sets(formulation).units },
              scale: { scale($0.sets(formulation)) }, none: none
            ) { statistic($0, formulation) }
          }, kind: kind)
      }
      // Pearson of their Δ with the people's Δ over instances.
      row("R of Δ with people's", "correlation", scale: { _ in .coefficient }) { pearson($0.moments($1)) }
      // Of what they and what the people find ambiguous, and what it would be by chance.
      row("overlap of ambiguity", "overlap", scale: { .overlap(union: $0.union) }) { $0.sets($1).harmonicMean }
      row("  by chance", "overlap", kind: .aside, suffix: "ByChance") { $0.sets($1).atChance.harmonicMean }
    }
    return list
  }()
}
