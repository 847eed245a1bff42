/// The legal answers as a tree over their tokens.
///
/// Only where answers part does a model choose: there the probabilities of the tokens that lead on are normalised to 1. The
/// greedy walk from the root is the label, the products along the paths are the distribution over the answers.
struct ChoiceTrie<Token: Hashable & Sendable>: Sendable {
  private let paths: [[Token]]
  /// The places where answers part, each with the tokens that lead on in the order of the answers.
  private let forks: [[Token]: [Token]]

  /// - Throws: ``ModelError/ambiguousChoices(_:)`` where one answer's tokens begin another's.
  init(_ paths: [[Token]]) throws(ModelError) {
    var children: [[Token]: [Token]] = [:]
    for path in paths {
      guard !path.isEmpty else { throw .ambiguousChoices("one of them has no token") }
      for length in path.indices {
        let node = Array(path[..<length])
        if children[node]?.contains(path[length]) != true { children[node, default: []].append(path[length]) }
      }
    }
    for path in paths where children[path] != nil { throw .ambiguousChoices("one of them begins another") }
    guard Set(paths).count == paths.count else { throw .ambiguousChoices("two of them are the same") }
    self.paths = paths
    forks = children.filter { $0.value.count > 1 }
  }

  /// What of each answer has to be scored: its tokens up to the last place where answers part.
  var deciding: [[Token]] {
    paths.map { path in
      let last = path.indices.last { forks[Array(path[..<$0])] != nil }
      return last.map { Array(path[...$0]) } ?? []
    }
  }

  /// The log-probabilities known so far: of a path's last token after the ones before it.
  typealias Known = [[Token]: Double]

  /// Whether everything that decides about this path is known.
  func isDecided(_ path: [Token], _ known: Known) -> Bool {
    path.indices.allSatisfy { forks[Array(path[..<$0])] == nil || known[Array(path[...$0])] != nil }
  }

  /// The tokens that lead on from a place; empty where there is only one way.
  func fork(after path: [Token]) -> [Token] { forks[path] ?? [] }

  /// - Returns: the number of the answer that the greedy walk comes to (the earlier one where two are alike), and the
  ///   probability of each.
  /// - Throws: ``ModelError/ambiguousChoices(_:)`` where a log-probability is not known.
  func decision(_ known: Known) throws(ModelError) -> (choice: Int, distribution: [Double]) {
    var shares: [[Token]: Double] = [:]
    for (node, tokens) in forks {
      var logprobs: [Double] = []
      for token in tokens {
        guard let logprob = known[node + [token]] else { throw .ambiguousChoices("one of them has no score") }
        logprobs.append(logprob)
      }
      // Log-sum-exp: all of them may be too small for a number.
      let top = logprobs.max() ?? 0
      let weights = logprobs.map { exponential($0 - top) }
      let sum = weights.reduce(0, +)
      for (token, weight) in zip(tokens, weights) { shares[node + [token]] = weight / sum }
    }
    let distribution = paths.map { path in
      path.indices.reduce(1.0) { $0 * (shares[Array(path[...$1])] ?? 1) }
    }
    var walk: [Token] = []
    while let tokens = next(after: walk) {
      var best = tokens[0]
      for token in tokens.dropFirst() {
        if (shares[walk + [token]] ?? 0) > (shares[walk + [best]] ?? 0) { best = token }
      }
      walk.append(best)
    }
    return (paths.firstIndex(of: walk) ?? 0, distribution)
  }

  private func next(after walk: [Token]) -> [Token]? {
    if let tokens = forks[walk] { return tokens }
    let path = paths.first { $0.count > walk.count && $0.starts(with: walk) }
    return path.map { [$0[walk.count]] }
  }
}
