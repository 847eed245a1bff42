import Foundation
import Study
import Synchronization
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

/// How many requests questions take, and templates that begin with thinking.
@Suite struct ScoreCostTests {
  private static func question(_ number: Int, _ method: ModelMethod) -> ModelQuestion {
    ModelQuestion(
      instance: Asked.instance([Turn(role: .user, content: " hello \(number)")]),
      response: method.isOfResponse ? .a : nil,
      firstShown: method.isOfResponse ? nil : .a)
  }

  @Test(arguments: [ToyServer.Language.vllm, .llama], [ModelTemplate.chat, .raw])
  func `what is asked again and again is asked once`(language: ToyServer.Language, template: ModelTemplate) async throws
  {
    let loopback = try ToyServer.start(language)
    defer { loopback.stop() }
    let pauses = Asked.Pauses()
    let server = try await ServerProbe.connect(
      Asked.client(loopback, pauses: pauses), driver: nil, model: nil, needsScores: true)
    for method in [ModelMethod.rating, .preference] {
      let plan = try Asked.plan(method, template)
      // The first tells what is the same in all.
      _ = try await plan.answer(Self.question(0, method), on: server)
      for number in 1..<3 {
        let before = loopback.paths.count
        _ = try await plan.answer(Self.question(number, method), on: server)
        let requests = loopback.paths.count - before
        #expect(
          server.requests(plan.method, plan.decode, choices: plan.choices.count).contains(requests),
          "\(method) \(template): \(requests)")
        if language == .vllm { #expect(requests <= 3, "\(method) \(template): \(loopback.paths.suffix(requests))") }
      }
    }
    #expect(pauses.notes.isEmpty)
  }

  @Test(arguments: [true, false])
  func `a server without hints or several prompts gives the same answers`(hasHints: Bool) async throws {
    let plain = try LoopbackServer { request in
      let isHint = request.json["return_tokens_as_token_ids"] != nil
      let isSeveral = request.json["prompt"] is [[Int]]
      if isHint && !hasHints || isSeveral { return .json(#"{"error":{"message":"unsupported"}}"#, status: 400) }
      return ToyServer.reply(request, .vllm, .none) ?? ToyServer.notFound
    }
    defer { plain.stop() }
    let sound = try ToyServer.start(.vllm)
    defer { sound.stop() }
    let plan = try Asked.plan(.preference, .chat)
    var found: [[Double]] = []
    for loopback in [plain, sound] {
      let server = try await ServerProbe.connect(Asked.client(loopback), driver: nil, model: nil, needsScores: true)
      for number in 0..<2 {
        guard
          case .choice(let answer) = try await plan.answer(Self.question(number, .preference), on: server).answer
            .outcome
        else { continue }
        found.append(answer.distribution)
      }
    }
    #expect(found.count == 4)
    for (one, two) in zip(found.prefix(2), found.suffix(2)) {
      for (a, b) in zip(one, two) { #expect(abs(a - b) < 1e-9) }
    }
  }

  @Test(arguments: [ToyServer.Language.vllm, .llama], [true, false])
  func `a template that ends inside of thinking is switched off or closed, and said once`(
    language: ToyServer.Language, hasSwitch: Bool
  ) async throws {
    let prompts = Mutex<[[Int]]>([])
    let loopback = try LoopbackServer { request in
      let isOff = (request.json["chat_template_kwargs"] as? [String: Any])?["enable_thinking"] as? Bool == false
      let thinks = !(isOff && hasSwitch)
      if thinks, request.path == "/apply-template" || request.json["messages"] != nil {
        guard let reply = ToyServer.reply(request, language, .none) else { return ToyServer.notFound }
        if language == .llama { return reply.replacing("[assistant]\\n", with: "[assistant]\\n<think>\\n") }
        let more = ToyModel.tokens("<think>\n").map(String.init).joined(separator: ",")
        return reply.replacing("],\"", with: ",\(more)],\"").replacing("]}", with: ",\(more)]}")
      }
      if let prompt = request.json["prompt"] as? [Int] { prompts.withLock { $0.append(prompt) } }
      return ToyServer.reply(request, language, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    let said = Mutex<[String]>([])
    var extras = ServerExtras()
    extras.say = { line in said.withLock { $0.append(line) } }
    let client = try ServerClient(
      loopback.address, http: NetworkHTTP(.init(idle: Asked.patience), connections: 4), retries: Asked.Pauses().retries,
      extras: extras)
    let server = try await ServerProbe.connect(client, driver: nil, model: nil, needsScores: true)
    for number in 0..<3 {
      let answer = try await Asked.plan(.rating, .chat).answer(Self.question(number, .rating), on: server)
      #expect(answer.answer.value != nil, "\(answer)")
    }
    #expect(
      said.withLock { $0.count } == 1 && said.withLock { $0[0] }.contains("begins with thinking"),
      "\(said.withLock { $0 })")
    for prompt in prompts.withLock({ $0 }) {
      let text = ToyModel.text(prompt)
      #expect(text.hasSuffix(hasSwitch ? "[assistant]\n" : "<think>\n</think>\n\n"), "\(text)")
    }
  }
}
