import Basics

/// What goes along with every request, beside what demur sends itself.
package struct ServerExtras: Sendable {
  /// Further headers; one that demur sends as well takes its place.
  package var headers: [String: String] = [:]
  /// Members of what is sent to be answered; null takes one of demur's own out.
  package var members: [String: JSONValue] = [:]
  /// Tokens of an answer at most; nil for as many as it takes.
  package var maxTokens: Int?
  /// Told what is not as usual with this server, each thing once.
  package var say: @Sendable (String) -> Void = { _ in }

  package init() {}

  /// What of this an answer depends on, as JSON; nil for nothing.
  package var settings: String? {
    var all = members
    if let maxTokens { all["max_tokens"] = .number(Double(maxTokens)) }
    return all.isEmpty ? nil : JSONValue.object(all).description
  }

  func applied(to body: [String: JSONValue]) -> JSONValue {
    .object(body.merging(members) { $1 }.filter { $0.value != .null })
  }
}
