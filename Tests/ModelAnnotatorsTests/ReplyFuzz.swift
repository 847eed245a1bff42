import Foundation
import Fuzzing
import Study
import Synchronization

@testable import LoopbackModels
@testable import ModelAnnotators

/// What servers reply, one of their replies nearly right. The first byte of an input says which server's and in whose place,
/// or that it is a stream of events.
struct ReplyFuzz: FuzzTarget {
  static let name = "replies"

  private struct Server {
    var address: String
    var driver: ModelDriver
    var said: [String: [HTTPReply]]
  }

  private struct NothingSaid: Error {}

  private static let turns = 7
  private let servers: [Server]

  init() async throws {
    var servers: [Server] = []
    for (language, driver) in [
      (ToyServer.Language.llama, ModelDriver.llama), (.vllm, .echo), (.plain, .echo), (.vllm, .chat),
    ] {
      let loopback = try ToyServer.start(language, .none)
      defer { loopback.stop() }
      let noted = Noted()
      try? await Self.ask(
        Noting(inner: NetworkHTTP(.init(idle: Asked.patience), connections: 2), noted: noted), loopback.address, driver)
      let said = noted.replies.withLock { $0 }
      if said.isEmpty { throw NothingSaid() }
      servers.append(Server(address: loopback.address, driver: driver, said: said))
    }
    self.servers = servers
  }

  var seeds: [[UInt8]] {
    let replies = servers.enumerated().flatMap { number, server in
      server.said.sorted { $0.key < $1.key }.flatMap(\.value).enumerated().map { place, reply in
        [UInt8(number * Self.turns + place % Self.turns)] + Array(reply.body)
      }
    }
    let streams = [
      "data: {\"choices\":[{\"delta\":{\"content\":\"4\"}}]}\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n"
    ]
    return replies + streams.map { [UInt8(servers.count * Self.turns)] + Array($0.utf8) }
  }

  func take(_ bytes: [UInt8]) async throws -> Bool {
    guard let first = bytes.first else { return true }
    let choice = Int(first) % (servers.count * Self.turns + 1)
    guard choice < servers.count * Self.turns else {
      _ = EventStream.value(Data(bytes.dropFirst()))
      return true
    }
    let server = servers[choice / Self.turns]
    let http = Changing(server.said, Array(bytes.dropFirst()), turn: choice % Self.turns)
    do {
      try await Self.ask(http, server.address, server.driver)
    } catch is ModelError {
      // Refused in words.
    } catch is NotAsked {
      // As before.
    }
    return true
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
      if total % ReplyFuzz.turns == turn { return HTTPReply(status: 200, body: Data(input)) }
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
}
