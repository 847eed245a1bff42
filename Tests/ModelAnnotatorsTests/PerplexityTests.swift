import Foundation
import Study
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

@Suite struct PerplexityTests {
  /// Texts that are cut over the boundary, through characters, and that look like control tokens.
  static let instances: [(name: String, context: [Turn], response: String)] = [
    ("words", [Turn(role: .user, content: " hello")], " the good the"),
    ("one that merges over the boundary", [Turn(role: .user, content: " say")], " abc good"),
    (
      "characters of several bytes", [Turn(role: .user, content: " caf\u{E9} \u{1F642}")],
      " \u{E0}\u{1F600}\u{1F642} na\u{EF}ve"
    ),
    ("one that merges inside a character", [Turn(role: .text, content: "un ")], "\u{E8} bon"),
    ("control tokens in the text", [Turn(role: .user, content: " <|end|> a")], " <s> good <|end|>"),
    (
      "several turns",
      [
        Turn(role: .user, content: " hello"), Turn(role: .assistant, content: " good"),
        Turn(role: .user, content: " the?"),
      ], " Very good"
    ),
  ]

  /// What the definition says, straight from the model.
  private func expected(_ context: [Turn], _ response: String) -> (perplexity: Double, isSplit: Bool, tokens: Int) {
    let (before, after) = (DialogueText.raw(context), DialogueText.raw(response: response, after: context))
    let prompt = [ToyModel.start] + ToyModel.tokens(before)
    let whole = [ToyModel.start] + ToyModel.tokens(before + after)
    let isSplit = !whole.starts(with: prompt)
    let tokens = isSplit ? ToyModel.tokens(after) : Array(whole[prompt.count...])
    return (ToyModel.perplexity(tokens, after: prompt), isSplit, tokens.count)
  }

  @Test(arguments: [ToyServer.Language.llama, .vllm])
  func `perplexities are those of the model to a millionth through every driver that has tokens`(
    language: ToyServer.Language
  ) async throws {
    var splits = 0
    try await Asked.with(language) { server in
      for (name, context, response) in Self.instances {
        let expected = expected(context, response)
        let score = try await score(server, context, response)
        let found = try #require(score.perplexity)
        #expect(abs(found / expected.perplexity - 1) < 1e-6, "\(name)")
        #expect(score.tokens == expected.tokens && score.isSplit == expected.isSplit, "\(name)")
        splits += expected.isSplit ? 1 : 0
      }
    }
    #expect(splits == 2)
  }

  @Test func `without tokens of the server the same comes from offsets, or is refused where a token crosses`()
    async throws
  {
    try await Asked.with(.plain) { server in
      for (name, context, response) in Self.instances {
        let expected = expected(context, response)
        let plan = try Asked.plan(.perplexity)
        let answer = try await plan.answer(
          ModelQuestion(
            instance: Asked.instance(context, a: response), response: .a, firstShown: nil), on: server)
        switch answer.answer.outcome {
        case .perplexity(let score):
          #expect(!expected.isSplit && name != "control tokens in the text")
          #expect(abs((score.perplexity ?? 0) / expected.perplexity - 1) < 1e-6, "\(name)")
        case .invalid(_, let why):
          #expect(why.contains(expected.isSplit ? "one token covers" : "control token"), "\(name): \(why)")
        default: Issue.record("\(name): \(answer.answer.outcome)")
        }
      }
    }
  }

  @Test func `a chat template's marks are control tokens and a text's are not`() async throws {
    let context = [Turn(role: .user, content: " <|end|> hello")]
    for language in [ToyServer.Language.llama, .vllm] {
      try await Asked.with(language) { server in
        let answer = try await Asked.plan(.perplexity, .chat).answer(
          ModelQuestion(instance: Asked.instance(context), response: .a, firstShown: nil), on: server)
        guard case .perplexity(let score) = answer.answer.outcome else {
          Issue.record("\(answer)")
          return
        }
        let prompt =
          ToyModel.tokens("<s>[user]\n", readsControls: true) + ToyModel.tokens("<|end|> hello")
          + ToyModel.tokens("<|end|>\n[assistant]\n", readsControls: true)
        let expected = ToyModel.perplexity(ToyModel.tokens("the good"), after: prompt)
        #expect(abs((score.perplexity ?? 0) / expected - 1) < 1e-6)
        #expect(!prompt.starts(with: [ToyModel.start, ToyModel.start]))
      }
    }
  }

  @Test func `an empty response and one longer than the window are no labels and cost nothing`() async throws {
    for language in ToyServer.Language.allCases {
      let loopback = try ToyServer.start(language)
      defer { loopback.stop() }
      let server = try await ServerProbe.connect(
        Asked.client(loopback), driver: nil, model: nil, needsScores: true)
      let plan = try Asked.plan(.perplexity)
      let long = Asked.instance(a: String(repeating: " xyz", count: 1500), b: "")
      let tooLong = try await plan.answer(ModelQuestion(instance: long, response: .a, firstShown: nil), on: server)
      #expect(tooLong.answer.outcome == .tooLong(window: ToyServer.window))
      let empty = try await plan.answer(ModelQuestion(instance: long, response: .b, firstShown: nil), on: server)
      #expect(empty.answer.outcome == .invalid(reply: "", why: "the response is empty"))
      if language != .plain { #expect(!loopback.paths.contains { $0.hasSuffix("completions") || $0 == "/completion" }) }
    }
  }

  private func score(_ server: any ModelServer, _ context: [Turn], _ response: String) async throws -> PerplexityScore {
    let answer = try await Asked.plan(.perplexity).answer(
      ModelQuestion(instance: Asked.instance(context, a: response), response: .a, firstShown: nil), on: server)
    guard case .perplexity(let score) = answer.answer.outcome else { throw CocoaError(.featureUnsupported) }
    return score
  }
}

@Suite struct LlamaForcingTests {
  @Test func `whole tokens are named, and characters in parts are spelled out with their tokens favoured`() {
    let parts: [Int: [UInt8]] = [7: [0x20, 0xF0, 0x9F], 8: [0x99, 0x82], 9: [0xC3], 10: [0xA9, 0x22]]
    let forcing = LlamaForcing([1, 7, 8, 2, 9, 10], parts: parts)
    #expect(forcing.grammar == #"root ::= <[1]> " 🙂" <[2]> "é\"""#)
    #expect(forcing.favoured == [7, 8, 9, 10])
    #expect(forcing.isReported == [true, false, true, true, false, true])
  }
}
