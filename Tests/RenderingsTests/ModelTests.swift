import Renderings
import Study
import Testing

@Suite struct ModelTests {
  @Test func `difficulty, both orders and mean log-probabilities are in the text`() throws {
    let text = TextRendering.render(ReportDocument(try SampleReport.content()))
    for part in [
      "Pearson, mean logprob", "Difficulty foretold and the people's Δ", "Pairs asked in both orders", "by chance",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
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
