import Basics
import Foundation
import Study

/// How a model is asked, the same for all questions of a run.
package struct ModelPlan: Hashable, Sendable {
  package var method: ModelMethod
  package var template: ModelTemplate
  package var decode: ModelDecode
  /// nil for perplexity.
  package var prompt: Prompt?
  /// The model's name, as figures show it.
  package var model: String
  /// At which answers are drawn; nil for the likeliest ones.
  package var temperature: Double?
  /// Whether an explanation is asked for before each answer.
  package var isExplained: Bool

  package init(
    method: ModelMethod, template: ModelTemplate, decode: ModelDecode, prompt: Prompt?, model: String,
    temperature: Double? = nil, isExplained: Bool = false
  ) {
    self.method = method
    self.template = template
    self.decode = decode
    self.prompt = prompt
    self.model = model
    self.temperature = temperature
    self.isExplained = isExplained
  }

  package func run(on server: any ModelServer) -> ModelRun {
    var run = ModelRun(
      model: model, servedAs: server.facts.model, engine: server.facts.engine, engineVersion: server.facts.version,
      window: server.facts.window, method: method, driver: server.driver.rawValue, template: template.rawValue,
      decode: method == .perplexity ? "" : decode.rawValue, prompt: prompt?.text ?? "", host: server.facts.host,
      settings: server.facts.settings, wording: wording, answers: prompt?.answers, temperature: temperature)
    if isExplained { run.isExplained = true }
    return run
  }

  /// What figures and exports call the question's wording; nil for perplexity.
  package var wording: String? { prompt.map { isExplained ? "\($0.wording), explained" : $0.wording } }

  /// The legal answers; none for perplexity.
  package var choices: [ModelMethod.Choice] { prompt?.answers ?? [] }

  /// What the answers mean where that is not what the method's own mean; nil where it is.
  private var values: [Int]? {
    let values = choices.map(\.value)
    return values == method.choices.map(\.value) ? nil : values
  }
}

extension ModelPlan {
  func input(_ question: ModelQuestion) -> ModelInput {
    guard let prompt else { return .context(question.instance.context, template) }
    var input = ModelInput.question(
      prompt.filled(question.instance, response: question.response, first: question.firstShown), template)
    if let temperature, let number = question.sample {
      input.sampling = ModelInput.Sampling(temperature: temperature, number: number)
    }
    input.isExplained = isExplained
    return input
  }

  /// The hash of all that an answer depends on but the instance's name, 64 hex digits: asked once, never asked again.
  ///
  /// The engine's version is left out, so that an update in the middle of a run asks nothing twice; it stands with the run.
  package func key(_ question: ModelQuestion, on server: any ModelServer) -> String {
    question.key ?? key(question, on: server, engine: server.facts.engine)
  }

  /// The same as earlier versions of demur had it; nil where that is no other.
  package func formerKey(_ question: ModelQuestion, on server: any ModelServer) -> String? {
    server.facts.formerEngine.map { key(question, on: server, engine: $0) }
  }

  private func key(_ question: ModelQuestion, on server: any ModelServer, engine: String) -> String {
    var hash = SHA256()
    func add(_ text: String) {
      withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { hash.update(bufferPointer: $0) }
      var text = text
      text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }
    for text in [
      "demur question 1", engine, server.driver.rawValue, server.facts.model, model, method.rawValue,
      template.rawValue, decode.rawValue, question.response?.rawValue ?? "-", question.firstShown?.rawValue ?? "-",
    ] {
      add(text)
    }
    for turn in input(question).turns {
      add(turn.role.rawValue)
      add(turn.content)
    }
    switch method {
    case .perplexity: add(question.instance.response(question.response ?? .a))
    default:
      for choice in choices { add(choice.word) }
      // Words as the method's own that mean something else are other answers.
      if choices.map(\.value) != method.choices.map(\.value) { for choice in choices { add(String(choice.value)) } }
    }
    if let settings = server.facts.settings {
      add("settings")
      add(settings)
    }
    if isExplained { add("explained") }
    if let sample = question.sample, let temperature {
      add("sample \(sample)")
      add("temperature \(temperature)")
    }
    // What demur itself reads is the instance: equal texts under two names are two questions.
    add(question.instance.key.text)
    let bytes = hash.finalize()
    return String(unsafeUninitializedCapacity: 2 * bytes.count) { place in
      func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
      for (index, byte) in bytes.enumerated() {
        place[2 * index] = digit(byte >> 4)
        place[2 * index + 1] = digit(byte & 15)
      }
      return 2 * bytes.count
    }
  }

  /// Asks one question.
  ///
  /// - Throws: ``ModelError`` for what would go wrong for others too; what concerns this question alone is in the answer.
  package func answer(_ question: ModelQuestion, on server: any ModelServer) async throws -> AskedAnswer {
    let begun = ContinuousClock.now
    var found = ReadReply(.invalid(reply: "", why: ""))
    do {
      found = try await self.found(question, on: server)
    } catch let error as NotAsked {
      found = ReadReply(error, window: server.facts.window)
    }
    var asked = asked(question, on: server, found)
    let taken = (ContinuousClock.now - begun).components
    asked.answer.seconds = Double(taken.seconds) + Double(taken.attoseconds / 1_000_000_000_000_000) / 1000
    return asked
  }

  /// What a server said to one question, in a file of many replies.
  package func answer(
    _ question: ModelQuestion, on server: any ModelServer, said: () throws -> EngineReply
  ) throws -> AskedAnswer {
    do {
      return asked(question, on: server, read(try said()))
    } catch let error as NotAsked {
      return asked(question, on: server, ReadReply(error, window: server.facts.window))
    }
  }

  private func asked(_ question: ModelQuestion, on server: any ModelServer, _ found: ReadReply) -> AskedAnswer {
    var answer = ModelAnswer(
      key: key(question, on: server), instance: question.instance.key, method: method, response: question.response,
      firstShown: question.firstShown, outcome: found.outcome, invalidKind: found.kind, says: found.says)
    if found.tokens > 0 { answer.promptTokens = found.tokens }
    answer.sample = question.sample
    let explanation = ModelExplanation.kept(found.explanation.withVisibleNUL)
    answer.explanation = explanation?.text
    return AskedAnswer(answer: answer, tokens: found.tokens, isExplanationCut: explanation?.isCut ?? false)
  }

  /// What came of a question.
  private struct ReadReply {
    var outcome: ModelAnswer.Outcome
    var kind: ModelAnswer.InvalidKind?
    var says: String?
    var tokens = 0
    /// Nothing but blanks where there is none.
    var explanation = ""

    init(
      _ outcome: ModelAnswer.Outcome, tokens: Int = 0, kind: ModelAnswer.InvalidKind? = nil, explanation: String = ""
    ) {
      self.outcome = outcome
      self.explanation = explanation
      self.kind = kind
      self.tokens = tokens
    }

    init(_ error: NotAsked, window: Int?) {
      switch error {
      case .tooLong(let stated, let says):
        // A server that refuses by length need not say in that reply what it says elsewhere.
        outcome = .tooLong(window: stated ?? window)
        self.says = says?.withVisibleNUL
      case .unaskable(let why): outcome = .invalid(reply: "", why: why.withVisibleNUL)
      case .declined(let kind, let says, let status):
        let what = kind == .filtered ? "a filter of the server kept it back" : "the server did not answer"
        outcome = .invalid(
          reply: "", why: "\(what)\(status == 200 ? "" : " (\(status))"): \(says.withVisibleNUL)")
        self.kind = kind
      }
    }
  }

  private func found(_ question: ModelQuestion, on server: any ModelServer) async throws -> ReadReply {
    let input = input(question)
    guard method != .perplexity else {
      let response = question.instance.response(question.response ?? .a)
      let score = try await server.score(response, after: input)
      return ReadReply(
        .perplexity(
          PerplexityScore(
            logprob: score.logprobs.reduce(0, +), tokens: score.logprobs.count, bytes: response.utf8.count,
            isSplit: score.isSplit)), tokens: score.promptTokens + score.logprobs.count)
    }
    let words = choices.map(\.word)
    switch decode {
    case .score:
      let scored = try await server.scoredChoice(among: words, after: input)
      let choice = choices[scored.choice]
      return ReadReply(
        .choice(
          ChoiceAnswer(word: choice.word, value: choice.value, distribution: scored.distribution, values: values)),
        tokens: scored.promptTokens)
    case .engine: return read(try await server.answer(among: words, to: input))
    }
  }

  /// The legal answer in what a model said.
  private func read(_ reply: EngineReply) -> ReadReply {
    let text = reply.text.withVisibleNUL
    if let refusal = reply.refusal {
      return ReadReply(
        .invalid(reply: text, why: "the model refused: \(refusal.withVisibleNUL)"), tokens: reply.promptTokens,
        kind: reply.kind)
    }
    let explained = isExplained ? ExplainedReply(reply.text, choices, isCut: reply.isCut) : nil
    let explanation = explained?.explanation ?? ""
    switch explained?.reading ?? AnswerReader(choices).read(reply.text) {
    case .answer(let number):
      let choice = choices[number]
      var answer = ChoiceAnswer(word: choice.word, value: choice.value, reply: text)
      if let shares = AnswerShares.read(reply.tokens, among: choices.map(\.word), choice: number) {
        (answer.distribution, answer.values) = (shares, values)
      }
      return ReadReply(.choice(answer), tokens: reply.promptTokens, explanation: explanation)
    case .none(let kind, let why):
      let cut = reply.isCut ? ", and it was cut off (--max-tokens allows more)" : ""
      return ReadReply(
        .invalid(reply: text, why: why + cut), tokens: reply.promptTokens, kind: kind, explanation: explanation)
    }
  }
}

extension String {
  /// With NUL written out, which a study's file cannot keep: nobody can correct what a model says.
  fileprivate var withVisibleNUL: String {
    unicodeScalars.contains("\0") ? unicodeScalars.map { $0 == "\0" ? "\\u0000" : String($0) }.joined() : self
  }
}

package struct AskedAnswer: Hashable, Sendable {
  package var answer: ModelAnswer
  /// Read by the model, all requests together.
  package var tokens: Int
  /// Whether the explanation was longer than what is kept of it.
  package var isExplanationCut = false
}
