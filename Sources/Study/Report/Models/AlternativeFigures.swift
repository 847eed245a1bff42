import Agreement

/// Whether a model may stand in for a person: the alternative annotator test of each model's ratings against the people's
/// ratings, and of its preferences against theirs.
package struct AlternativeFigures: Hashable, Sendable {
  /// In the order of the models, SINGLE first.
  package let rows: [Row]
  /// ε, and the rate of false discoveries.
  package let epsilon: Double
  package let rate: Double

  package static let rate = 0.05
  /// One model in one experiment.
  package struct Row: Hashable, Sendable {
    package let model: String
    package let experiment: ModelExperiment
    package let tests: [Test]

    package subscript(nearness: AlternativeAnnotatorTest.Nearness) -> Test? {
      tests.first { $0.nearness == nearness }
    }
  }

  package struct Test: Hashable, Sendable {
    package let nearness: AlternativeAnnotatorTest.Nearness
    package let result: AlternativeAnnotatorTest
    /// What the annotators of the result are called.
    let names: [String]

    /// Its n is the annotators that were left out in turn.
    package var winningRate: Figure { figure(result.winningRate, n: result.annotators.count) }
    /// Its n is the units of all of them.
    package var advantage: Figure { figure(result.advantage, n: result.annotators.reduce(0) { $0 + $1.units }) }

    private func figure(_ statistic: Statistic, n: Int) -> Figure {
      Figure(value: statistic.value, n: n, why: statistic.reason?.sentence)
    }
  }

  /// - Parameter rows: which experiments each model has, by its name.
  init(_ rows: [(name: String, experiment: ModelExperiment)], models: LabelTable, people: LabelTable, plan: FigurePlan)
  {
    epsilon = plan.epsilon
    rate = Self.rate
    var people = people
    var models = models
    let known = people.instances.count
    let instances = models.instances.enumerated().compactMap { number, key in
      let found = people.number(of: key)
      return found < known ? (model: number, people: found) : nil
    }
    self.rows = rows.map { name, experiment in
      let model = models.number(ofAnnotator: name)
      let pairs = instances.compactMap { place in
        models.entries(of: place.model).first { $0.annotator == model }.map {
          Candidate(instance: place.people, entry: $0, people: people.entries(of: place.people))
        }
      }
      let tests = AlternativeAnnotatorTest.Nearness.allCases.map { nearness in
        let units = pairs.flatMap { $0.units(experiment, nearness) }
        let result = AlternativeAnnotatorTest(units, nearness: nearness, epsilon: plan.epsilon, rate: Self.rate)
        return Test(nearness: nearness, result: result, names: result.annotators.map { people.annotators[$0.number] })
      }
      return Row(model: name, experiment: experiment, tests: tests)
    }
  }

  /// What a model and people say of an instance.
  private struct Candidate {
    let instance: Int
    let entry: LabelEntry
    let people: [LabelEntry]

    func units(
      _ experiment: ModelExperiment, _ nearness: AlternativeAnnotatorTest.Nearness
    ) -> [AlternativeAnnotatorTest.Unit] {
      if experiment.isSingle {
        return ResponseLetter.allCases.compactMap { response in unit { $0.rating(of: response)?.rawValue } }
      }
      // A, B or N by equality; by how much as well by distance.
      return [
        unit { entry in entry.preference.map { nearness == .equality ? $0.combined.signum() : $0.combined } }
      ].compactMap(\.self)
    }

    private func unit(_ label: (LabelEntry) -> Int?) -> AlternativeAnnotatorTest.Unit? {
      label(entry).map { candidate in
        AlternativeAnnotatorTest.Unit(
          instance: instance, candidate: Double(candidate),
          labels: people.compactMap { person in label(person).map { (person.annotator, Double($0)) } })
      }
    }
  }
}

extension AlternativeFigures {
  package var tree: FigureTree {
    var members = [
      FigureTree.Member("epsilon", .number(epsilon)), FigureTree.Member("rate", .number(rate)),
    ]
    var names: [String] = []
    for row in rows where !names.contains(row.model) { names.append(row.model) }
    let models = names.map { name in
      FigureTree.Member(
        name,
        .group(
          rows.filter { $0.model == name }.map { row in
            FigureTree.Member(row.experiment.rawValue, .group(row.tests.map { .init($0.nearness.rawValue, $0.tree) }))
          }))
    }
    members.append(.init("models", .group(models)))
    return .group(members)
  }
}

extension AlternativeFigures.Test {
  fileprivate var tree: FigureTree {
    var members = [
      FigureTree.Member("winningRate", .figure(winningRate)), FigureTree.Member("advantage", .figure(advantage)),
    ]
    if let isPassed = result.isPassed { members.append(.init("passed", .truth(isPassed))) }
    members.append(
      .init(
        "annotators",
        .list(
          zip(names, result.annotators).map { name, annotator in
            [
              "annotator": .text(name), "n": .count(annotator.units), "advantage": .number(annotator.advantage),
              "annotatorAdvantage": .number(annotator.annotatorAdvantage), "p": .number(annotator.p),
              "correctedP": .number(annotator.correctedP), "beaten": .truth(annotator.isBeaten),
            ]
          })))
    return .group(members)
  }
}
