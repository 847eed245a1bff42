extension ReviewSummary {
  /// The summary as JSON has it.
  ///
  /// - Parameter shown: what an annotator is called, by their number.
  package func tree(shown: (Int) -> String) -> FigureTree {
    [
      "threshold": .count(threshold), "instances": .count(instances),
      "disagreement": [
        "singleResponses": Self.deltas(responseDeltas), "single": Self.deltas(singleDeltas),
        "preference": Self.deltas(preferenceDeltas),
      ],
      "ambiguous": [
        "instances": .count(overlap.instances), "single": .count(overlap.single),
        "preference": .count(overlap.preference), "both": .count(overlap.both),
        "singleInPreference": .number(overlap.singleInPreference),
        "preferenceInSingle": .number(overlap.preferenceInSingle), "overlap": .number(overlap.harmonicMean),
        "overlapByChance": .number(overlap.byChance),
      ],
      "decided": .count(progress.decided), "contested": .count(progress.contested),
      "outcomes": Self.outcomes(progress.outcomes),
      "causes": .list(causes.map(\.tree)),
      "subsets": .list(subsets.map { $0.tree(named: ["subset": .text($0.name)]) }),
      "formulations": .list(formulations.map { $0.tree(named: ["ambiguousIn": .text($0.name)]) }),
      "annotators": .list(
        people.map { $0.tree(named: ["annotator": .text($0.annotator.map(shown) ?? "")]) }),
      "pairs": .list(
        pairs.map { group in
          let names = group.pair.map { [shown($0.first), shown($0.second)] } ?? []
          return group.tree(named: ["annotators": .list(names.map { .text($0) })])
        }),
      "askedAgain": ["sentBack": Self.change(askedAgain.sentBack), "controls": Self.change(askedAgain.controls)],
      "coders": .list(coders.map(\.tree)),
    ]
  }

  private static func change(_ change: AskedAgain.Change) -> FigureTree {
    ["labels": .count(change.labels), "changed": .count(change.changed), "distance": .count(change.distance)]
  }

  private static func deltas(_ counts: [Int]) -> FigureTree {
    .group(counts.enumerated().map { FigureTree.Member(String($0), .count($1)) })
  }

  fileprivate static func outcomes(_ counts: [DecisionOutcome.Kind: Int]) -> FigureTree {
    .group(DecisionOutcome.Kind.allCases.map { FigureTree.Member($0.rawValue, .count(counts[$0] ?? 0)) })
  }
}

extension ReviewSummary.CauseCount {
  fileprivate var tree: FigureTree {
    [
      "id": .text(id), "name": .text(name), "count": .count(count), "outcomes": ReviewSummary.outcomes(outcomes),
    ]
  }
}

extension CoderAgreement {
  fileprivate var tree: FigureTree {
    ["authors": .list([.text(first), .text(second)]), "agreement": .figure(agreement), "kappa": .figure(kappa)]
  }
}

extension DecisionSummary {
  package var tree: FigureTree {
    [
      "instances": .count(progress.total), "decided": .count(progress.decided), "contested": .count(progress.contested),
      "outcomes": ReviewSummary.outcomes(progress.outcomes), "causes": .list(causes.map(\.tree)),
      "coders": .list(coders.map(\.tree)),
    ]
  }
}

extension ReviewSummary.Group {
  fileprivate func tree(named name: FigureTree) -> FigureTree {
    guard case .group(let members) = name else { return name }
    let counted: [FigureTree.Member] = [
      FigureTree.Member("instances", .count(instances)), FigureTree.Member("ambiguousSingle", .count(ambiguousSingle)),
      FigureTree.Member("ambiguousPreference", .count(ambiguousPreference)),
      FigureTree.Member("ambiguous", .count(ambiguous)), FigureTree.Member("decided", .count(decided)),
      FigureTree.Member(
        "causes", .group(causes.sorted { $0.key < $1.key }.map { FigureTree.Member($0.key, .count($0.value)) })),
      FigureTree.Member("outcomes", ReviewSummary.outcomes(outcomes)),
    ]
    let ofPeople =
      annotator == nil && pair == nil
      ? []
      : [
        FigureTree.Member(
          "pooled",
          ["value": .number(pooled?.value), "low": .number(pooled?.low), "high": .number(pooled?.high)])
      ] + (annotator == nil ? [] : [FigureTree.Member("alone", .count(alone))])
    return .group(members + counted + ofPeople)
  }
}
