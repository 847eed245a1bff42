import Agreement

extension ModelFigures {
  /// nil without labels or answers of models.
  ///
  /// A model's combined label is its prefer-combined, or single-combined where it has only rated.
  package init?(
    models: LabelTable, people: LabelTable, plan: FigurePlan, evidence: ModelEvidence = ModelEvidence()
  ) {
    let known = Set(models.annotators.map(InstanceKey.init))
    let names = Self.ordered(models.annotators + evidence.models.filter { !known.contains(InstanceKey($0)) })
    guard !names.isEmpty else { return nil }
    let units = ModelUnit.all(names: names, models: models, people: people, evidence: evidence)
    let threshold = plan.limits.threshold
    let run = bootstrap(Array(repeating: 1, count: units.count), plan: plan.bootstrap) { multiplicities in
      var reader = FigureReader()
      _ = ModelFigures(names, units, multiplicities, threshold: threshold, &reader)
      return reader.statistics
    }
    var reader = FigureReader(run: run)
    self.init(names, units, Array(repeating: 1, count: units.count), threshold: threshold, &reader)
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

  private init(
    _ names: [String], _ units: [ModelUnit], _ times: [Int], threshold: Int, _ read: inout FigureReader
  ) {
    models = []
    pairs = []
    for (index, name) in names.enumerated() {
      var model = ModelSums()
      for (unit, times) in zip(units, times) where times > 0 { model.add(unit, index, times: Double(times)) }
      models.append(model.figures(name, &read))
    }
    for first in names.indices {
      for second in names.indices where second > first {
        var pair = ModelPairSums()
        for (unit, times) in zip(units, times) where times > 0 {
          pair.add(unit, first, second, threshold: threshold, times: Double(times))
        }
        pairs.append(pair.figures(names[first], names[second], &read))
      }
    }
  }
}

extension ModelTraits {
  fileprivate var order: Double { size ?? .infinity }
}
