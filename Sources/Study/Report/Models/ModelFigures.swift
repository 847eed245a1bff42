import Agreement

/// Language models against people and against each other (Figs. 4 and 5, sections 5.1 and 5.2).
package struct ModelFigures: Hashable, Sendable {
  /// By size, as far as the names tell it; a base model before its tuned one.
  package let models: [Model]
  /// All pairs of models.
  package let pairs: [Pair]
  /// Whether a model may stand in for a person.
  package let alternative: AlternativeFigures
  /// How they were asked, as far as they were asked here.
  package let asked: [ModelAsked]

  /// One model against the people's gold.
  package struct Model: Hashable, Sendable {
    package let name: String
    /// Its labels, an experiment each; none of a model that only predicted difficulty.
    package let experiments: [Experiment]
    fileprivate let results: FigureResults

    package var traits: ModelTraits { ModelTraits(name) }

    /// By its path in files without the model's name, such as `gold.pearsonSingle`: of the experiment that is most like the
    /// people's formulation, SINGLE-LLM for SINGLE and PREFER-LLM or perplexity for PREFERENCE, as far as there are both.
    package subscript(name: String) -> Figure {
      guard name.hasPrefix("gold."), !results.hasFigure(name) else { return results[name] }
      return like(name)[String(name.dropFirst("gold.".count))]
    }

    /// The table of a caption, of what it says beside its labels.
    package func table(_ caption: String) -> FigureTable { results.table(caption) }

    fileprivate func like(_ name: String) -> FigureResults {
      let isSingle = name.hasSuffix("Single")
      return experiments.first { $0.kind.isSingle == isSingle }?.results ?? experiments.first?.results ?? none
    }

    /// The figures of no labels.
    fileprivate let none: FigureResults
  }

  /// One model's labels of one kind against the people's gold.
  package struct Experiment: Hashable, Sendable {
    package let kind: ModelExperiment
    fileprivate let results: FigureResults

    /// By its name in files, such as `pearsonSingle`.
    package subscript(name: String) -> Figure { results[name] }
    package var table: FigureTable { results.table("Models and people") }
  }

  /// Two models' labels, and where they differ; or two kinds of labels of one model.
  package struct Pair: Hashable, Sendable {
    package let first: String
    package let second: String
    package let experiments: [ModelExperiment]
    /// Whether the paper would compare the two.
    package let choice: Choice
    fileprivate let results: FigureResults

    /// By its name in files.
    package subscript(name: String) -> Figure { results[name] }
    package var table: FigureTable { results.table("Pairs of models") }

    /// Why a pair is of interest; the raw value is how outputs spell it.
    package enum Choice: String, Hashable, Sendable, CaseIterable {
      /// A base model and its instruction-tuned one.
      case tuning = "base-and-tuned"
      /// One model's SINGLE-LLM and PREFER-LLM.
      case formulations
      /// Mistral-7B and Llama-3.1-8B, both base or both tuned: the paper's largest.
      case largest
      case other
    }
  }

  /// nil without labels or answers of models.
  package init?(
    models: LabelTable, people: LabelTable, plan: FigurePlan, evidence: ModelEvidence = ModelEvidence()
  ) {
    let known = Set(models.annotators.map(InstanceKey.init))
    let names = Self.ordered(models.annotators + evidence.models.filter { !known.contains(InstanceKey($0)) })
    guard !names.isEmpty else { return nil }
    let units = ModelUnit.all(names: names, models: models, people: people, evidence: evidence)
    let rows = names.enumerated().map { ModelRow.all($1, $0, units) }
    func results(_ row: ModelRow) -> FigureResults {
      let sample = FigureSample(units.map { $0.row { ExperimentSums($0, row).cells } }, empty: ExperimentSums())
      return FigureList.ofExperiment.results(sample, plan: plan, source: { $0 })
    }
    let none = FigureList.ofExperiment.results(
      FigureSample([], empty: ExperimentSums()), plan: FigurePlan(hasIntervals: false), source: { $0 })
    self.models = names.enumerated().map { index, name in
      let sample = FigureSample(units.map { $0.row { ModelSums($0, index).cells } }, empty: ModelSums())
      return Model(
        name: name, experiments: rows[index].map { Experiment(kind: $0.experiment, results: results($0)) },
        results: FigureList.ofModel.results(sample, plan: plan, source: { $0 }), none: none)
    }
    let all = rows.flatMap(\.self)
    asked = evidence.asked
    alternative = AlternativeFigures(
      all.map { (names[$0.model], $0.experiment) }, models: models, people: people, plan: plan)
    let places = all.indices.flatMap { first in all.indices.filter { $0 > first }.map { (all[first], all[$0]) } }
    pairs = places.map { first, second in
      let sample = FigureSample(
        units.map { $0.row { ModelPairSums($0, first, second, threshold: plan.limits.threshold).cells } },
        empty: ModelPairSums())
      return Pair(
        first: names[first.model], second: names[second.model], experiments: [first.experiment, second.experiment],
        choice: Pair.Choice(first, second, names: names),
        results: FigureList.ofModels.results(sample, plan: plan, source: { $0 }))
    }
  }

  /// By size, unknown sizes last; then by family, base before tuned, and by name.
  static func ordered(_ names: [String]) -> [String] {
    let traits = names.map { ($0, ModelTraits($0)) }
    return traits.sorted { left, right in
      let (a, b) = (left.1, right.1)
      if a.order != b.order { return a.order < b.order }
      if a.family != b.family { return a.family < b.family }
      if a.isInstructionTuned != b.isInstructionTuned { return !a.isInstructionTuned }
      return left.0.utf8.lexicographicallyPrecedes(right.0.utf8)
    }.map(\.0)
  }

  package var tree: FigureTree {
    func part(_ name: String) -> FigureTree {
      .group(
        models.map { model in
          FigureTree.Member(model.name, name == "gold" ? model.goldTree(asked) : model.results.tree[name] ?? [:])
        })
    }
    return [
      "gold": part("gold"), "pairs": .list(pairs.map(\.tree)), "difficulty": part("difficulty"),
      "orders": part("orders"), "own": part("own"), "alternative": alternative.tree,
      "asked": .list(asked.map(\.tree)),
    ]
  }
}

extension ModelFigures.Model {
  fileprivate func goldTree(_ asked: [ModelAsked]) -> FigureTree {
    let alike = ["pearsonPreference", "pearsonSingle", "kappaPreference", "kappaSingle"].map {
      FigureTree.Member($0, .figure(self["gold.\($0)"]))
    }
    let own = experiments.map { experiment in
      let how = asked.first { $0.method == experiment.kind.method && $0.name.utf8.elementsEqual(name.utf8) }
      return FigureTree.Member(
        experiment.kind.rawValue, experiment.results.tree.merging(["wording": .text(how?.wording)]))
    }
    return FigureTree.group(alike).merging(results.tree["gold"] ?? [:]).merging(.group(own)).merging([
      "billions": .number(traits.size), "tuned": .truth(traits.isInstructionTuned),
      "paperModel": .text(traits.paperModel?.name),
    ])
  }
}

extension ModelFigures.Pair {
  fileprivate var tree: FigureTree {
    let names: FigureTree = [
      "first": .text(first), "second": .text(second), "choice": .text(choice.rawValue),
      "experiments": .list(experiments.map { .text($0.rawValue) }),
    ]
    return names.merging(results.tree)
  }
}

extension ModelTraits {
  fileprivate var order: Double { size ?? .infinity }
}

extension ModelFigures.Pair.Choice {
  fileprivate init(_ first: ModelRow, _ second: ModelRow, names: [String]) {
    let (one, two) = (ModelTraits(names[first.model]), ModelTraits(names[second.model]))
    let isOneMethod = one.method == two.method && first.experiment == second.experiment
    guard first.model != second.model else {
      self = .formulations
      return
    }
    if isOneMethod, one.family == two.family, !one.family.isEmpty, one.size == two.size,
      one.isInstructionTuned != two.isInstructionTuned
    {
      self = .tuning
    } else if isOneMethod, one.isInstructionTuned == two.isInstructionTuned,
      let sizes = one.paperModel.flatMap({ a in two.paperModel.map { [a.family, $0.family].sorted() } }),
      sizes == ["llama31", "mistralv03"]
    {
      self = .largest
    } else {
      self = .other
    }
  }
}
