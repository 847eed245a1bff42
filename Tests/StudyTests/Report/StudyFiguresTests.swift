import Study
import Testing

@Suite struct StudyFiguresTests {
  static func simulated(_ instances: Int = 120, perInstance: Int = 2) throws -> LabelTable {
    try SimulatedStudy(instances: instances, annotators: 9, perInstance: perInstance, seed: 4).labels
  }

  @Test(arguments: zip(FigurePlan.Sample.allCases, [3, 2, 3])) func `figures are the same on any number of cores`(
    _ sample: FigurePlan.Sample, perInstance: Int
  ) throws {
    let table = try Self.simulated(40, perInstance: perInstance)
    func tree(concurrency: Int?) -> FigureTree {
      StudyFigures(table, plan: FigurePlan(sample: sample, concurrency: concurrency)).tree
    }
    let one = tree(concurrency: 1)
    #expect(one == tree(concurrency: 3))
    #expect(one == tree(concurrency: nil))
  }

  /// Also of more annotators an instance than one number can tell apart, and of more than eight.
  @Test(arguments: [(60, 12, 2), (20, 9, 4), (12, 40, 11)])
  func `instances may come in any order`(_ instances: Int, _ annotators: Int, _ perInstance: Int) throws {
    let table = try SimulatedStudy(
      instances: instances, annotators: annotators, perInstance: perInstance, seed: 3
    ).labels
    var reversed = LabelTable()
    for instance in table.instances.indices.reversed() {
      let number = reversed.number(of: table.instances[instance])
      for entry in table.entries(of: instance) {
        let annotator = reversed.number(ofAnnotator: table.annotators[entry.annotator])
        for response in ResponseLetter.allCases {
          guard let rating = entry.rating(of: response) else { continue }
          reversed.add(rating, of: response, instance: number, annotator: annotator)
        }
        guard let preference = entry.preference else { continue }
        reversed.add(preference, instance: number, annotator: annotator)
      }
    }
    let plan = FigurePlan()
    #expect(StudyFigures(table, plan: plan).tree == StudyFigures(reversed, plan: plan).tree)
    #expect(SourceFigures(table, plan: plan) == SourceFigures(reversed, plan: plan))
    #expect(AnnotatorComparison(table, plan: plan).tree == AnnotatorComparison(reversed, plan: plan).tree)
  }

  @Test func `intervals hold their values, and differences are paired`() throws {
    let study = StudyFigures(try Self.simulated(400), plan: FigurePlan())
    var missing: [String] = []
    for (path, figure) in study.tree.figures where !path.hasPrefix("position") {
      guard let value = figure.value, let low = figure.low, let high = figure.high else {
        missing.append(path)
        continue
      }
      #expect(low <= high, "\(path)")
      if figure.n > 100 { #expect(low <= value + 1e-9 && value <= high + 1e-9, "\(path): \(value) in \(low)…\(high)") }
    }
    #expect(missing.isEmpty)
    let difference = study["difference.combined"]
    let kappas = (study["singleCombined.all.symmetric"], study["scoreAgreement.preference.all.symmetric"])
    #expect(difference.value == (kappas.0.value ?? 0) - (kappas.1.value ?? 0))
    let unpaired = (kappas.0.high ?? 0) - (kappas.0.low ?? 0) + (kappas.1.high ?? 0) - (kappas.1.low ?? 0)
    #expect((difference.high ?? 0) - (difference.low ?? 0) < unpaired)
  }

  @Test func `annotators as a sample widen the intervals, from eight of them on`() throws {
    func width(_ sample: FigurePlan.Sample, _ table: LabelTable) throws -> Double {
      let figure = StudyFigures(table, plan: FigurePlan(sample: sample))["scoreAgreement.preference.all.symmetric"]
      return try #require(figure.high) - #require(figure.low)
    }
    let nine = try Self.simulated(150)
    let both = try width(.both, nine)
    #expect(try both > width(.instances, nine))
    #expect(try both == width(.auto, nine))
    let seven = try SimulatedStudy(instances: 300, annotators: 7, perInstance: 2, seed: 4).labels
    let auto = try width(.auto, seven)
    #expect(try auto == width(.instances, seven))
    #expect(try auto < width(.both, seven))
  }

  @Test func `a study without labels says why for every figure`() {
    let study = StudyFigures(LabelTable(), plan: FigurePlan())
    for (path, figure) in study.tree.figures {
      #expect(figure.value == nil && figure.n == 0 && figure.why?.isEmpty == false, "\(path)")
    }
    #expect(study["position.firstPreferred"].why == "which response was shown first is not known")
  }

  @Test func `who was shown what first, and what they preferred`() throws {
    var table = LabelTable()
    for (index, labels) in [("A", -2, "B", 1), ("A", -1, "A", 1), ("B", 0, "B", 2)].enumerated() {
      let instance = table.number(of: InstanceKey("i\(index)"))
      for (slot, (first, combined)) in [(labels.0, labels.1), (labels.2, labels.3)].enumerated() {
        table.add(
          try #require(PreferenceLabel(rawValue: combined)), instance: instance,
          annotator: table.number(ofAnnotator: "a\(slot)"), firstShown: ResponseLetter(rawValue: first))
      }
    }
    let study = StudyFigures(table, plan: FigurePlan(hasIntervals: false))
    // Towards the first: 2, 1, 1, −1, 0, 2; of the five that prefer one, four prefer the first.
    #expect(study["position.firstPreferred"].value == 0.8 && study["position.firstPreferred"].n == 5)
    #expect(study["position.towardsFirst"].value == 5.0 / 6)
    #expect(study["position.aFirst"].value == 0.5)
    #expect(study["position.sameOrder"].n == 2 && study["position.oppositeOrder"].n == 1)
  }

  @Test func `where annotators are a sample, those of the position effect are too`() throws {
    // Each of eight annotators always prefers the same place, so that who is drawn decides everything.
    var table = LabelTable()
    for index in 0..<200 {
      let instance = table.number(of: InstanceKey("i\(index)"))
      for annotator in [index % 8, (index + 1) % 8] {
        table.add(
          annotator < 4 ? .muchA : .muchB, instance: instance, annotator: table.number(ofAnnotator: "a\(annotator)"),
          firstShown: .a)
      }
    }
    func width(_ sample: FigurePlan.Sample) throws -> Double {
      let plan = FigurePlan(sample: sample)
      let figure = StudyFigures(table, plan: plan)["position.firstPreferred"]
      return try #require(figure.high) - #require(figure.low)
    }
    let instances = try width(.instances)
    #expect(try width(.both) > 2 * instances)
  }
}
