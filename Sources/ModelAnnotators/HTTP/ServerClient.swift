import Basics
import Foundation

/// Talks JSON to one server: sends again what is worth it, and turns what goes wrong into one message.
package struct ServerClient: Sendable {
  package let base: URL
  private let http: any HTTPSending
  private let retries: Retries
  private let key: String?
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - address: `http://host:port`, with or without a path; a closing `/v1` is dropped.
  ///   - key: sent as a bearer token and never shown.
  package init(
    _ address: String, key: String? = nil, http: any HTTPSending, retries: Retries = Retries(),
    now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    var text = address.trimmingCharacters(in: .whitespacesAndNewlines)
    while text.hasSuffix("/") { text.removeLast() }
    if text.hasSuffix("/v1") { text.removeLast(3) }
    guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme?.lowercased()),
      let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil, parts.query == nil,
      parts.fragment == nil, let url = parts.url
    else { throw ModelError.badAddress(Self.withoutSecrets(address)) }
    base = url
    self.http = http
    self.retries = retries
    self.key = key.flatMap { $0.isEmpty ? nil : $0 }
    self.now = now
  }

  /// A user, a password or a query that somebody put into the address is not repeated.
  private static func withoutSecrets(_ address: String) -> String {
    let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    let shown = address[..<end] + (end < address.endIndex ? "?…" : "")
    guard let at = shown.lastIndex(of: "@") else { return String(shown) }
    return "…" + shown[at...]
  }

  func place(_ path: String) -> String { url(path).place }

  private func url(_ path: String) -> URL { URL(string: base.absoluteString + path) ?? base }

  func get(_ path: String) async throws -> Reply { try await send(path, method: "GET", body: nil) }

  func post(_ path: String, _ body: JSONValue) async throws -> Reply {
    try await send(path, method: "POST", body: body.data)
  }

  /// A reply that may say no.
  struct Reply: Sendable {
    var place: String
    var status: Int
    var json: JSONValue?
    /// The start of what was said, on one line.
    var excerpt: String
    var isWebPage = false

    var isFine: Bool { (200...299).contains(status) }
    var says: String {
      json?["error"]?["message"]?.text ?? json?["error"]?.text ?? json?["message"]?.text ?? json?["detail"]?.text
        ?? excerpt
    }

    /// Whether the server refuses since the request is longer than the model's window.
    var isTooLong: Bool {
      guard status == 400 || status == 413 || status == 422 else { return false }
      if json?["error"]?["type"]?.text == "exceed_context_size_error" { return true }
      let message = says.lowercased()
      return message.contains("context")
        && ["length", "size", "window", "exceed", "too long", "maximum"].contains { message.contains($0) }
    }

    /// The JSON of a reply that says yes; what is wrong with it otherwise.
    func value(otherwise what: String) throws -> JSONValue {
      switch status {
      case 200...299: break
      case 404, 405: throw ModelError.missing(place, what: what)
      case 401, 403: throw ModelError.denied(place, code: status)
      default: throw ModelError.status(place, code: status, message: says)
      }
      guard let json else {
        if isWebPage { throw ModelError.webPage(place) }
        throw ModelError.unreadable(place, why: excerpt.isEmpty ? "it is empty" : "it is no whole JSON")
      }
      return json
    }
  }

  private func send(_ path: String, method: String, body: Data?) async throws -> Reply {
    var headers = ["Accept": "application/json"]
    if body != nil { headers["Content-Type"] = "application/json" }
    if let key { headers["Authorization"] = "Bearer \(key)" }
    let request = HTTPRequest(url: url(path), method: method, headers: headers, body: body)
    var attempt = 0
    var stalls = 0
    while true {
      try Task.checkCancellation()
      let why: String
      var asked: Double?
      do {
        let reply = try await http.send(request)
        attempt += 1
        guard Retries.isWorthIt(reply.status), attempt < retries.attempts else { return self.reply(reply, path) }
        why = "the server says \(reply.status)"
        asked = Retries.asked(reply.headers["retry-after"], now: now())
      } catch ModelError.timedOut(let place, let seconds) {
        stalls += 1
        guard stalls < retries.stalls else { throw ModelError.timedOut(place, seconds: seconds) }
        retries.note("\(place): no answer within \(ModelError.short(seconds)) s; asking once more.")
        continue
      } catch ModelError.dropped(let place, let reason) {
        attempt += 1
        guard attempt < retries.attempts else { throw ModelError.dropped(place, why: reason) }
        why = "the connection broke"
      }
      let seconds = retries.seconds(before: attempt, asked: asked)
      retries.note("\(place(path)): \(why); asking again in \(ModelError.short(seconds)) s.")
      try await retries.pause(seconds)
    }
  }

  private func reply(_ reply: HTTPReply, _ path: String) -> Reply {
    var body = reply.body
    // Some servers repeat the key that they refuse.
    if let key, body.range(of: Data(key.utf8)) != nil {
      body = Data(String(decoding: body, as: UTF8.self).replacing(key, with: "…").utf8)
    }
    let start = String(decoding: body.prefix(400), as: UTF8.self)
    return Reply(
      place: place(path), status: reply.status, json: JSONValue(body),
      excerpt: String(start.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(200)),
      isWebPage: start.first(where: { !$0.isWhitespace }) == "<"
        || reply.headers["content-type"]?.lowercased().hasPrefix("text/html") == true)
  }
}
