import Basics
import Foundation
import Study
import Synchronization
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

/// Answers that are explained before they are given.
@Suite struct ExplanationTests {
  private static func plan(
    _ method: ModelMethod, _ template: ModelTemplate = .chat, temperature: Double? = nil
  ) throws -> ModelPlan {
    ModelPlan(
      method: method, template: template, decode: .engine,
      prompt: try PromptWording.demur.prompt(for: method, isExplained: true), model: "toy", temperature: temperature,
      isExplained: true)
  }

  private static func question(_ method: ModelMethod, first: ResponseLetter = .a) -> ModelQuestion {
    ModelQuestion(
      instance: Asked.instance([Turn(role: .user, content: " hello")]), response: method.isOfResponse ? .a : nil,
      firstShown: method.isOfResponse ? nil : first)
  }

  private static func check(_ answer: ModelAnswer, _ method: ModelMethod, _ comment: Comment) {
    #expect(answer.value == method.choices[0].value, comment)
    #expect(answer.explanation == LegalReply.explanation, comment)
    guard case .choice(let choice) = answer.outcome else { return }
    #expect(choice.reply.contains(LegalReply.explanation), comment)
  }

  @Test(arguments: MockService.all.indices)
  func `a server that people have explains in the form that it takes, by one request a question`(index: Int)
    async throws
  {
    let service = MockService.all[index]
    let loopback = try service.start()
    defer { loopback.stop() }
    let client = try ServerClient(
      loopback.address + service.path + service.query, key: service.keyHeader == nil ? nil : MockService.key,
      http: NetworkHTTP(.init(idle: Asked.patience), connections: 4), retries: Asked.Pauses().retries)
    let server = try await ServerProbe.connect(
      client, driver: nil, model: service.isNamed ? service.model : nil, needsScores: false)
    try await ServerProbe.check(server, Self.plan(.rating))
    let chat = try #require(server as? ChatServer, "\(service.name)")
    #expect(chat.learnt.form.name == service.form, "\(service.name)")
    let settled = loopback.paths.count
    for method in ModelMethod.allCases where method != .perplexity {
      let answer = try await Self.plan(method).answer(Self.question(method), on: server).answer
      Self.check(answer, method, "\(service.name): \(answer)")
    }
    #expect(loopback.paths.count == settled + 4, "\(service.name)")
  }

  @Test(arguments: [
    (ToyServer.Language.llama, ModelDriver.llama), (.vllm, .echo), (.vllm, .chat), (.llama, .chat),
  ])
  func `an engine is held to an explanation and an answer`(
    language: ToyServer.Language, driver: ModelDriver
  ) async throws {
    let bodies = Mutex<[String]>([])
    let loopback = try LoopbackServer { request in
      if request.path.contains("completion") { bodies.withLock { $0.append(request.text) } }
      return ToyServer.reply(request, language, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    let server = try await ServerProbe.connect(
      Asked.client(loopback), driver: driver, model: nil, needsScores: driver != .chat)
    let templates: [ModelTemplate] = driver == .chat ? [.chat] : [.chat, .raw]
    for template in templates {
      try await ServerProbe.check(server, Self.plan(.rating, template))
      for method in ModelMethod.allCases where method != .perplexity {
        let answer = try await Self.plan(method, template).answer(Self.question(method), on: server).answer
        Self.check(answer, method, "\(language) \(driver) \(template): \(answer)")
      }
    }
    let last = try #require(bodies.withLock { $0.last })
    let json = try #require(JSONValue(Data(last.utf8)))
    #expect((json["n_predict"] ?? json["max_tokens"])?.integer == ExplainedForm.tokens, "\(last)")
    // An explanation that came after its verdict would be none.
    let schema = try #require(last.firstRange(of: "explanation"))
    #expect(last[schema.upperBound...].contains("verdict"))
    let ignoring = await Asked.failure(language, .constraintIgnored, try Self.plan(.rating), driver: driver)
    #expect(
      driver == .chat ? ignoring.contains("invalid") : ignoring.contains("ignored the legal answers"), "\(ignoring)")
  }

  @Test func `tokens are as many as an author names`() async throws {
    let bodies = Mutex<[String]>([])
    let loopback = try LoopbackServer { request in
      bodies.withLock { $0.append(request.text) }
      return ToyServer.reply(request, .llama, .none) ?? ToyServer.notFound
    }
    defer { loopback.stop() }
    var extras = ServerExtras()
    extras.maxTokens = 77
    let client = try ServerClient(
      loopback.address, http: NetworkHTTP(.init(idle: Asked.patience), connections: 4), retries: Asked.Pauses().retries,
      extras: extras)
    for driver in [ModelDriver.llama, .chat] {
      let server = try await ServerProbe.connect(client, driver: driver, model: nil, needsScores: false)
      _ = try await Self.plan(.rating).answer(Self.question(.rating), on: server)
      let last = try #require(bodies.withLock { $0.last })
      #expect(last.contains(driver == .llama ? #""n_predict":77"# : #""max_tokens":77"#), "\(last)")
    }
  }

  @Test func `an explained question is another one, of a wording and a run that say so`() throws {
    let client = try ServerClient(
      "http://127.0.0.1:9", http: NetworkHTTP(.init(idle: 1), connections: 1), retries: Asked.Pauses().retries)
    let server = BatchFile.server(client, model: "m", isNamed: true)
    let explained = try Self.plan(.preference)
    var plain = explained
    plain.isExplained = false
    let question = Self.question(.preference)
    #expect(explained.key(question, on: server) != plain.key(question, on: server))
    #expect(explained.run(on: server).isExplained == true && plain.run(on: server).isExplained == nil)
    #expect(explained.run(on: server).wording == "demur, explained" && plain.run(on: server).wording == "demur")
    let asked = try Asked.plan(.preference, .chat, .engine)
    #expect(explained.prompt != asked.prompt && asked.run(on: server).wording == "demur")
  }

  @Test func `a batch file asks for explanations, and its replies bring them, of each sample and order`() throws {
    let client = try ServerClient(
      "http://127.0.0.1:9", http: NetworkHTTP(.init(idle: 1), connections: 1), retries: Asked.Pauses().retries)
    let server = BatchFile.server(client, model: "m", isNamed: true)
    let plan = try Self.plan(.preference, temperature: 0.7)
    let questions = ModelQuestion.all(Asked.instance(), .preference, bothOrders: true, samples: 2)
    var keys: Set<String> = []
    for question in questions {
      let key = plan.key(question, on: server)
      keys.insert(key)
      let line = try #require(BatchFile.line(question, plan, on: server, key: key))
      let body = try #require(JSONValue(Data(line.utf8))?["body"])
      #expect(body["temperature"]?.number == 0.7 && body["seed"]?.integer == 1 + (question.sample ?? 0))
      #expect(body["max_tokens"]?.integer == ExplainedForm.tokens)
      let said = LegalReply.object("A_1", isExplained: true).replacing("\"", with: "\\\"")
      let reply = try #require(
        BatchFile.Reply(
          line:
            #"{"custom_id":"\#(key)","response":{"status_code":200,"body":{"choices":[{"message":{"content":"\#(said)"}}]}}}"#
        ))
      let answer = try plan.answer(question, on: server) { try reply.said() }.answer
      #expect(answer.value == (question.firstShown == .b ? 1 : -1) && answer.explanation == LegalReply.explanation)
    }
    #expect(keys.count == 4)
  }

  @Test func `an explanation is kept to a length, and that it was cut is said`() throws {
    let short = try #require(ModelExplanation.kept(" \n It is kind.\n"))
    #expect(short.text == "It is kind." && !short.isCut)
    #expect(ModelExplanation.kept(" \n\t") == nil)
    let whole = String(repeating: "e\u{301}", count: ModelExplanation.most)
    let long = try #require(ModelExplanation.kept(whole))
    #expect(long.isCut && long.text.unicodeScalars.count == ModelExplanation.most)
    #expect(long.text.hasSuffix(" … (cut; it has \(2 * ModelExplanation.most) characters)"))
    // What is kept is kept as it is, as where it is exported and imported.
    let again = try #require(ModelExplanation.kept(long.text))
    #expect(again.text == long.text && !again.isCut)
  }
}
