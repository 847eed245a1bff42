import Foundation
import Study
import Testing

@Suite struct PerplexityPreferenceTests {
  @Test func `perplexity is the inverse geometric mean of the tokens' probabilities`() {
    let score = PerplexityScore(logprob: log(0.5) + log(0.125), tokens: 2, bytes: 3)
    #expect(abs((score.perplexity ?? 0) - 4) < 1e-12)
    #expect(PerplexityScore(logprob: 0, tokens: 0, bytes: 0).perplexity == nil)
  }

  @Test func `the less surprising response is favoured, by either difference`() {
    let (likely, odd) = (
      PerplexityScore(logprob: -2, tokens: 2, bytes: 3), PerplexityScore(logprob: -6, tokens: 3, bytes: 3)
    )
    #expect((PerplexityPreference.difference(likely, odd) ?? 0) < 0)
    #expect(PerplexityPreference.difference(likely, odd) == -(PerplexityPreference.difference(odd, likely) ?? 0))
    #expect(PerplexityPreference.meanLogprobDifference(likely, odd) == -1)
    let endless = PerplexityScore(logprob: -2000, tokens: 1, bytes: 1)
    #expect(PerplexityPreference.difference(likely, endless) == nil)
  }

  @Test func `a fifth of the magnitudes is no preference and three fifths at most a little`() throws {
    let differences = (1...10).map { Double($0) * ($0.isMultiple(of: 2) ? 1 : -1) }.shuffled()
    let cuts = try #require(PerplexityCuts(differences))
    #expect(cuts.none == 2 && cuts.little == 6 && cuts.count == 10)
    #expect((1...10).map { cuts.label(Double($0)).combined } == [0, 0, 1, 1, 1, 1, 2, 2, 2, 2])
    #expect((1...10).map { cuts.label(-Double($0)).combined } == [0, 0, -1, -1, -1, -1, -2, -2, -2, -2])
  }

  @Test func `cuts need differences, and shares in order`() throws {
    #expect(PerplexityCuts([]) == nil)
    #expect(PerplexityCuts([.nan, .infinity]) == nil)
    #expect(try #require(PerplexityCuts([3])).label(3) == .none)
    #expect(try #require(PerplexityCuts([0, 0, 0])).label(0) == .none)
    #expect(PerplexityCuts.Shares(none: 0.6, little: 0.2) == nil)
    #expect(PerplexityCuts.Shares(none: 0, little: 0.5) == nil)
  }

  @Test(arguments: [
    ("gpt2-large", 0), ("gpt-2 Large", 0), ("Llama-3.2-1B", 1), ("meta-llama/Llama-3.2-1B-Instruct", 2),
    ("Phi-3.5-mini-instruct", 3), ("mistralai/Mistral-7B-v0.3", 4), ("Mistral-7B-Instruct-v0.3", 5),
    ("Llama-3.1-8B", 6), ("Meta-Llama-3.1-8B-Instruct", 7), ("Llama-3.1 I", 7),
  ])
  func `the paper's models are known by the names that people give them`(name: String, place: Int) {
    #expect(ModelTraits(name).paperModel == PaperModel.all[place], "\(ModelTraits(name))")
  }

  @Test(arguments: ["gpt", "gpt2", "gpt-2", "openai/gpt2", "gpt2-355m", "gpt2-medium", "Llama-3.2-1.5B", "x-large"])
  func `what may be another model is none of the paper's`(name: String) {
    #expect(ModelTraits(name).paperModel == nil, "\(ModelTraits(name))")
    #expect(ModelTraits("gpt2-774m").paperModel?.name == "gpt-2 Large")
    if name.hasPrefix("gpt"), !name.contains("355") { #expect(ModelTraits(name).size == nil) }
  }

  @Test func `other models are known by what their names tell`() {
    let traits = ModelTraits("SmolLM2-135M-Instruct")
    #expect(traits.size == 0.135 && traits.isInstructionTuned && traits.paperModel == nil)
    #expect(traits.family == ModelTraits("SmolLM2-135M").family)
    #expect(ModelTraits("Llama-3.2-3B").paperModel == nil)
    #expect(ModelTraits("thing").size == nil)
  }
}
