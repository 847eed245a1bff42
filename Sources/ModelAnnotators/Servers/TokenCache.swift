/// Remembers the tokens of what is asked for again and again: a template's marks and the legal answers. An actor, since
/// questions are under way side by side.
actor TokenCache {
  private struct Key: Hashable {
    var passage: Passage
    var isStart: Bool
  }

  private var known: [Key: [Int]] = [:]
  private static let most = 2000

  func tokens(
    _ passage: Passage, isStart: Bool, _ find: @Sendable () async throws -> [Int]
  ) async throws -> [Int] {
    let key = Key(passage: passage, isStart: isStart)
    if let tokens = known[key] { return tokens }
    let tokens = try await find()
    if known.count >= Self.most { known.removeAll() }
    known[key] = tokens
    return tokens
  }
}
