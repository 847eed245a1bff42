extension ModelFigures {
  package var tree: FigureTree {
    [
      "gold": .group(models.map { FigureTree.Member($0.name, $0.tree) }), "pairs": .list(pairs.map(\.tree)),
      "difficulty": .group(models.map { FigureTree.Member($0.name, $0.difficultyTree) }),
      "orders": .group(models.map { FigureTree.Member($0.name, $0.orderTree) }),
    ]
  }
}

extension ModelFigures.Model {
  fileprivate var tree: FigureTree {
    [
      "pearsonPreference": .figure(pearsonPreference), "pearsonSingle": .figure(pearsonSingle),
      "kappaPreference": .figure(kappaPreference), "kappaSingle": .figure(kappaSingle),
      "meanLogprobPreference": .figure(meanLogprobPreference), "meanLogprobSingle": .figure(meanLogprobSingle),
      "billions": .number(traits.size),
      "tuned": .truth(traits.isInstructionTuned), "paperModel": .text(traits.paperModel?.name),
    ]
  }

  fileprivate var difficultyTree: FigureTree {
    ["preference": .figure(difficultyPreference), "single": .figure(difficultySingle)]
  }

  fileprivate var orderTree: FigureTree {
    [
      "sameLabel": .figure(sameLabel), "samePreference": .figure(samePreference), "prefersFirst": .figure(prefersFirst),
    ]
  }
}

extension ModelFigures.Pair {
  fileprivate var tree: FigureTree {
    [
      "first": .text(first), "second": .text(second), "choice": .text(choice.rawValue), "kappa": .figure(kappa),
      "correlationPreference": .figure(correlationPreference), "correlationSingle": .figure(correlationSingle),
      "overlapPreference": .figure(overlapPreference), "overlapSingle": .figure(overlapSingle),
      "overlapPreferenceByChance": .figure(overlapPreferenceByChance),
      "overlapSingleByChance": .figure(overlapSingleByChance),
    ]
  }
}
