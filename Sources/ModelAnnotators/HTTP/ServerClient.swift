import Basics
import Foundation

/// Talks JSON to one server: sends again what is worth it, and turns what goes wrong into one message.
package struct ServerClient: Sendable {
  let address: ServerAddress
  let extras: ServerExtras
  private let http: any HTTPSending
  private let retries: Retries
  private let headers: [String: String]
  /// What is not shown, wherever a server repeats it.
  private let secrets: [String]
  private let memory = ServerMemory()
  private let now: @Sendable () -> Date

  package var base: URL { address.root }

  /// - Parameters:
  ///   - address: see ``ServerAddress``: `http://host:port`, or with a path.
  ///   - key: sent as a bearer token, to Azure as `api-key`, and never shown.
  package init(
    _ address: String, key: String? = nil, http: any HTTPSending, retries: Retries = Retries(),
    extras: ServerExtras = ServerExtras(), now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    self.address = try ServerAddress(address)
    self.extras = extras
    self.http = http
    self.retries = retries
    self.now = now
    var headers: [String: String] = [:]
    if let key, !key.isEmpty {
      if self.address.isAzure { headers["api-key"] = key } else { headers["Authorization"] = "Bearer \(key)" }
    }
    for (name, value) in extras.headers {
      for known in headers.keys where known.lowercased() == name.lowercased() { headers[known] = nil }
      headers[name] = value
    }
    self.headers = headers
    secrets =
      ([key].compactMap(\.self) + extras.headers.values.flatMap { [$0] + $0.split(separator: " ").map(String.init) })
      .filter { $0.utf8.count >= 8 || $0 == key && !$0.isEmpty }.sorted { $0.utf8.count > $1.utf8.count }
  }

  func place(_ path: String) -> String { url(path, prefix: memory.prefix ?? address.prefixes[0]).place }

  /// Says what is not as usual with this server, once.
  func say(_ text: String) { if memory.isNew(text) { extras.say(text) } }

  func get(_ path: String) async throws -> Reply { try await send(path, method: "GET", body: nil) }

  func post(_ path: String, _ body: JSONValue) async throws -> Reply {
    try await send(path, method: "POST", body: body.data)
  }

  /// Sends what is to be answered, with what an author wants sent beside.
  ///
  /// - Parameter attempts: how often at most where the server says 500; nil for as often as at any other fault.
  func ask(_ path: String, _ body: [String: JSONValue], attemptsAt500 attempts: Int? = nil) async throws -> Reply {
    try await send(path, method: "POST", body: extras.applied(to: body).data, attempts)
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
      let error = json?["error"] ?? json?["choices"]?[0]?["error"]
      return error?["message"]?.text ?? error?.text ?? json?["message"]?.text ?? json?["detail"]?.text
        ?? json?["detail"]?[0]?["msg"]?.text ?? excerpt
    }

    /// Whether the server refuses since the request is longer than the model's window.
    var isTooLong: Bool { !isFine && fault == .tooLong }

    /// The JSON of a reply that says yes; what is wrong with it otherwise.
    func value(otherwise what: String) throws -> JSONValue {
      switch status {
      case 200...299: break
      case 404, 405: throw ModelError.missing(place, what: what)
      case 401, 403: throw ModelError.denied(place, code: status, says: says)
      default: throw ModelError.status(place, code: status, message: says)
      }
      guard let json else {
        if isWebPage { throw ModelError.webPage(place) }
        throw ModelError.unreadable(place, why: excerpt.isEmpty ? "it is empty" : "it is no whole JSON")
      }
      return json
    }
  }

  /// An address of OpenAI's language begins with `/v1`, for which stands what this server has in its place.
  private func url(_ path: String, prefix: String) -> URL {
    address.url(path.hasPrefix("/v1/") ? prefix + path.dropFirst(3) : path)
  }

  private func send(_ path: String, method: String, body: Data?, _ attemptsAt500: Int? = nil) async throws -> Reply {
    let known = memory.prefix
    let isQuestion = method == "POST"
    guard path.hasPrefix("/v1/"), known == nil || isQuestion && !memory.isSettled else {
      return try await send(url(path, prefix: known ?? ""), method: method, body: body, attemptsAt500)
    }
    var first: Reply?
    for prefix in [known].compactMap(\.self) + address.prefixes.filter({ $0 != known }) {
      let reply = try await send(url(path, prefix: prefix), method: method, body: body, attemptsAt500)
      if reply.isFine, reply.json != nil { memory.learn(prefix: prefix, isSettled: isQuestion) }
      guard reply.status == 404 || reply.status == 405 else { return reply }
      first = first ?? reply
    }
    return first ?? Reply(place: place(path), status: 404, excerpt: "")
  }

  private func send(_ url: URL, method: String, body: Data?, _ attemptsAt500: Int?) async throws -> Reply {
    var headers = ["Accept": "application/json"]
    if body != nil { headers["Content-Type"] = "application/json" }
    headers.merge(self.headers) { $1 }
    let request = HTTPRequest(url: url, method: method, headers: headers, body: body)
    var attempt = 0
    var stalls = 0
    while true {
      try Task.checkCancellation()
      let why: String
      var asked: Double?
      do {
        let answer = try await http.send(request)
        memory.noteAnswer()
        attempt += 1
        let reply = reply(answer, url)
        let status = reply.innerStatus
        let most = min(retries.attempts, status == 500 ? attemptsAt500 ?? .max : .max)
        guard Retries.isWorthIt(status), !reply.isOfAccount, attempt < most else { return reply }
        why = "the server says \(status)"
        asked = Retries.asked(answer.headers, now: now())
      } catch ModelError.timedOut(let place, let seconds) {
        stalls += 1
        guard stalls < retries.stalls else { throw ModelError.timedOut(place, seconds: seconds) }
        retries.note("\(place): no answer within \(ModelError.short(seconds)) s; asking once more.")
        continue
      } catch ModelError.dropped(let place, let reason) {
        attempt += 1
        guard attempt < retries.attempts else { throw ModelError.dropped(place, why: reason) }
        why = "the connection broke"
      } catch ModelError.unreachable(let place, let reason) {
        // One that was there may come back; one that never was is a wrong address.
        attempt += 1
        guard memory.hasAnswered, attempt < retries.attempts else { throw ModelError.unreachable(place, why: reason) }
        why = reason
      }
      let seconds = retries.seconds(before: attempt, asked: asked)
      retries.note("\(url.place): \(why); asking again in \(ModelError.short(seconds)) s.")
      try await retries.pause(seconds)
    }
  }

  private func reply(_ reply: HTTPReply, _ url: URL) -> Reply {
    var body = reply.body
    // Some servers repeat the key that they refuse.
    for secret in secrets where body.range(of: Data(secret.utf8)) != nil {
      body = Data(String(decoding: body, as: UTF8.self).replacing(secret, with: "…").utf8)
    }
    var json = ForgivingJSON.value(body) ?? EventStream.value(body)
    // Gemini's errors come in a list.
    if case .list(let only)? = json, only.count == 1, only[0]["error"] != nil { json = only[0] }
    var start = String(decoding: body.prefix(400), as: UTF8.self)
    if (300...399).contains(reply.status), let place = reply.headers["location"] {
      json = nil
      // What follows a question mark may be a secret.
      start = "the address is now \(place.prefix { $0 != "?" }): give that to --server"
    }
    return Reply(
      place: url.place, status: reply.status, json: json,
      excerpt: String(start.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(200)),
      isWebPage: start.first(where: { !$0.isWhitespace }) == "<"
        || reply.headers["content-type"]?.lowercased().hasPrefix("text/html") == true)
  }
}
