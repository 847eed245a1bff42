import Foundation
import Study
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

@Suite struct RouterTests {
  @Test func `of a router's models the one that is named is asked, by every method`() async throws {
    let router = try LlamaRouter.start()
    defer { router.stop() }
    let client = try Asked.client(router)
    let server = try await ServerProbe.connect(client, driver: nil, model: "toy-b", needsScores: true)
    #expect(server.driver == .llama && server.facts.model == "toy-b" && server.facts.window == ToyServer.window)
    for (method, decode) in [(ModelMethod.perplexity, ModelDecode.score), (.rating, .score), (.rating, .engine)] {
      let plan = try Asked.plan(method, .chat, decode)
      try await ServerProbe.check(server, plan)
      let question = ModelQuestion(instance: Asked.instance(), response: .a, firstShown: nil)
      let answer = try await plan.answer(question, on: server).answer
      let single = try await Asked.with(.llama) { try await plan.answer(question, on: $0) }.answer
      #expect(answer.outcome == single.outcome, "\(method)")
    }
  }

  @Test(arguments: [(nil as String?, "has 2 models, and none is named"), ("toy-c", "has no model \"toy-c\"")])
  func `a router's model has to be named, and to be there`(name: String?, message: String) async throws {
    let router = try LlamaRouter.start()
    defer { router.stop() }
    let error = await #expect(throws: ModelError.self) {
      _ = try await ServerProbe.connect(Asked.client(router), driver: nil, model: name, needsScores: false)
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(message) && text.contains("toy-a, toy-b"), "\(text)")
  }
}
