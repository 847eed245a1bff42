import Study
import Synchronization
import Testing

@testable import ModelAnnotators

@Suite struct SamplingTests {
  /// Answers with the word of the sample's number, and keeps what it was asked.
  private final class Server: ModelServer {
    let driver = ModelDriver.chat
    let facts = ServerFacts(place: "here", engine: "toy", version: "", model: "toy", models: ["toy"], window: nil)
    let asked = Mutex<[ModelInput]>([])

    func generated(after input: ModelInput) async throws -> GeneratedToken { throw ChatServer.noScores("") }
    func score(_ text: String, after input: ModelInput) async throws -> TextScore { throw ChatServer.noScores("") }
    func scoredChoice(among words: [String], after input: ModelInput) async throws -> ScoredChoice {
      throw ChatServer.noScores("")
    }
    func requests(_ method: ModelMethod, _ decode: ModelDecode, choices: Int) -> ClosedRange<Int> { 1...1 }

    func answer(among words: [String], to input: ModelInput) async throws -> EngineReply {
      asked.withLock { $0.append(input) }
      return EngineReply(text: words[input.sampling?.number ?? 0], refusal: nil, promptTokens: 7)
    }
  }

  @Test func `each of several answers is a question of its own, drawn with a seed of its own`() async throws {
    let server = Server()
    let prompt = try #require(try PromptWording.paper.prompt(for: .rating))
    var plan = ModelPlan(
      method: .rating, template: .chat, decode: .engine, prompt: prompt, model: "toy", temperature: 0.7)
    let instance = Asked.instance([Turn(role: .user, content: "hello")], a: "first", b: "second")
    let questions = ModelQuestion.all(instance, .rating, bothOrders: false, samples: 3)
    #expect(questions.map(\.sample) == [0, 1, 2, 0, 1, 2])
    var answers: [ModelAnswer] = []
    for question in questions { answers.append(try await plan.answer(question, on: server).answer) }
    #expect(answers.map(\.sample) == [0, 1, 2, 0, 1, 2] && answers.map(\.value) == [1, 2, 3, 1, 2, 3])
    #expect(Set(answers.map(\.key)).count == 6 && plan.run(on: server).temperature == 0.7)
    #expect(server.asked.withLock { $0.map(\.sampling?.temperature) } == Array(repeating: 0.7, count: 6))
    #expect(answers.allSatisfy { $0.promptTokens == 7 && ($0.seconds ?? -1) >= 0 })
    // Another temperature is another question; a single answer is the likeliest one, and has the key that it always had.
    let keys = questions.map { plan.key($0, on: server) }
    plan.temperature = 1
    #expect(Set(questions.map { plan.key($0, on: server) }).isDisjoint(with: keys))
    plan.temperature = nil
    let single = ModelQuestion.all(instance, .rating, bothOrders: false)
    #expect(single.map(\.sample) == [nil, nil] && plan.input(single[0]).sampling == nil)
    let llama = LlamaRequest(prompt: [1], count: 2, others: 0, sampling: .init(temperature: 0.5, number: 3)).members
    #expect(llama["temperature"]?.number == 0.5 && llama["seed"]?.number == 4 && llama["top_k"]?.number == 0)
    #expect(LlamaRequest(prompt: [1], count: 2, others: 0).members["temperature"]?.number == 0)
  }
}
