import Foundation
import Fuzzing
import Study
import Synchronization
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

/// What servers reply, one of their replies nearly right.
@Suite struct ReplyFuzzTests {
  /// Replies once what a real server said, and once what is tried in its place.
  private final class Changing: HTTPSending {
    let said: [String: [HTTPReply]]
    let input: [UInt8]
    let turn: Int
    private let asked = Mutex<(total: Int, of: [String: Int])>((0, [:]))

    init(_ said: [String: [HTTPReply]], _ input: [UInt8], turn: Int) {
      self.said = said
      self.input = input
      self.turn = turn
    }

    func send(_ request: HTTPRequest) async throws -> HTTPReply {
      let path = request.url.path
      let (number, total) = asked.withLock { asked in
        asked.total += 1
        asked.of[path, default: 0] += 1
        return (asked.of[path, default: 1] - 1, asked.total)
      }
      guard total < 200 else { throw ModelError.timedOut(path, seconds: 1) }
      let replies = said[path] ?? []
      if total % 7 == turn { return HTTPReply(status: 200, body: Data(input)) }
      return replies.isEmpty ? HTTPReply(status: 404) : replies[min(number, replies.count - 1)]
    }
  }

  /// Notes what a server says.
  private struct Noting: HTTPSending {
    let inner: any HTTPSending
    let noted: Noted

    func send(_ request: HTTPRequest) async throws -> HTTPReply {
      let reply = try await inner.send(request)
      noted.replies.withLock { $0[request.url.path, default: []].append(reply) }
      return reply
    }
  }

  private final class Noted: Sendable {
    let replies = Mutex<[String: [HTTPReply]]>([:])
  }

  private static func ask(_ http: any HTTPSending, _ address: String, _ driver: ModelDriver?) async throws {
    let retries = Retries(attempts: 2, note: { _ in }, pause: { _ in })
    let server = try await ServerProbe.connect(
      ServerClient(address, http: http, retries: retries), driver: driver, model: nil, needsScores: driver != .chat)
    for method in ModelMethod.allCases where driver != .chat || method != .perplexity {
      let plan = try Asked.plan(method, driver == .chat ? .chat : .raw, driver == .chat ? .engine : .score)
      try await ServerProbe.check(server, plan)
      for question in ModelQuestion.all(Asked.instance(), method, bothOrders: false) {
        _ = try await plan.answer(question, on: server)
      }
    }
  }

  @Test(arguments: [(ToyServer.Language.llama, ModelDriver.llama), (.vllm, .echo), (.plain, .echo), (.vllm, .chat)])
  func `a server's reply is taken, or refused in words`(language: ToyServer.Language, driver: ModelDriver) async throws
  {
    let loopback = try ToyServer.start(language, .none)
    let noted = Noted()
    try? await Self.ask(
      Noting(inner: NetworkHTTP(.init(idle: 20), connections: 2), noted: noted), loopback.address, driver)
    loopback.stop()
    let said = noted.replies.withLock { $0 }
    #expect(!said.isEmpty)
    var turn = 0
    try await Fuzz.run("replies-\(language)-\(driver)", said.values.flatMap { $0 }.map { Array($0.body) }, count: 12) {
      bytes in
      turn = (turn + 1) % 7
      do {
        try await Self.ask(Changing(said, bytes, turn: turn), loopback.address, driver)
      } catch is ModelError {
      } catch is NotAsked {
      }
      return true
    }
  }
}
