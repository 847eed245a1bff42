extension StudyFigures {
  /// The figures under the names that files and gates use.
  package var tree: FigureTree {
    let limits = plan.limits
    return [
      "labels": [
        "ratingA": .counts(labels.ratingA), "ratingB": .counts(labels.ratingB),
        "preference": .counts(labels.preference), "magnitude": .counts(labels.magnitude),
      ],
      "disagreement": ["single": .counts(disagreement.single), "preference": .counts(disagreement.preference)],
      "scoreAgreement": [
        "single": scoreAgreement.single.tree(limits, FigureTree.kappa),
        "preference": scoreAgreement.preference.tree(limits, FigureTree.kappa),
      ],
      "preferenceAgreement": [
        "single": preferenceAgreement.single.tree(limits, \.tree),
        "preference": preferenceAgreement.preference.tree(limits, \.tree),
      ],
      "interTask": ["all": interTask.all.tree, "unambiguous": interTask.unambiguous.tree],
      "ambiguity": ambiguityTree,
      "merge": [
        "preferenceScore": merge.preferenceScore.tree(limits), "mergedScore": merge.mergedScore.tree(limits),
        "preferencePreference": merge.preferencePreference.tree(limits),
        "mergedPreference": merge.mergedPreference.tree(limits),
      ],
      "chance": chanceTree,
      "singleCombined": scoreAgreement.singleCombined.tree(limits, FigureTree.kappa),
      "difference": ["combined": .figure(difference.combined), "preference": .figure(difference.preference)],
      "position": position.tree,
      "shares": [
        "ratingA": .shares(labels.ratingA), "ratingB": .shares(labels.ratingB),
        "preference": .shares(labels.preference), "magnitude": .shares(labels.magnitude),
        "deltaSingle": .shares(disagreement.single), "deltaPreference": .shares(disagreement.preference),
      ],
      "study": [
        "instances": .count(counts.instances), "annotators": .count(counts.annotators),
        "ratings": .count(counts.ratings), "preferences": .count(counts.preferences),
        "sharedInstances": .count(counts.shared), "threshold": .count(limits.threshold),
      ],
    ]
  }

  private var ambiguityTree: FigureTree {
    guard case .group(let members) = ambiguity.ofRatings.tree else { return [:] }
    return .group(members + [FigureTree.Member("ofDifference", ambiguity.ofDifference.tree)])
  }

  private var chanceTree: FigureTree {
    var members = plan.limits.limits.indices.map { index in
      FigureTree.Member(
        "below\(plan.limits.limits[index])",
        [
          "single": .kappa(chance.single[index]), "preference": .kappa(chance.preference[index]),
          "singleCombined": .kappa(chance.singleCombined[index]),
          "singlePref": chance.singlePreference[index].tree,
          "preferencePref": chance.preferencePreference[index].tree,
        ])
    }
    members += [
      FigureTree.Member("overlap", .figure(ambiguity.ofRatings.overlapByChance)),
      FigureTree.Member("interTask", ["unambiguous": chance.interTask.tree]),
      FigureTree.Member(
        "merge",
        [
          "preferenceScore": .group(
            plan.limits.members(
              chance.unambiguousScore, belowThree: chance.belowThreeScore, chance.ambiguousScore)),
          "preferencePreference": .group(
            plan.limits.members(
              chance.unambiguousPreference, belowThree: chance.belowThreePreference, chance.ambiguousPreference)),
        ]),
      FigureTree.Member(
        "sharedDifficulty",
        [
          "correlation": .number(sharedDifficulty.correlation), "overlap": .number(sharedDifficulty.overlap),
          "ofDifference": [
            "correlation": .number(sharedDifficultyOfDifference.correlation),
            "overlap": .number(sharedDifficultyOfDifference.overlap),
          ],
        ]),
    ]
    return .group(members)
  }
}

extension DeltaLimits {
  /// The unambiguous and the ambiguous instances; Δ < 3 by that name at any threshold.
  fileprivate func members(
    _ unambiguous: AlphaFigure, belowThree: AlphaFigure?, _ ambiguous: AlphaFigure
  ) -> [FigureTree.Member] {
    [FigureTree.Member("below\(threshold)", unambiguous.tree)]
      + (belowThree.map { [FigureTree.Member("below3", $0.tree)] } ?? [])
      + [FigureTree.Member("ambiguous", ambiguous.tree)]
  }
}

extension FigureTree {
  static func counts(_ shares: [LabelShare]) -> FigureTree { .group(shares.map { Member($0.label, .count($0.count)) }) }
  static func shares(_ shares: [LabelShare]) -> FigureTree {
    .group(shares.map { Member($0.label, .figure($0.share)) })
  }
}

extension Filtered {
  func tree(_ limits: DeltaLimits, _ tree: (Value) -> FigureTree) -> FigureTree {
    .group(
      [FigureTree.Member("all", tree(all))]
        + zip(limits.limits, below).map { FigureTree.Member("below\($0)", tree($1)) })
  }
}

extension PreferenceFigures {
  var tree: FigureTree { ["strict": .figure(strict), "soft": .figure(soft), "kappa": .kappa(kappa)] }
}

extension InterTaskFigures.Row {
  var tree: FigureTree {
    [
      "strict": .figure(preference.strict), "soft": .figure(preference.soft),
      "kappaPreference": .kappa(preference.kappa), "kappaScore": .kappa(kappaScore), "pearson": .figure(pearson),
    ]
  }
}

extension AmbiguityFigures.Reading {
  var tree: FigureTree {
    [
      "correlation": .figure(correlation), "singleInPreference": .figure(singleInPreference),
      "preferenceInSingle": .figure(preferenceInSingle), "overlap": .figure(overlap),
      "overlapByChance": .figure(overlapByChance), "singleRate": .figure(singleRate),
      "preferenceRate": .figure(preferenceRate),
    ]
  }
}

extension AlphaFigure {
  var tree: FigureTree { ["ordinal": .figure(ordinal), "interval": .figure(interval)] }
}

extension MergeFigures.Row {
  func tree(_ limits: DeltaLimits) -> FigureTree {
    .group([FigureTree.Member("all", all.tree)] + limits.members(unambiguous, belowThree: belowThree, ambiguous))
  }
}

extension PositionFigures {
  var tree: FigureTree {
    [
      "firstPreferred": .figure(firstPreferred), "towardsFirst": .figure(towardsFirst), "aFirst": .figure(aFirst),
      "sameOrder": .kappa(sameOrder), "oppositeOrder": .kappa(oppositeOrder),
    ]
  }
}
