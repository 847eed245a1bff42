import Foundation
import Synchronization
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

@Suite struct RetryTests {
  /// A server that says these things one after the other, then yes.
  private func check(_ replies: [LoopbackServer.Reply], pauses expected: [Double], requests: Int) async throws -> Int {
    let left = Mutex(replies)
    let loopback = try LoopbackServer { _ in
      left.withLock { $0.isEmpty ? .json(#"{"fine":true}"#) : $0.removeFirst() }
    }
    defer { loopback.stop() }
    let pauses = Asked.Pauses()
    let reply = try await Asked.client(loopback, pauses: pauses).post("/x", ["a": 1])
    #expect(pauses.all == expected)
    #expect(loopback.paths.count == requests)
    return reply.status
  }

  @Test func `busy servers and dropped connections are asked again, later and later`() async throws {
    let busy = LoopbackServer.Reply.json("{}", status: 503)
    #expect(
      try await check([busy, .json("{}", status: 408), .json("{}", status: 425)], pauses: [1, 2, 4], requests: 4) == 200
    )
    #expect(try await check([.reset, .torn("{")], pauses: [1, 2], requests: 3) == 200)
  }

  @Test func `a server is given the time that it asks for`() async throws {
    func busy(_ after: String) -> LoopbackServer.Reply { .json("{}", status: 429, headers: ["Retry-After": after]) }
    #expect(try await check([busy("7"), busy("0"), busy("86400")], pauses: [7, 2, 86400], requests: 4) == 200)
    let now = Date(timeIntervalSince1970: 1_445_412_480)
    #expect(Retries.asked("Wed, 21 Oct 2015 07:28:30 GMT", now: now) == 30)
    #expect(Retries.asked("soon", now: now) == nil)
    #expect(Retries.asked("-1", now: now) == nil)
  }

  @Test func `patience ends, and what will not get better is not asked again`() async throws {
    let busy = LoopbackServer.Reply.json("{}", status: 503)
    #expect(try await check([busy, busy, busy, busy], pauses: [1, 2, 4], requests: 4) == 503)
    #expect(try await check([.json("{}", status: 400)], pauses: [], requests: 1) == 400)
    #expect(try await check([.json("{}", status: 404)], pauses: [], requests: 1) == 404)
  }
}
