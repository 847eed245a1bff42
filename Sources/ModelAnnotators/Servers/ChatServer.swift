import Basics
import Study

/// OpenAI's chat completions: questions only, answered under the server's own constraint where it has one.
struct ChatServer: ModelServer {
  let driver = ModelDriver.chat
  let facts: ServerFacts
  private let client: ServerClient
  private let habits: ChatHabits
  private static let path = "/v1/chat/completions"
  /// Tokens of an answer where an author names no number, and of one that is preceded by thinking.
  static let usualTokens = 64
  static let thinkingTokens = 4096
  /// Some seconds: one that is busy says otherwise.
  private static let attemptsAtBreaking = 3

  init(_ client: ServerClient, model name: String?) async throws {
    let listing = try await ServerListing(client, isNeeded: name == nil)
    let model = try listing.model(named: name)
    self.init(client, await listing.facts(model, client))
  }

  /// Without asking the server anything.
  init(_ client: ServerClient, _ facts: ServerFacts) {
    self.client = client
    self.facts = facts
    var habits = ChatHabits.Habits(
      forms: ServerConstraint.forms(facts.engine)[...], tokens: client.extras.maxTokens ?? Self.usualTokens)
    if Self.isReasoning(facts.model) {
      habits.tokensName = "max_completion_tokens"
      habits.dropped = ["temperature"]
      if client.extras.maxTokens == nil { habits.tokens = Self.thinkingTokens }
    }
    self.habits = ChatHabits(habits)
  }

  /// OpenAI's models that think: they take neither a temperature nor `max_tokens`.
  private static func isReasoning(_ model: String) -> Bool {
    let name = model.lowercased().split(separator: "/").last ?? ""
    return name.prefixMatch(of: /o[1-9](-|$)|gpt-5(-|\.|$)|gpt-oss/) != nil && !name.contains("gpt-oss")
      && !name.contains("chat")
  }

  func generated(after input: ModelInput) async throws -> GeneratedToken { throw Self.noScores("the alignment probe") }
  func score(_ text: String, after input: ModelInput) async throws -> TextScore { throw Self.noScores("perplexity") }
  func scoredChoice(among words: [String], after input: ModelInput) async throws -> ScoredChoice {
    throw Self.noScores("--decode score")
  }

  static func noScores(_ what: String) -> ModelError {
    .cannot(
      what: what, driver: ModelDriver.chat.rawValue,
      why: "a chat gives no log-probabilities of texts that it is given. Use --driver echo (vLLM) or llama (llama.cpp)."
    )
  }

  package func requests(_ method: ModelMethod, _ decode: ModelDecode, choices: Int) -> ClosedRange<Int> { 1...1 }

  func answer(among words: [String], to input: ModelInput) async throws -> EngineReply {
    try await asked(among: words, input, guesses: false).reply
  }

  /// The request for a question, as this server wants it.
  func body(among words: [String], to input: ModelInput) -> [String: JSONValue] {
    body(among: words, to: input, habits.current)
  }

  /// With what an author wants sent beside.
  func sent(_ body: [String: JSONValue]) -> JSONValue { client.extras.applied(to: body) }

  private func body(among words: [String], to input: ModelInput, _ habits: ChatHabits.Habits) -> [String: JSONValue] {
    let isExplained = input.isExplained
    var body = habits.form.members(words, isExplained: isExplained)
    body["model"] = .text(facts.model)
    body["messages"] = .list(
      input.saying(habits.form, words).messages.map { message in
        [
          "role": .text(message.role),
          "content": habits.asParts ? [["type": "text", "text": .text(message.content)]] : .text(message.content),
        ]
      })
    body["temperature"] = .number(input.sampling?.temperature ?? 0)
    body["seed"] = .number(Double(1 + (input.sampling?.number ?? 0)))
    let least = isExplained && client.extras.maxTokens == nil ? ExplainedForm.tokens : 0
    body[habits.tokensName] = .number(Double(max(habits.tokens, least)))
    body.merge(habits.thinking) { $1 }
    for name in habits.dropped { body[name] = nil }
    if habits.streams { body["stream"] = true }
    // Answers that are drawn tell their probabilities by themselves; explanations have too many tokens.
    if habits.asksLogprobs, input.sampling == nil, !isExplained {
      body["logprobs"] = true
      body["top_logprobs"] = 20
    }
    return body
  }

  private func asked(among words: [String], _ input: ModelInput, guesses: Bool) async throws -> ChatReply {
    // Each round leaves out or changes something, and there is not more to change than this.
    for _ in 0..<24 {
      let habits = habits.current
      // A server may break at a constraint that it does not know.
      let mayBreak = guesses && habits.form != .free
      let reply = try await client.ask(
        Self.path, body(among: words, to: input, habits), attemptsAt500: mayBreak ? Self.attemptsAtBreaking : nil)
      if mayBreak, reply.innerStatus == 500, reply.fault == .ofServer,
        let said = self.habits.change({ $0.nextForm(because: "it breaks at") })
      {
        client.say("\(facts.place): \(said).")
        continue
      }
      let isRefusal = [400, 415, 422, 501].contains(reply.innerStatus) && reply.fault == .ofQuestion
      if isRefusal {
        if let name = client.extras.members.keys.first(where: { reply.words.contains($0.lowercased()) }),
          client.extras.members[name] != .null, !habits.sent.contains(name)
        {
          throw ModelError.settingRefused(reply.place, name: name, says: reply.says)
        }
        let learnt = self.habits.learn(from: reply.words, habits, guesses: guesses)
        if let said = learnt.said, !said.isEmpty { client.say("\(facts.place): \(said).") }
        if learnt.asksAgain { continue }
      }
      return try ChatReply(
        reply.answer(otherwise: "it has no chat", window: facts.window), excerpt: reply.excerpt)
    }
    throw ModelError.foreign(facts.place, expected: "OpenAI's chat", found: "it refuses every form of a question")
  }

  /// What was learnt: the constraint, and what is not sent as usual.
  var learnt: (form: ServerConstraint, leftOut: [String]) {
    let habits = habits.current
    var leftOut = habits.dropped.filter { !$0.contains(" ") }
    if habits.tokensName != "max_tokens" { leftOut.insert("max_tokens") }
    if !habits.thinking.isEmpty { leftOut.insert("thinking") }
    return (habits.form, leftOut.sorted())
  }

  /// Finds out how the server wants to be asked: what it refuses or ignores is not sent again.
  ///
  /// - Returns: true: a chat falls back to what its server takes, at last to free text, so that there is nothing to refuse.
  func settlesConstraint(isExplained: Bool) async throws -> Bool {
    while true {
      let form = habits.current.form
      let said = try await probed(isExplained, guesses: true)
      // What was refused meanwhile is settled anew.
      guard habits.current.form == form else { continue }
      if said.hasThought || said.reply.isCut && said.reply.text.isEmpty {
        if try await switchesThinkingOff(isExplained) || said.reply.text.isEmpty { continue }
      }
      if keeps(said.reply, form, isExplained) {
        if !isExplained { await triesLogprobs() }
        return true
      }
      guard let next = habits.change({ $0.nextForm(because: "it ignores") }) else { return true }
      client.say("\(facts.place): \(next).")
    }
  }

  /// Finds out whether the server gives log-probabilities of what it says; one that does not is asked without, and nobody
  /// needs to hear of it.
  private func triesLogprobs() async {
    _ = habits.change {
      $0.asksLogprobs = true
      return ""
    }
    let said = try? await probed(false, guesses: false)
    guard said?.reply.tokens.contains(where: { $0.candidates.count > 1 }) != true else { return }
    _ = habits.change {
      $0.asksLogprobs = false
      return ""
    }
  }

  /// A constraint is tried by a question that no model answers so by itself; without one the question says what to answer.
  private func probed(_ isExplained: Bool, guesses: Bool) async throws -> ChatReply {
    let words = ConstraintProbe.words
    let isConstrained = habits.current.form.holds
    let question = isConstrained ? "How are you today?" : "Reply with one word, \(words[0]) or \(words[1])."
    var input = ModelInput.question(question, .chat)
    input.isExplained = isExplained
    input.isFormSaid = !isConstrained
    return try await asked(among: words, input, guesses: guesses)
  }

  private func keeps(_ reply: EngineReply, _ form: ServerConstraint, _ isExplained: Bool) -> Bool {
    // There is nothing after free text.
    if form == .free { return true }
    if form == .object || isExplained, !ReplyText.withoutFence(reply.text).hasPrefix("{") { return false }
    let choices = ConstraintProbe.words.enumerated().map { ModelMethod.Choice(word: $1, value: $0 + 1) }
    if case .answer = AnswerReader(choices).read(reply.text) { return true }
    return false
  }

  /// What switches thinking off, as engines and services call it.
  private static let switches: [[String: JSONValue]] = [
    ["chat_template_kwargs": ["enable_thinking": false, "thinking": false]], ["reasoning_effort": "none"],
    ["reasoning": ["enabled": false]], ["think": false],
  ]

  /// - Returns: whether the server is asked in another way now; each way is tried once.
  private func switchesThinkingOff(_ isExplained: Bool) async throws -> Bool {
    guard habits.startsOnThinking() else { return false }
    for members in Self.switches where habits.current.dropped.isDisjoint(with: members.keys) {
      _ = habits.change {
        $0.thinking = members
        return ""
      }
      guard let said = try? await probed(isExplained, guesses: false), !habits.current.thinking.isEmpty,
        !said.hasThought,
        !(said.reply.isCut && said.reply.text.isEmpty)
      else { continue }
      client.say(
        "\(facts.place): the model thinks before it answers; that is switched off by \(members.keys.sorted()[0]).")
      return true
    }
    let isNamed = client.extras.maxTokens != nil
    _ = habits.change {
      $0.thinking = [:]
      if !isNamed { $0.tokens = Self.thinkingTokens }
      return ""
    }
    client.say(
      "\(facts.place): the model thinks before it answers, and that cannot be switched off. Its thinking is left out; an answer "
        + "has \(habits.current.tokens) tokens at most (--max-tokens).")
    return true
  }
}
