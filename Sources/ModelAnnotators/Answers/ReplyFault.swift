import Basics
import Study

/// What a reply that is no answer is about: this question, or all of them. Each service has words of its own.
enum ReplyFault: Hashable, Sendable {
  /// Longer than the model's window.
  case tooLong
  /// A filter or moderation kept the question back.
  case filtered
  /// The key, the account or the address.
  case ofServer
  /// Something about this question.
  case ofQuestion

  /// - Parameters:
  ///   - status: of HTTP, or the one that stands inside of a reply.
  ///   - words: all that the server says, in lower case: message, code, type and parameter.
  init(status: Int, words: String) {
    func says(_ parts: [String]) -> Bool { parts.contains { words.contains($0) } }
    let isFiltered = says(Self.filters)
    switch status {
    case 401, 402, 404, 405, 407: self = .ofServer
    case 403: self = isFiltered ? .filtered : .ofServer
    case 413: self = .tooLong
    case 451: self = .filtered
    case 429: self = .ofServer
    case _ where says(Self.keys): self = .ofServer
    case _ where Self.isTooLong(words): self = .tooLong
    case 500...: self = .ofServer
    case 400...: self = isFiltered ? .filtered : .ofQuestion
    default: self = .ofServer
    }
  }

  private static let filters = [
    "content_filter", "content filter", "content_policy", "content policy", "contentfilter",
    "content management policy",
    "responsibleai", "moderation", "moderated", "flagged", "safety", "prohibited_content", "prohibited content",
    "harmful",
    "guardrail", "prompt injection", "refusal", "sensitive", "inappropriate", "unsafe", "usage polic",
    "content exists risk",
    "data_inspection", "violat", "blocked", "recitation", "legal reasons", "敏感", "不安全", "违规", "违法", "不合规",
  ]

  private static let keys = [
    "api key not valid", "api_key_invalid", "invalid api key", "incorrect api key", "invalid_api_key",
    "api key expired",
    "missing api key", "no api key",
  ]

  private static let lengths = [
    "context_length", "exceed_context_size", "context length", "context size", "context window", "context limit",
    "maximum model length", "max_model_len", "prompt is too long", "prompt too long", "input is too long",
    "input too long",
    "input length", "maximum prompt length", "too many tokens", "too many input tokens", "reduce the length",
    "string_above_max_length", "string_too_long", "token_limit_exceeded", "request too large", "request_too_large",
    "entity too large", "payload too large", "input tokens exceeded", "context overflow", "n_keep", "n_ctx",
    "context the overflows",
  ]

  /// Whether the words are of a question that is longer than the model's window.
  static func isTooLong(_ words: String) -> Bool {
    if lengths.contains(where: { words.contains($0) }) { return true }
    // A limit of the answer's tokens is a parameter, unless it is counted together with the question's. "Request" in the
    // fault's own type says nothing.
    let words = words.replacing("invalid_request", with: "")
    guard words.contains("token"), words.contains("input") || words.contains("prompt") || words.contains("request")
    else {
      return false
    }
    return ["exceed", "too long", "too large", "longer than", "less than", "must be <=", "at most", "maximum number"]
      .contains { words.contains($0) }
      && !words.contains("unsupported") && !words.contains("not supported")
  }
}

extension JSONValue {
  /// Whether it says nothing, as the errors of replies that have none.
  fileprivate var isBlank: Bool {
    switch self {
    case .null, .text(""), .flag(false): true
    case .list(let values): values.allSatisfy(\.isBlank)
    case .object(let members): members.values.allSatisfy(\.isBlank)
    case .text, .flag, .number: false
    }
  }
}

extension ServerClient.Reply {
  /// The error inside of a reply that says yes; nil where there is none.
  var innerError: JSONValue? {
    for error in [json?["error"], json?["choices"]?[0]?["error"], json?["detail"]] {
      guard let error, !error.isBlank else { continue }
      if error == json?["detail"], json?["choices"] != nil || isFine { continue }
      return error
    }
    return nil
  }

  /// What HTTP says, or what stands inside of a reply that says yes.
  var innerStatus: Int {
    guard isFine, let error = innerError else { return status }
    let code = error["code"] ?? error["status"] ?? json?["code"]
    let number = code?.count ?? code?.text.flatMap { Int($0) }
    return number.flatMap { (400...599).contains($0) ? $0 : nil } ?? 400
  }

  /// Everything that tells of which kind a fault is, in lower case.
  var words: String {
    var parts: [String] = [says]
    func add(_ value: JSONValue?, _ depth: Int) {
      switch value {
      case .text(let text): parts.append(text)
      case .list(let values) where depth < 5: for value in values.prefix(20) { add(value, depth + 1) }
      case .object(let members) where depth < 5:
        // What was sent comes back in some replies; it says nothing of the fault.
        for (name, value) in members where name != "input" && name != "failed_generation" && name != "url" {
          if ["reasons", "flagged_input", "innererror"].contains(name), value != .null { parts.append("flagged") }
          add(value, depth + 1)
        }
      default: break
      }
    }
    add(isFine ? innerError : json, 0)
    return parts.joined(separator: " ").lowercased()
  }

  var fault: ReplyFault { ReplyFault(status: innerStatus, words: words) }

  /// The JSON of a reply to a question.
  ///
  /// - Throws: ``NotAsked`` for what concerns this question alone, ``ModelError`` for what concerns others too.
  func answer(otherwise what: String, window: Int?) throws -> JSONValue {
    if isFine, innerError == nil {
      guard let json else { throw NotAsked.declined(.failed, says: unreadable, status: status) }
      return json
    }
    // What stands inside of a reply is about what was asked, but for the key.
    let fault = fault
    switch fault {
    case .tooLong: throw NotAsked.tooLong(window: window, says: says)
    case .filtered: throw NotAsked.declined(.filtered, says: says, status: innerStatus)
    case .ofQuestion: throw NotAsked.declined(.failed, says: says, status: innerStatus)
    case .ofServer: break
    }
    switch innerStatus {
    case 401, 403, 407: throw ModelError.denied(place, code: innerStatus, says: says)
    case 404 where !isFine && words.contains("model"):
      throw ModelError.status(place, code: 404, message: says)
    case 400: throw ModelError.denied(place, code: 400, says: says)
    case 402: throw ModelError.status(place, code: 402, message: says)
    case _ where isFine: throw NotAsked.declined(.failed, says: says, status: innerStatus)
    default: return try value(otherwise: what)
    }
  }
}

extension ServerClient.Reply {
  /// What came where an answer should have: from something between demur and the server, or half of it.
  private var unreadable: String {
    if excerpt.isEmpty { return "its reply is empty" }
    return "its reply is \(isWebPage ? "a web page" : "no whole JSON"): \(excerpt)"
  }

  /// Whether a limit is the account's, which no waiting mends.
  var isOfAccount: Bool {
    innerStatus == 429
      && [
        "insufficient_quota", "exceeded your current quota, please check your plan", "insufficient balance",
        "credit balance",
      ]
      .contains { words.contains($0) }
  }
}
