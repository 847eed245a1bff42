extension DetailFigures {
  package var tree: FigureTree {
    [
      "coefficients": .group(coefficients.map { FigureTree.Member($0.kind.rawValue, $0.tree) }),
      "subsets": .group(subsets.map { FigureTree.Member($0.name, $0.figures.tree) }),
      "annotators": .group(annotators.map { FigureTree.Member($0.name, $0.tree) }),
      "pairs": .list(pairs.map(\.tree)), "contradictions": .figure(contradictions), "repeats": repeats.tree,
    ]
  }
}

extension CoefficientFigures {
  var tree: FigureTree {
    [
      "ac1": .figure(ac1), "ac2": .figure(ac2), "alphaNominal": .figure(alphaNominal),
      "alphaOrdinal": .figure(alphaOrdinal), "alphaInterval": .figure(alphaInterval),
      "intraclass": .figure(intraclass), "spearman": .figure(spearman), "pearson": .figure(pearson),
    ]
  }
}

extension AnnotatorFigures {
  var tree: FigureTree {
    [
      "ratings": .count(ratings), "preferences": .count(preferences), "meanRating": .figure(meanRating),
      "meanPreference": .figure(meanPreference), "single": .figure(single), "preference": .figure(preference),
      "ambiguousSingle": .figure(ambiguousSingle), "ambiguousPreference": .figure(ambiguousPreference),
      "earlySingle": .figure(earlySingle), "lateSingle": .figure(lateSingle),
      "earlyPreference": .figure(earlyPreference), "latePreference": .figure(latePreference),
      "medianSecondsSingle": .number(activity.median(.single)),
      "medianSecondsPreference": .number(activity.median(.preference)),
      "speedDriftSingle": .number(activity.drift(.single)),
      "speedDriftPreference": .number(activity.drift(.preference)),
    ]
  }
}

extension PairFigures {
  var tree: FigureTree {
    [
      "first": .text(first), "second": .text(second), "instances": .count(instances), "single": .figure(single),
      "preference": .figure(preference), "deltaSingle": .figure(deltaSingle),
      "deltaPreference": .figure(deltaPreference),
    ]
  }
}

extension RepeatFigures {
  var tree: FigureTree {
    [
      "sameRating": .figure(sameRating), "ratingKappa": .kappa(ratingKappa), "samePreference": .figure(samePreference),
      "preferenceKappa": .kappa(preferenceKappa), "followsPosition": .figure(followsPosition),
    ]
  }
}
