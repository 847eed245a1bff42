import Agreement

extension FigureList<ExperimentSums> {
  /// One model in one experiment against the people's gold.
  static let ofExperiment: FigureList = {
    let none = "no instance has labels of this model and of people"
    let golds: [(name: String, gold: ExperimentSums.Gold)] = [("Preference", .preference), ("Single", .single)]
    var list = FigureList()
    list.table("Models and people", columns: ["PREFERENCE", "SINGLE"]) { table in
      // Of its combined label with the gold of PREFERENCE, and of SINGLE (the signed difference of mean ratings, clipped).
      table.row(
        "Pearson with gold",
        golds.map { name, gold in
          FigureDeclaration("pearson\(name)", n: { $0.moments(gold).count }, none: none) { pearson($0.moments(gold)) }
        })
      // Weighted, of its preference with the gold preference.
      table.row(
        "kappa of preference",
        golds.map { name, gold in
          FigureDeclaration("kappa\(name)", n: { $0.moments(gold).count }, none: none) {
            cohenKappa($0.signs(gold), weights: .quadratic)
          }
        })
      // Of the mean over the probabilities of its answers.
      table.rowIfAny(
        "Pearson, soft labels",
        golds.map { name, gold in
          FigureDeclaration(
            "softPearson\(name)", n: { $0.softMoments(gold).count },
            none: "no instance has probabilities of this model's answers and labels of people"
          ) { pearson($0.softMoments(gold)) }
        })
    }
    return list
  }()
}

extension FigureList<ModelSums> {
  /// What one model says beside its labels against what people say, a table for each of the report's.
  static let ofModel: FigureList = {
    var list = FigureList()
    list.table("Models and people", columns: ["PREFERENCE", "SINGLE"]) { table in
      // Of the difference of mean log-probabilities, which short odd responses do not rule, with the gold.
      table.rowIfAny(
        "Pearson, mean logprob",
        [("Preference", ModelSums.Pairs.meanLogprobPreference), ("Single", .meanLogprobSingle)].map { name, pairs in
          .pearson(
            "gold.meanLogprob\(name)", pairs,
            none: "no instance has this model's perplexities and labels of people")
        })
    }
    // Of the difficulty that it predicts with the people's Δ: of pairs (PREFERENCE), and of responses (SINGLE).
    list.table("Predicted difficulty and the people's Δ", columns: ["PREFERENCE", "SINGLE"]) { table in
      table.rowIfAny(
        "",
        [("preference", ModelSums.Pairs.difficultyPreference), ("single", .difficultySingle)].map { name, pairs in
          .pearson(
            "difficulty.\(name)", pairs, none: "no data point has this model's difficulty and a Δ of people")
        })
    }
    // Of several answers to one question, or of their probabilities; a data point of SINGLE is a response.
    list.table("A model's own disagreement", columns: ["PREFERENCE", "SINGLE"]) { table in
      let deltas: [(String, ModelSums.Pairs)] = [("preference", .ownDeltaPreference), ("single", .ownDeltaSingle)]
      let entropies: [(String, ModelSums.Pairs)] = [("preference", .entropyPreference), ("single", .entropySingle)]
      let noDelta = "no data point has several answers of this model and a Δ of people"
      let noEntropy = "no data point has probabilities or several answers of this model, and a Δ of people"
      table.rowIfAny("R of own Δ with people's", deltas.map { .pearson("own.\($0).correlation", $1, none: noDelta) })
      table.rowIfAny("mean own Δ", deltas.map { .mean("own.\($0).delta", $1, { $0.first }, none: noDelta) })
      table.rowIfAny(
        "  mean Δ of people", deltas.map { .mean("own.\($0).deltaOfPeople", $1, { $0.second }, none: noDelta) })
      table.rowIfAny(
        "R of entropy with people's Δ", entropies.map { .pearson("own.\($0).entropyCorrelation", $1, none: noEntropy) })
      table.rowIfAny(
        "mean entropy, bits", entropies.map { .mean("own.\($0).entropy", $1, { $0.first }, none: noEntropy) })
    }
    let columns = ["same preference", "same label", "contradicts", "first preferred"]
    list.table("Pairs asked in both orders", columns: columns) { table in
      let none = "no pair was asked in both orders"
      table.rowIfAny(
        "",
        [
          .share("orders.samePreference", of: { $0.samePreference }, in: { $0.bothOrders }, none: none),
          .share("orders.sameLabel", of: { $0.sameLabel }, in: { $0.bothOrders }, none: none),
          // A in one order and B in the other.
          .share("orders.contradictions", of: { $0.contradictions }, in: { $0.bothOrders }, none: none),
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

  fileprivate static func mean(
    _ name: String, _ pairs: ModelSums.Pairs, _ sum: @escaping @Sendable (PairMoments) -> Double, none: String
  ) -> Self {
    .mean(name, of: { sum($0.moments(pairs)) }, over: { $0.moments(pairs).count }, none: none)
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
    // Weighted, of their combined labels; and of ratings.
    list.unshown(
      FigureDeclaration("kappa", n: { $0.labels.total }, none: none) { cohenKappa($0.labels, weights: .quadratic) },
      FigureDeclaration("kappaRatings", n: { $0.ratings.total }, none: "the two did not rate the same responses") {
        cohenKappa($0.ratings, weights: .quadratic)
      })
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
