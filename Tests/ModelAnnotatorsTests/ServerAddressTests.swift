import Foundation
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

@Suite struct ServerAddressTests {
  @Test(arguments: [
    ("http://localhost:8080", ["/v1/chat/completions", "/chat/completions"], "/props"),
    ("http://localhost:8080/", ["/v1/chat/completions", "/chat/completions"], "/props"),
    ("http://localhost:8080/v1", ["/v1/chat/completions"], "/props"),
    ("http://localhost:8080/v1/", ["/v1/chat/completions"], "/props"),
    ("http://localhost/v1/chat/completions", ["/v1/chat/completions"], "/props"),
    ("https://openrouter.ai/api/v1", ["/api/v1/chat/completions"], "/api/props"),
    (
      "https://x.org/v1beta/openai/", ["/v1beta/openai/chat/completions", "/v1beta/openai/v1/chat/completions"],
      "/v1beta/openai/props"
    ),
    ("https://x.org/llm", ["/llm/chat/completions", "/llm/v1/chat/completions"], "/llm/props"),
    (
      "https://x.org/openai/deployments/d?api-version=2024-10-21",
      [
        "/openai/deployments/d/chat/completions?api-version=2024-10-21",
        "/openai/deployments/d/v1/chat/completions?api-version=2024-10-21",
      ],
      "/openai/deployments/d/props?api-version=2024-10-21"
    ),
  ])
  func `an address is used as it is given`(text: String, chats: [String], props: String) async throws {
    let address = try ServerAddress(text)
    func shown(_ url: URL) -> String { url.path + (url.query.map { "?" + $0 } ?? "") }
    #expect(address.prefixes.map { shown(address.url($0 + "/chat/completions")) } == chats)
    #expect(shown(address.url("/props")) == props)
  }

  @Test(arguments: [
    ("https://API.openai.com/v1", "api.openai.com" as String?), ("http://localhost:1", nil), ("http://127.0.0.1", nil),
    ("http://gpu:8000", nil), ("http://gpu.local", nil), ("http://[::1]:8", nil), ("https://a.b.org/v1", "a.b.org"),
  ])
  func `a service is part of what a model is, and one's own machine is not`(text: String, host: String?) throws {
    #expect(try ServerAddress(text).publicHost == host)
  }

  @Test(arguments: ["/team/llm/v1/chat/completions", "/team/llm/chat/completions"])
  func `a listing elsewhere does not tell where questions go`(path: String) async throws {
    let loopback = try LoopbackServer { request in
      if request.path.hasSuffix("/models") { return .json(#"{"data":[{"id":"m"}]}"#) }
      return request.path == path ? .json(#"{"choices":[{"message":{"content":"Good"}}]}"#) : .json("{}", status: 404)
    }
    defer { loopback.stop() }
    let client = try ServerClient(
      loopback.address + "/team/llm", http: NetworkHTTP(.init(idle: Asked.patience), connections: 1))
    let server = try await ChatServer(client, model: nil)
    let question = ModelQuestion(instance: Asked.instance(), response: .a, firstShown: nil)
    for _ in 0..<2 {
      #expect(try await Asked.plan(.rating, .chat, .engine).answer(question, on: server).answer.value == 4)
    }
    // Found once, it is kept to.
    #expect(loopback.paths.last == path && loopback.paths.count { $0.hasSuffix("completions") } <= 3)
  }

  @Test func `headers and members go along, and secrets never come back`() async throws {
    let loopback = try LoopbackServer { request in
      .json(
        #"{"error":{"message":"\#(request.headers["x-team"] ?? "") and \#(request.headers["authorization"] ?? "")"}}"#,
        status: 400)
    }
    defer { loopback.stop() }
    var extras = ServerExtras()
    extras.headers = ["X-Team": "secret-team-7", "authorization": "Bearer other-secret"]
    extras.members = ["top_k": 1, "seed": .null]
    let client = try ServerClient(
      loopback.address, key: "secret-key-1", http: NetworkHTTP(.init(idle: Asked.patience), connections: 1),
      extras: extras)
    let reply = try await client.get("/v1/models")
    #expect(reply.says == "… and …", "\(reply)")
    #expect(extras.applied(to: ["seed": 1, "n": 2]) == ["n": 2, "top_k": 1])
    #expect(extras.settings == #"{"seed":null,"top_k":1}"#)
  }
}
