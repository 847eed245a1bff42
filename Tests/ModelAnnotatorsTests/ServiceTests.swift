import Foundation
import Study
import Synchronization
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

/// Each server that people have, as it was found to speak.
@Suite struct ServiceTests {
  /// What was said about a server.
  private final class Said: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private static func client(_ service: MockService, _ loopback: LoopbackServer, _ said: Said) throws -> ServerClient {
    var extras = ServerExtras()
    extras.say = { said.add($0) }
    return try ServerClient(
      loopback.address + service.path + service.query, key: service.keyHeader == nil ? nil : MockService.key,
      http: NetworkHTTP(.init(idle: Asked.patience), connections: 4), retries: Asked.Pauses().retries, extras: extras)
  }

  private static func question(_ text: String, _ method: ModelMethod = .rating) -> ModelQuestion {
    ModelQuestion(
      instance: Asked.instance([Turn(role: .user, content: text)]), response: method.isOfResponse ? .a : nil,
      firstShown: method.isOfResponse ? nil : .a)
  }

  @Test(arguments: MockService.all.indices)
  func `a server that people have is asked as it wants, and its faults are those of a question`(index: Int) async throws
  {
    let service = MockService.all[index]
    let loopback = try service.start()
    defer { loopback.stop() }
    let said = Said()
    let client = try Self.client(service, loopback, said)
    let server = try await ServerProbe.connect(
      client, driver: nil, model: service.isNamed ? service.model : nil, needsScores: false)
    let plan = try Asked.plan(.rating, .chat, .engine)
    try await ServerProbe.check(server, plan)
    let chat = try #require(server as? ChatServer, "\(service.name)")
    #expect(chat.learnt.form.name == service.form, "\(service.name): \(said.all)")
    #expect(chat.learnt.leftOut.joined(separator: ", ") == service.leftOut, "\(service.name): \(said.all)")
    #expect(Set(said.all).count == said.all.count, "\(said.all)")
    let settled = loopback.paths.count
    for method in ModelMethod.allCases where method != .perplexity {
      let answer = try await Asked.plan(method, .chat, .engine).answer(Self.question(" hello", method), on: server)
      #expect(answer.answer.value == method.choices[0].value, "\(service.name): \(answer)")
    }
    #expect(loopback.paths.count == settled + 4, "\(service.name) is asked once a question")
    let filtered = try await plan.answer(Self.question(" FILTERED"), on: server).answer
    #expect([.filtered, .refused].contains(filtered.invalidKind), "\(service.name): \(filtered)")
    let tooLong = try await plan.answer(Self.question(" TOOLONG"), on: server).answer
    guard case .tooLong = tooLong.outcome else {
      Issue.record("\(service.name): \(tooLong)")
      return
    }
    #expect(tooLong.says?.isEmpty == false, "\(service.name)")
    #expect(try await plan.answer(Self.question(" hello"), on: server).answer.value == 1)
  }

  @Test func `a wrong key is told by each server that wants one, and never shown`() async throws {
    for service in MockService.all where service.keyHeader != nil {
      let loopback = try service.start()
      defer { loopback.stop() }
      let client = try ServerClient(
        loopback.address + service.path + service.query, key: "wrong-key-1",
        http: NetworkHTTP(.init(idle: Asked.patience), connections: 1),
        retries: Asked.Pauses().retries)
      let error = await #expect(throws: ModelError.self, "\(service.name)") {
        let server = try await ServerProbe.connect(client, driver: .chat, model: service.model, needsScores: false)
        try await ServerProbe.check(server, Asked.plan(.rating, .chat, .engine))
      }
      #expect(
        error.map { "\($0)" }?.contains("refuses the key") == true, "\(service.name): \(String(describing: error))")
    }
  }

  @Test func `several models and none named are told, and none is taken`() async throws {
    for service in [MockService.ollama, .openAI, .gemini] {
      let loopback = try service.start()
      defer { loopback.stop() }
      let client = try Self.client(service, loopback, Said())
      let error = await #expect(throws: ModelError.self) {
        _ = try await ServerProbe.connect(client, driver: nil, model: nil, needsScores: false)
      }
      #expect(error.map { "\($0)" }?.contains("the server has 2 models, and none is named") == true)
      #expect(!loopback.paths.contains { $0.hasSuffix("completions") })
    }
  }

  @Test(arguments: [0, 1, 2])
  func `a server that breaks at a constraint is asked without it`(taken: Int)
    async throws
  {
    let forms = ["json_schema", "json_object", "free text"]
    let loopback = try LoopbackServer { request in
      if request.path.hasSuffix("/models") { return .json(#"{"data":[{"id":"m"}]}"#) }
      let form = (request.json["response_format"] as? [String: Any])?["type"] as? String
      guard form == nil || form == forms[taken] else { return .json("Internal Server Error", status: 500) }
      let isProbe = String(decoding: request.body, as: UTF8.self).contains("qz_7")
      let word = isProbe ? "qz_7" : "Good"
      return .json("{\"choices\":[{\"message\":{\"content\":\"{\\\"answer\\\":\\\"\(word)\\\"}\"}}]}")
    }
    defer { loopback.stop() }
    let said = Said()
    var extras = ServerExtras()
    extras.say = { said.add($0) }
    let pauses = Asked.Pauses()
    let client = try ServerClient(
      loopback.address, http: NetworkHTTP(.init(idle: Asked.patience), connections: 1), retries: pauses.retries,
      extras: extras)
    let server = try await ChatServer(client, model: nil)
    let plan = try Asked.plan(.rating, .chat, .engine)
    try await ServerProbe.check(server, plan)
    #expect(server.learnt.form.name == forms[taken])
    #expect(pauses.all == Array(repeating: [1, 2], count: taken).flatMap(\.self), "\(pauses.all)")
    #expect(said.all.count { $0.contains("it breaks at json_") } == taken, "\(said.all)")
    #expect(try await plan.answer(Self.question(" hello"), on: server).answer.value == 4)
  }

  /// The table of the guide on models, made from what the tests find.
  @Test func `the guide's table has each server as it was found`() throws {
    let guide = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Guides/models.md"),
      encoding: .utf8)
    for service in MockService.all {
      let row = "| \(service.name) | `\(service.path)\(service.query)` | chat | \(service.form) | \(service.leftOut) |"
      #expect(guide.contains(row), "\(row)")
    }
  }
}
