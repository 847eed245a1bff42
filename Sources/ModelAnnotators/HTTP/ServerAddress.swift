import Foundation

/// Where a server is, and where it speaks OpenAI's language.
struct ServerAddress: Hashable, Sendable {
  /// For what is not OpenAI's language: `/props`, `/tokenize`, `/version`.
  let root: URL
  /// What may stand before `/chat/completions`, the likeliest first; the first one that answers is kept to.
  let prefixes: [String]
  /// What every address ends with, `api-version=…`; nil for nothing.
  let query: String?

  /// - Parameter text: used as it is given. Only an address without a path gets the usual `/v1`, and one that names an
  ///   endpoint (`…/chat/completions`) loses that. Of queries only `api-version` is taken: others tend to be secrets.
  /// - Throws: ``ModelError/badAddress(_:)``.
  init(_ text: String) throws(ModelError) {
    guard var parts = URLComponents(string: text.trimmingCharacters(in: .whitespacesAndNewlines)),
      ["http", "https"].contains(parts.scheme?.lowercased()), let host = parts.host, !host.isEmpty, parts.user == nil,
      parts.password == nil, parts.fragment == nil,
      parts.queryItems?.allSatisfy({ $0.name == "api-version" && $0.value?.isEmpty == false }) ?? true
    else { throw .badAddress(Self.withoutSecrets(text)) }
    query = parts.percentEncodedQuery.flatMap { $0.isEmpty ? nil : $0 }
    parts.query = nil
    var path = parts.percentEncodedPath
    func trim() { while path.hasSuffix("/") { path.removeLast() } }
    trim()
    for ending in ["/chat/completions", "/completions", "/models"] where path.hasSuffix(ending) {
      path.removeLast(ending.utf8.count)
      trim()
      break
    }
    if path.isEmpty {
      prefixes = ["/v1", ""]
    } else if path.hasSuffix("/v1") {
      prefixes = ["/v1"]
      path.removeLast(3)
    } else {
      prefixes = ["", "/v1"]
    }
    parts.percentEncodedPath = path
    guard let url = parts.url else { throw .badAddress(Self.withoutSecrets(text)) }
    root = url
  }

  /// - Parameter path: below the root, with a query of its own or none.
  func url(_ path: String) -> URL {
    var text = root.absoluteString + path
    if let query { text += (path.contains("?") ? "&" : "?") + query }
    return URL(string: text) ?? root
  }

  /// The service, in lower case; nil for a machine of one's own: a name without dots, or an address of a local network.
  var publicHost: String? {
    guard let host = root.host?.lowercased() else { return nil }
    let isNumber = host.contains(":") || host.split(separator: ".").allSatisfy { Int($0) != nil }
    let isLocal = [".local", ".localdomain", ".internal", ".lan", ".home"].contains { host.hasSuffix($0) }
    return isNumber || isLocal || !host.contains(".") ? nil : host
  }

  /// Whether the key goes by Azure's own header.
  var isAzure: Bool {
    publicHost?.hasSuffix(".azure.com") == true || query?.hasPrefix("api-version=") == true
      || root.path.contains("/openai/deployments/")
  }

  /// A user, a password or a query that somebody put into the address is not repeated.
  private static func withoutSecrets(_ address: String) -> String {
    let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    let shown = address[..<end] + (end < address.endIndex ? "?…" : "")
    guard let at = shown.lastIndex(of: "@") else { return String(shown) }
    return "…" + shown[at...]
  }
}
