import Study

/// A server that tells its tokens and takes them: what llama.cpp and vLLM have in common.
protocol TokenServer: ModelServer {
  /// - Parameters:
  ///   - passage: in markup, control tokens are read as such; in text, nothing is.
  ///   - isStart: whether the model's own start token goes before it.
  func tokens(of passage: Passage, isStart: Bool) async throws -> [Int]
  /// The input laid out by its template.
  func passages(of input: ModelInput) async throws -> [Passage]
  /// The log-probability of each of these tokens after the prompt.
  ///
  /// - Parameter others: how many of the likeliest tokens to name at each place, as far as the server can.
  func scores(of tokens: [Int], after prompt: [Int], others: Int) async throws -> [TokenScore]
}

/// A part of what is sent to a model.
enum Passage: Hashable, Sendable {
  /// Of the model's template.
  case markup(String)
  /// Of ours or the data's.
  case text(String)
}

extension TokenServer {
  func score(_ text: String, after input: ModelInput) async throws -> TextScore {
    let text = input.following(text)
    let boundary = try await Boundary(of: [text], after: input, on: self)
    guard !boundary.continuations[0].isEmpty else { throw NotAsked.unaskable(why: "the response is empty") }
    try check(boundary.prompt.count + boundary.continuations[0].count)
    let scores = try await scores(of: boundary.continuations[0], after: boundary.prompt, others: 0)
    return TextScore(
      logprobs: scores.map(\.logprob), isSplit: boundary.isSplit, promptTokens: boundary.prompt.count)
  }

  func scoredChoice(among words: [String], after input: ModelInput) async throws -> ScoredChoice {
    let boundary = try await Boundary(of: words.map(input.following), after: input, on: self)
    let trie = try ChoiceTrie(boundary.continuations)
    try check(boundary.prompt.count + (boundary.continuations.map(\.count).max() ?? 0))
    var known: ChoiceTrie<Int>.Known = [:]
    var read = 0
    for path in trie.deciding where !trie.isDecided(path, known) {
      let scores = try await scores(of: path, after: boundary.prompt, others: Self.others)
      read += boundary.prompt.count + path.count
      for (place, score) in scores.enumerated() {
        let before = Array(path[..<place])
        known[before + [path[place]]] = score.logprob
        for token in trie.fork(after: before) where known[before + [token]] == nil {
          if let other = score.others[token] { known[before + [token]] = other }
        }
      }
    }
    let (choice, distribution) = try trie.decision(known)
    return ScoredChoice(choice: choice, distribution: distribution, promptTokens: read)
  }

  /// Enough for other legal answers to be among them, which then need no request of their own.
  private static var others: Int { 400 }

  func prompt(_ input: ModelInput) async throws -> [Int] {
    try await tokens(of: try await passages(of: input))
  }

  func tokens(of passages: [Passage]) async throws -> [Int] {
    var tokens: [Int] = []
    for (index, passage) in passages.enumerated() {
      tokens += try await self.tokens(of: passage, isStart: index == 0)
    }
    return tokens
  }

  /// Tokens that cannot fit are not sent.
  func check(_ count: Int) throws {
    if let window = facts.window, count > window { throw NotAsked.tooLong(window: window) }
  }
}

/// Where the context's tokens end and those of what follows begin.
///
/// Context and continuation are tokenised together, as a model would read them. Where a token covers the end of both, the
/// context alone has other tokens: then they are tokenised apart, so that the context never sees what is to be scored.
struct Boundary: Hashable, Sendable {
  var prompt: [Int]
  /// One for each text; all after the same prompt.
  var continuations: [[Int]]
  var isSplit: Bool

  init(of texts: [String], after input: ModelInput, on server: some TokenServer) async throws {
    let passages = try await server.passages(of: input)
    prompt = try await server.tokens(of: passages)
    continuations = []
    isSplit = false
    guard !prompt.isEmpty else {
      throw NotAsked.unaskable(why: "its context is empty, and the model has no token that begins a text")
    }
    // A template's end is a boundary of its own.
    guard case .text(let last)? = passages.last else {
      for text in texts { continuations.append(try await server.tokens(of: .text(text), isStart: false)) }
      return
    }
    for text in texts {
      let whole = try await server.tokens(of: passages.dropLast() + [.text(last + text)])
      guard whole.starts(with: prompt) else {
        isSplit = true
        break
      }
      continuations.append(Array(whole[prompt.count...]))
    }
    guard isSplit else { return }
    continuations = []
    for text in texts { continuations.append(try await server.tokens(of: .text(text), isStart: false)) }
  }
}
