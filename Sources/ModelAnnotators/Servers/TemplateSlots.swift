/// Lays texts out by a model's own template, without the template's marks and the texts being taken for each other.
///
/// The server is asked to lay out placeholders; what stands between them is the markup.
enum TemplateSlots {
  static func name(_ index: Int) -> String { "demurslot\(index)x" }

  /// - Returns: nil where the template has changed, dropped or moved a placeholder.
  static func passages(_ rendered: String, contents: [String]) -> [Passage]? {
    var passages: [Passage] = []
    var rest = rendered[...]
    for (index, content) in contents.enumerated() {
      guard let slot = rest.firstRange(of: name(index)) else { return nil }
      passages.append(.markup(String(rest[..<slot.lowerBound])))
      passages.append(.text(content))
      rest = rest[slot.upperBound...]
      guard rest.firstRange(of: name(index)) == nil else { return nil }
    }
    passages.append(.markup(String(rest)))
    return passages.filter { $0 != .markup("") && $0 != .text("") }
  }
}

/// Remembers what a template makes of each order of speakers. An actor, since requests are under way side by side.
actor TemplateCache {
  private var rendered: [[String]: String] = [:]

  func text(of roles: [String], _ render: @Sendable () async throws -> String) async throws -> String {
    if let text = rendered[roles] { return text }
    let text = try await render()
    if rendered.count > 200 { rendered.removeAll() }
    rendered[roles] = text
    return text
  }
}
