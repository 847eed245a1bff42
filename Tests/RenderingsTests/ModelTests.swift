import Renderings
import Study
import Testing

@Suite struct ModelTests {
  @Test func `difficulty, both orders and mean log-probabilities are in the text`() throws {
    let text = TextRendering.render(ReportDocument(try SampleReport.content()))
    for part in [
      "Pearson, mean logprob", "Predicted difficulty and the people's Δ", "Pairs asked in both orders", "by chance",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
  }

  @Test func `ratings and preferences of a model are two experiments, each with its own n`() throws {
    let people = try SimulatedStudy(instances: 60, annotators: 6, perInstance: 2, seed: 5).labels
    var models = LabelTable()
    func figures() throws -> ModelFigures {
      try #require(ModelFigures(models: models, people: people, plan: FigurePlan(hasIntervals: false)))
    }
    let model = models.number(ofAnnotator: "toy (zero-shot)")
    for (number, instance) in people.instances.enumerated() {
      let entry = try #require(people.entries(of: number).first)
      for response in ResponseLetter.allCases {
        let rating = try #require(entry.rating(of: response))
        models.add(rating, of: response, instance: models.number(of: instance), annotator: model)
      }
    }
    let before = try figures().models[0]
    // Preferences that have nothing to do with anything, of the first half.
    for (number, instance) in people.instances.enumerated() where number < 30 {
      let preference = try #require(PreferenceLabel(rawValue: number * 7 % 5 - 2))
      models.add(preference, instance: models.number(of: instance), annotator: model)
    }
    let after = try figures()
    let names = ["pearsonPreference", "pearsonSingle", "kappaPreference", "kappaSingle"]
    for name in names {
      #expect(after.models[0].experiments[0][name] == before.experiments[0][name], "\(name)")
      #expect(before["gold.\(name)"] == before.experiments[0][name] && before.experiments[0][name].n == 60)
    }
    #expect(after.models[0].experiments.map(\.kind) == [.single, .prefer])
    #expect(names.allSatisfy { after.models[0].experiments[1][$0].n == 30 })
    #expect(after.models[0]["gold.pearsonSingle"] == before["gold.pearsonSingle"])
    #expect(after.models[0]["gold.pearsonPreference"] == after.models[0].experiments[1]["pearsonPreference"])
    #expect(after.pairs.map(\.choice) == [.formulations] && after.pairs[0]["kappa"].n == 30)
    let tree = after.tree["gold"]
    guard case .group(let members) = tree, let gold = members.first?.tree else { throw CancellationError() }
    #expect(gold["singleLLM.pearsonSingle"]?.figure?.n == 60 && gold["preferLLM.pearsonSingle"]?.figure?.n == 30)
    var content = try SampleReport.content(hasIntervals: false)
    content.models = after
    let text = TextRendering.render(ReportDocument(content))
    for part in ["toy (zero-shot), SINGLE-LLM\n", "toy (zero-shot), PREFER-LLM\n"] {
      #expect(text.contains(part), "\(text)")
    }
  }

  @Test func `a model's own disagreement stands beside people's`() throws {
    var people = LabelTable()
    var evidence = ModelEvidence()
    // People differ by 0, 1, 2, 3, 4, and so do the model's three answers; probabilities of a second one are even or sure.
    for number in 0..<5 {
      let key = InstanceKey("i\(number)")
      let instance = people.number(of: key)
      for (annotator, value) in [("a", -2), ("b", number - 2)] {
        people.add(
          try #require(PreferenceLabel(rawValue: value)), instance: instance,
          annotator: people.number(ofAnnotator: annotator))
      }
      func add(_ model: String, _ value: Int, sample: Int?, shares: [Double] = []) {
        var answer = ModelAnswer(
          key: "", instance: key, method: .preference, response: nil, firstShown: .a,
          outcome: .choice(ChoiceAnswer(word: "", value: value, distribution: shares)))
        answer.sample = sample
        evidence.add(answer, of: model)
      }
      for (sample, value) in [2, 2, 2 - number].enumerated() { add("drawn", value, sample: sample) }
      add("scored", 0, sample: nil, shares: number > 2 ? [0.25, 0.25, 0, 0.25, 0.25] : [0, 0, 1, 0, 0])
    }
    let figures = try #require(
      ModelFigures(models: LabelTable(), people: people, plan: FigurePlan(hasIntervals: false), evidence: evidence))
    let (drawn, scored) = (figures.models[0], figures.models[1])
    #expect(drawn.name == "drawn" && abs((drawn["own.preference.correlation"].value ?? 0) - 1) < 1e-9)
    #expect(drawn["own.preference.delta"].value == 2 && drawn["own.preference.deltaOfPeople"].value == 2)
    // Twice one answer and once another, but once all the same: −⅔ log₂ ⅔ − ⅓ log₂ ⅓ = .9183 of four of five.
    #expect(abs((drawn["own.preference.entropy"].value ?? 0) - 0.8 * 0.9182958) < 1e-6)
    #expect(scored["own.preference.entropy"].value == 0.8 && scored["own.preference.entropy"].n == 5)
    #expect(scored["own.preference.correlation"].n == 0 && drawn["own.single.correlation"].n == 0)
    var content = try SampleReport.content(hasIntervals: false)
    content.models = figures
    #expect(TextRendering.render(ReportDocument(content)).contains("drawn, its own disagreement"))
  }

  @Test func `a mean over the probabilities of answers is compared beside the hard labels`() throws {
    let people = try SimulatedStudy(instances: 30, annotators: 4, perInstance: 2, seed: 5).labels
    var evidence = ModelEvidence()
    for (number, instance) in people.instances.enumerated() {
      let entries = people.entries(of: number)
      let gold = Double(entries.compactMap { $0.preference?.combined }.reduce(0, +)) / Double(entries.count)
      // With B standing first the words are the other way round.
      for (first, sign) in [(ResponseLetter.a, 1.0), (.b, -1.0)] {
        let share = (sign * gold + 2) / 4
        let choice = ChoiceAnswer(word: "", value: share > 0.5 ? 2 : -2, distribution: [1 - share, 0, 0, 0, share])
        evidence.add(
          ModelAnswer(
            key: "", instance: instance, method: .preference, response: nil, firstShown: first, outcome: .choice(choice)
          ),
          of: "toy")
      }
    }
    var models = LabelTable()
    for instance in people.instances {
      models.add(.none, instance: models.number(of: instance), annotator: models.number(ofAnnotator: "toy"))
    }
    let figures = try #require(
      ModelFigures(models: models, people: people, plan: FigurePlan(hasIntervals: false), evidence: evidence))
    let soft = figures.models[0].experiments[0]["softPearsonPreference"]
    #expect(soft.n == 30 && abs((soft.value ?? 0) - 1) < 1e-9, "\(soft)")
    #expect(figures.models[0].experiments[0]["pearsonPreference"].value == nil)
  }

  @Test func `a model that says what a person says may stand in for one, where there are enough people`() throws {
    let people = try SimulatedStudy(instances: 60, annotators: 4, perInstance: 4, seed: 5).labels
    var models = LabelTable()
    for (number, instance) in people.instances.enumerated() {
      let place = models.number(of: instance)
      let entries = people.entries(of: number)
      // Of the two in the middle.
      let middle = entries.compactMap(\.preference).sorted { $0.combined < $1.combined }[1]
      models.add(middle, instance: place, annotator: models.number(ofAnnotator: "middle (perplexity)"))
      for response in ResponseLetter.allCases {
        models.add(
          Rating.allCases[number % 5], of: response, instance: place, annotator: models.number(ofAnnotator: "odd"))
      }
    }
    func figures(_ people: LabelTable, _ epsilon: Double = 0.15) throws -> AlternativeFigures {
      let plan = FigurePlan(hasIntervals: false, epsilon: epsilon)
      return try #require(ModelFigures(models: models, people: people, plan: plan)).alternative
    }
    let found = try figures(people)
    #expect(found.rows.map(\.model) == ["middle (perplexity)", "odd"] && found.epsilon == 0.15)
    #expect(found.rows.map(\.experiment) == [.perplexity, .single])
    let (middle, odd) = (try #require(found.rows[0][.distance]), try #require(found.rows[1][.distance]))
    #expect(middle.winningRate.value == 1 && middle.winningRate.n == 4 && middle.result.isPassed == true)
    #expect(middle.advantage.n == 240 && odd.advantage.n == 480)
    #expect(odd.winningRate.value == 0 && odd.result.isPassed == false)
    let path = "models.middle (perplexity).perplexity.distance"
    #expect(found.tree["\(path).winningRate"]?.figure == middle.winningRate)
    #expect(found.tree["\(path).passed"] == .truth(true))
    // With fewer instances it says why there is nothing to say.
    let few = try figures(people.keeping { $0 < 29 }).rows[0].tests[0].winningRate
    #expect(few.value == nil && few.why?.hasPrefix("too few") == true)
    var content = try SampleReport.content(hasIntervals: false)
    content.models = ModelFigures(models: models, people: people, plan: FigurePlan(hasIntervals: false, epsilon: 0.2))
    let text = TextRendering.render(ReportDocument(content))
    #expect(text.contains("In a person's place") && text.contains("ε = .20"), "\(text)")
  }

  @Test func `the paper's pairs are chosen, and models stand by size`() throws {
    let names = [
      "Llama-3.1-8B-Instruct", "Mistral-7B-v0.3", "gpt2-large", "Llama-3.1-8B", "Mistral-7B-Instruct-v0.3",
      "Phi-3.5-mini-instruct", "other",
    ]
    var models = LabelTable()
    for name in names {
      for index in 0..<3 {
        models.add(
          try #require(PreferenceLabel(rawValue: index - 1)), instance: models.number(of: InstanceKey("\(index)")),
          annotator: models.number(ofAnnotator: name + " (perplexity)"))
      }
    }
    let figures = try #require(
      ModelFigures(models: models, people: LabelTable(), plan: FigurePlan(hasIntervals: false)))
    #expect(
      figures.models.map { $0.name.split(separator: " ")[0] } == [
        "gpt2-large", "Phi-3.5-mini-instruct", "Mistral-7B-v0.3", "Mistral-7B-Instruct-v0.3", "Llama-3.1-8B",
        "Llama-3.1-8B-Instruct", "other",
      ])
    let chosen = figures.pairs.filter { $0.choice != .other }
    #expect(chosen.count { $0.choice == .tuning } == 2 && chosen.count { $0.choice == .largest } == 2)
    #expect(figures.pairs.count == 21)
  }

  @Test func `a pair of models says how both were asked`() throws {
    let people = try SimulatedStudy(instances: 12, annotators: 4, perInstance: 2, seed: 3).labels
    var models = LabelTable()
    let names = [
      "Llama-3.1 (perplexity)", "Llama-3.1 I (perplexity)", "Llama-3.1 (zero-shot)", "Llama-3.1 I (zero-shot)",
    ]
    for (number, name) in names.enumerated() {
      for instance in people.instances.indices {
        models.add(
          try #require(PreferenceLabel(rawValue: instance * (number + 1) % 5 - 2)),
          instance: models.number(of: people.instances[instance]),
          annotator: models.number(ofAnnotator: name))
      }
    }
    var content = try SampleReport.content(hasIntervals: false)
    content.models = ModelFigures(models: models, people: people, plan: FigurePlan(hasIntervals: false))
    let text = TextRendering.render(ReportDocument(content))
    for method in ["perplexity", "zero-shot"] {
      #expect(text.contains("Llama-3.1 and Llama-3.1 I, \(method): kappa"), "\(text)")
    }
  }
}
