import Foundation
import Study
import Synchronization
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

@Suite struct FaultTests {
  @Test(arguments: [
    (ToyServer.Language.vllm, ToyServer.Fault.echoIgnored, "ignored echo"),
    (.plain, .echoIgnored, "ignored echo"),
    (.vllm, .shifted, "do not belong to their tokens"),
    (.plain, .shifted, "do not belong to their tokens"),
    (.llama, .shifted, "do not belong to their tokens"),
    (.plain, .negativeOffsets, "offsets are negative"),
    (.vllm, .nulls, "one of them is missing"),
    (.llama, .nulls, "one of them is missing"),
    (.vllm, .standIns, "-9999 stands in"),
    (.llama, .standIns, "-9999 stands in"),
    (.llama, .constraintIgnored, "ignored the grammar"),
    (.vllm, .noLogprobs, "gives no log-probabilities"),
    (.plain, .noLogprobs, "gives no log-probabilities"),
    (.llama, .noLogprobs, "gives no log-probabilities"),
  ])
  func `a server whose log-probabilities cannot be trusted is refused`(
    language: ToyServer.Language, fault: ToyServer.Fault, message: String
  ) async throws {
    let found = await Asked.failure(language, fault, try Asked.plan(.perplexity))
    #expect(found.contains(message), "\(found)")
    let sound = await Asked.failure(language, .none, try Asked.plan(.perplexity))
    #expect(sound.contains("answered: perplexity"), "\(sound)")
  }

  @Test(arguments: [(ToyServer.Language.llama, nil as ModelDriver?), (.vllm, nil)])
  func `a constraint that is ignored is noticed before the first question`(
    language: ToyServer.Language, driver: ModelDriver?
  ) async throws {
    let plan = try Asked.plan(.rating, .chat, .engine)
    let found = await Asked.failure(language, .constraintIgnored, plan, driver: driver)
    #expect(found.contains("ignored the legal answers"), "\(found)")
    let sound = await Asked.failure(language, .none, plan, driver: driver)
    #expect(sound.contains("Terrible"), "\(sound)")
  }

  @Test func `perplexity of a chat is refused with the reason`() async throws {
    let found = await Asked.failure(.vllm, .none, try Asked.plan(.perplexity), driver: .chat)
    #expect(found.contains("perplexity cannot be had with the driver chat"), "\(found)")
  }

  @Test(arguments: [
    (LoopbackServer.Reply.json("{}", status: 404), "no such address (404)"),
    (.json("{}", status: 404), "Name one with --model"),
    (
      .json(#"{"error":{"message":"Your country is not supported."}}"#, status: 403),
      "(403): Your country is not supported. Put"
    ),
    (.json(#"{"error":"you are secret-key-1"}"#, status: 401), "refuses the key (401)"),
    (.json(#"{"error":{"message":"bad secret-key-1 thing"}}"#, status: 400), "says 400: bad … thing"),
    (.json("<html>Welcome", status: 200), "this is a web page"),
    (.json("Welcome", status: 200, headers: ["Content-Type": "text/html"]), "this is a web page"),
    (.json("{\"data\": [", status: 200), "it is no whole JSON"),
    (.json(#"{"colour":"blue"}"#, status: 200), "lists no models"),
    (.torn(#"{"data": ["#), "the connection broke, again and again"),
    (.reset, "the connection broke, again and again"),
    (.close, "the connection broke, again and again (it was closed before an answer)"),
    (.bytes("SSH-2.0-OpenSSH_9.2\r\n"), "the reply cannot be read (it is not HTTP)"),
    (.json("{}", status: 302, headers: ["Location": "http://127.0.0.1:9/"]), "says 302"),
    (
      .json("{}", status: 308, headers: ["Location": "https://example.org/v1/models?key=1"]),
      "says 308: the address is now https://example.org/v1/models: give that to --server. Start"
    ),
  ])
  func `what a server says instead of an answer becomes one message`(
    reply: LoopbackServer.Reply, message: String
  ) async throws {
    let loopback = try LoopbackServer { _ in reply }
    defer { loopback.stop() }
    let client = try Asked.client(loopback, key: "secret-key-1")
    let error = await #expect(throws: ModelError.self) {
      _ = try await ServerProbe.connect(client, driver: .echo, model: nil, needsScores: true)
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(message), "\(text)")
    #expect(!text.contains("secret"), "\(text)")
  }

  @Test(arguments: [(ToyServer.Language.llama, 5 as Int?), (.vllm, 5), (.vllm, nil), (.plain, nil)])
  func `a window too small for the probe is told as that`(language: ToyServer.Language, window: Int?) async throws {
    let loopback = try LoopbackServer { request in
      let isAsked = request.path.hasSuffix("completions") || request.path == "/completion"
      if isAsked { return .json(#"{"error":{"message":"maximum context length exceeded"}}"#, status: 400) }
      guard let reply = ToyServer.reply(request, language, .none) else { return ToyServer.notFound }
      return reply.replacing("4000", with: window.map(String.init) ?? "null")
    }
    defer { loopback.stop() }
    let server = try await ServerProbe.connect(
      Asked.client(loopback), driver: language == .llama ? .llama : .echo, model: nil, needsScores: true)
    for decode in [ModelDecode.score, .engine] {
      let plan = try Asked.plan(.rating, .raw, decode)
      let error = await #expect(throws: ModelError.self) { try await ServerProbe.check(server, plan) }
      let text = error.map { "\($0)" } ?? ""
      #expect(
        text.contains(window == nil ? "the window is too small" : "the window of 5 tokens is too small"), "\(text)")
    }
    let findings = try await ServerProbe.findings(server)
    #expect(findings[0].why?.contains("is too small") == true, "\(findings)")
  }

  @Test func `a model that the server has not is told with those that it has`() async throws {
    let loopback = try ToyServer.start(.vllm)
    defer { loopback.stop() }
    for driver in [ModelDriver.echo, .chat] {
      let error = await #expect(throws: ModelError.self) {
        _ = try await ServerProbe.connect(Asked.client(loopback), driver: driver, model: "nope", needsScores: false)
      }
      let text = error.map { "\($0)" } ?? ""
      #expect(text.hasSuffix(#"the server has no model "nope". For --model name one of: toy."#), "\(text)")
    }
  }

  @Test func `a stall ends at the time limit, after a second attempt`() async throws {
    let loopback = try LoopbackServer { _ in .stall }
    defer { loopback.stop() }
    let pauses = Asked.Pauses()
    let client = try Asked.client(loopback, pauses: pauses, timeout: 1)
    let error = await #expect(throws: ModelError.self) { _ = try await client.get("/v1/models") }
    #expect(error.map { "\($0)" }?.contains("no answer within 1 s, twice") == true, "\(String(describing: error))")
    #expect(loopback.paths.count == 2 && pauses.all.isEmpty)
    #expect(pauses.notes == ["\(loopback.address)/v1/models: no answer within 1 s; asking once more."])
  }

  @Test func `a request that stalls once is answered the second time`() async throws {
    let left = Mutex(1)
    let loopback = try LoopbackServer { _ in
      left.withLock {
        $0 -= 1
        return $0 == 0
      } ? .stall : .json(#"{"fine":true}"#)
    }
    defer { loopback.stop() }
    #expect(try await Asked.client(loopback, timeout: 1).get("/x").isFine)
    #expect(loopback.paths.count == 2)
  }

  @Test func `where nobody listens the message says so`() async throws {
    let loopback = try LoopbackServer { _ in .stall }
    let client = try Asked.client(loopback)
    loopback.stop()
    // The port is free only when the listening thread has closed it.
    var error: ModelError?
    for _ in 0..<200 where error == nil || "\(error.debugDescription)".contains("dropped") {
      do {
        _ = try await client.get("/v1/models")
      } catch let found as ModelError {
        error = found
      }
    }
    #expect(
      error.map { "\($0)" }?.contains("there is no server (nobody answers there)") == true,
      "\(String(describing: error))")
  }

  @Test(arguments: [
    "", "localhost:80", "ftp://x", "http://", "http://user:secret@x/", "http://x/?key=secret",
    "http://x/?a=user@secret", "http://x/#secret", "user:secret@x",
  ])
  func `what is no server's address is refused`(address: String) throws {
    let error = #expect(throws: ModelError.self) {
      _ = try ServerClient(address, http: NetworkHTTP(.init(idle: 1), connections: 1))
    }
    #expect(error.map { "\($0)" }?.contains("is no server's address") == true)
    #expect(error.map { "\($0)" }?.contains("secret") != true, "\(String(describing: error))")
  }
}
