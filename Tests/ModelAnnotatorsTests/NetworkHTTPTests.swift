import Basics
import Foundation
import Testing

@testable import LoopbackModels
@testable import ModelAnnotators

@Suite struct NetworkHTTPTests {
  private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

  @Test(arguments: [
    ("blanks that keep a connection open", "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n", Limit.idle),
    ("comments that keep a stream open", "Transfer-Encoding: chunked\r\n\r\n", "e\r\n: keep-alive\n\n\r\n", .idle),
    ("a head that never ends", "", "X: y\r\n", .idle),
    ("an answer that comes drop by drop", "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", .total),
    ("an answer that never ends", "\r\n", String(repeating: "x", count: 4_096), .size),
  ])
  func `what never ends is given up`(_ what: String, head: String, again: String, by limit: Limit) async throws {
    let server = try LoopbackServer { _ in .endless(Array((Self.head + head).utf8), again: Array(again.utf8)) }
    defer { server.stop() }
    let http = NetworkHTTP(limit.limits, connections: 1)
    let error = await #expect(throws: ModelError.self) { _ = try await http.send(Self.request(server)) }
    switch (limit, error) {
    // Told apart by their seconds.
    case (.size, .tooLarge), (.idle, .timedOut(_, 0.2)), (.total, .timedOut(_, 0.3)): break
    default: Issue.record("\(what): \(String(describing: error))")
    }
  }

  /// Which limit ends it: the others are out of reach.
  enum Limit: Sendable {
    case idle, total, size

    var limits: NetworkHTTP.Limits {
      var limits = NetworkHTTP.Limits(idle: self == .idle ? 0.2 : 600, total: self == .total ? 0.3 : 600)
      limits.largest = self == .size ? 1 << 16 : .max
      return limits
    }
  }

  @Test(arguments: [(1_000, true), (1_000_000, false)])
  func `a packed answer counts by what it unpacks to`(blanks: Int, isTaken: Bool) async throws {
    let packed = try Self.gzip(Data(#"{"a":1}"#.utf8) + Data(repeating: 0x20, count: blanks))
    let head = Self.head + "Content-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n"
    let server = try LoopbackServer { _ in .endless(Array(head.utf8) + packed, again: []) }
    defer { server.stop() }
    var limits = NetworkHTTP.Limits(idle: 60)
    limits.largest = 100_000
    #expect(packed.count < limits.largest)
    let http = NetworkHTTP(limits, connections: 1)
    if isTaken {
      let reply = try await http.send(Self.request(server))
      #expect(JSONValue(reply.body)?["a"]?.integer == 1)
    } else {
      await #expect(throws: ModelError.self) { _ = try await http.send(Self.request(server)) }
    }
  }

  @Test func `a request that is given up ends at once, and the next one is answered`() async throws {
    let server = try LoopbackServer { $0.path == "/stall" ? .stall : .json(#"{"fine":true}"#) }
    defer { server.stop() }
    let http = NetworkHTTP(.init(idle: 600), connections: 2)
    let stalled = Task { try await http.send(Self.request(server, "/stall")) }
    while server.paths.isEmpty { await Task.yield() }
    stalled.cancel()
    await #expect(throws: CancellationError.self) { _ = try await stalled.value }
    #expect(try await http.send(Self.request(server)).status == 200)
  }

  @Test func `headers are found by their names in lower case, and the body travels as it is`() async throws {
    let server = try LoopbackServer { request in
      .json(request.text, headers: ["Retry-After": " 7 ", "X-Asked": request.headers["x-own"] ?? "nothing"])
    }
    defer { server.stop() }
    let http = NetworkHTTP(.init(idle: 60), connections: 1)
    for body in ["", "{\"é\":\"\u{0}但\"}", String(repeating: "long ", count: 100_000)] {
      let reply = try await http.send(
        HTTPRequest(
          url: #require(URL(string: server.address + "/x")), method: "POST", headers: ["X-Own": "mine"],
          body: Data(body.utf8)))
      #expect(reply.headers["retry-after"] == "7" && reply.headers["x-asked"] == "mine")
      #expect(reply.body == Data(body.utf8))
    }
  }

  private static func request(_ server: LoopbackServer, _ path: String = "/x") throws -> HTTPRequest {
    HTTPRequest(url: try #require(URL(string: server.address + path)))
  }

  private static func gzip(_ bytes: Data) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["-c"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: bytes)
    try input.fileHandleForWriting.close()
    let packed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(packed)
  }
}
