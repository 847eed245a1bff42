import Study

/// A server that tells its tokens and takes them: what llama.cpp and vLLM have in common.
protocol TokenServer: ModelServer {
  /// What is asked for again and again.
  var cache: TokenCache { get }
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
  /// What one request tells of the legal answers; nothing where the server cannot.
  func hints(_ trie: ChoiceTrie<Int>, among words: [String], after prompt: [Int]) async throws -> ChoiceTrie<Int>.Known
  /// The scores of several texts after one prompt, in one request where the server can; nil where it cannot.
  func scoresTogether(of paths: [[Int]], after prompt: [Int]) async throws -> [[TokenScore]]?
}

extension TokenServer {
  func hints(
    _ trie: ChoiceTrie<Int>, among words: [String], after prompt: [Int]
  ) async throws -> ChoiceTrie<Int>.Known { [:] }

  func scoresTogether(of paths: [[Int]], after prompt: [Int]) async throws -> [[TokenScore]]? { nil }

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
    let words = words.map(input.following)
    let boundary = try await Boundary(ofKnown: words, after: input, on: self)
    let trie = try ChoiceTrie(boundary.continuations)
    try check(boundary.prompt.count + (boundary.continuations.map(\.count).max() ?? 0))
    var known = try await hints(trie, among: words, after: boundary.prompt)
    var read = known.isEmpty ? 0 : boundary.prompt.count
    func take(_ scores: [TokenScore], of path: [Int]) {
      read += boundary.prompt.count + path.count
      for (place, score) in scores.enumerated() {
        let before = Array(path[..<place])
        known[before + [path[place]]] = score.logprob
        for token in trie.fork(after: before) where known[before + [token]] == nil {
          if let other = score.others[token] { known[before + [token]] = other }
        }
      }
    }
    let open = trie.deciding.filter { !trie.isDecided($0, known) }
    if open.count > 1, let all = try await scoresTogether(of: open, after: boundary.prompt) {
      for (path, scores) in zip(open, all) { take(scores, of: path) }
    }
    for path in open where !trie.isDecided(path, known) {
      take(try await scores(of: path, after: boundary.prompt, others: Self.others), of: path)
    }
    let (choice, distribution) = try trie.decision(known)
    return ScoredChoice(choice: choice, distribution: distribution, promptTokens: read)
  }

  /// Enough for other legal answers to be among them, which then need no request of their own.
  private static var others: Int { 400 }

  func prompt(_ input: ModelInput) async throws -> [Int] {
    try await tokens(of: try await passages(of: input))
  }

  /// A template's marks are the same each time, and are asked for once.
  func tokens(of passages: [Passage]) async throws -> [Int] {
    var tokens: [Int] = []
    for (index, passage) in passages.enumerated() {
      if case .markup = passage {
        tokens += try await known(passage, isStart: index == 0)
      } else {
        tokens += try await self.tokens(of: passage, isStart: index == 0)
      }
    }
    return tokens
  }

  func known(_ passage: Passage, isStart: Bool) async throws -> [Int] {
    try await cache.tokens(passage, isStart: isStart) { try await tokens(of: passage, isStart: isStart) }
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
    try await self.init(of: texts, after: input, on: server, isKnown: false)
  }

  /// For texts that are the same each time, such as legal answers: what was asked of the server once is not asked again.
  init(ofKnown texts: [String], after input: ModelInput, on server: some TokenServer) async throws {
    try await self.init(of: texts, after: input, on: server, isKnown: true)
  }

  private init(of texts: [String], after input: ModelInput, on server: some TokenServer, isKnown: Bool) async throws {
    let passages = try await server.passages(of: input)
    prompt = try await server.tokens(of: passages)
    continuations = []
    isSplit = false
    guard !prompt.isEmpty else {
      throw NotAsked.unaskable(why: "its context is empty, and the model has no token that begins a text")
    }
    func alone(_ text: String) async throws -> [Int] {
      isKnown
        ? try await server.known(.text(text), isStart: false)
        : try await server.tokens(of: .text(text), isStart: false)
    }
    // A template's end is a boundary of its own.
    guard case .text(let last)? = passages.last else {
      for text in texts { continuations.append(try await alone(text)) }
      return
    }
    if isKnown, let found = try await Self.afterLastLine(of: last, prompt, texts, on: server) {
      continuations = found
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
    for text in texts { continuations.append(try await alone(text)) }
  }

  /// What follows the last line of a prompt, from that line alone, which is the same in all questions of a wording; nil
  /// where the line has other tokens by itself than at the prompt's end, or where a token covers the end of both.
  private static func afterLastLine(
    of text: String, _ prompt: [Int], _ texts: [String], on server: some TokenServer
  ) async throws -> [[Int]]? {
    guard let end = text.lastIndex(where: \.isNewline), end > text.startIndex else { return nil }
    let line = String(text[end...])
    guard line.utf8.count > 1, line.utf8.count <= 80 else { return nil }
    let tokens = try await server.known(.text(line), isStart: false)
    // Some tokenizers put a mark before whatever stands first.
    let isSame = (0...min(2, max(0, tokens.count - 2))).contains { skipped in
      prompt.count > tokens.count && prompt.suffix(tokens.count - skipped) == tokens.dropFirst(skipped)
    }
    guard tokens.count >= 2, isSame else { return nil }
    var found: [[Int]] = []
    for text in texts {
      let whole = try await server.known(.text(line + text), isStart: false)
      guard whole.starts(with: tokens), whole.count > tokens.count else { return nil }
      found.append(Array(whole[tokens.count...]))
    }
    return found
  }
}
