import Basics
import Foundation
import Study

/// How a legal answer is found.
package enum ModelDecode: String, Hashable, Sendable, CaseIterable {
  /// By the log-probabilities of all legal answers.
  case score
  /// By the server's own constraint, at temperature 0.
  case engine
}

/// How a model is asked, the same for all questions of a run.
package struct ModelPlan: Hashable, Sendable {
  package var method: ModelMethod
  package var template: ModelTemplate
  package var decode: ModelDecode
  /// nil for perplexity.
  package var prompt: Prompt?
  /// The model's name, as figures show it.
  package var model: String

  package init(
    method: ModelMethod, template: ModelTemplate, decode: ModelDecode, prompt: Prompt?, model: String
  ) {
    self.method = method
    self.template = template
    self.decode = decode
    self.prompt = prompt
    self.model = model
  }

  package func run(on server: any ModelServer) -> ModelRun {
    ModelRun(
      model: model, servedAs: server.facts.model, engine: server.facts.engine, engineVersion: server.facts.version,
      window: server.facts.window, method: method, driver: server.driver.rawValue, template: template.rawValue,
      decode: method == .perplexity ? "" : decode.rawValue, prompt: prompt?.text ?? "", wording: prompt?.wording,
      answers: prompt?.answers)
  }

  /// The legal answers; none for perplexity.
  var choices: [ModelMethod.Choice] { prompt?.answers ?? [] }

  /// What the answers mean where that is not what the method's own mean; nil where it is.
  private var values: [Int]? {
    let values = choices.map(\.value)
    return values == method.choices.map(\.value) ? nil : values
  }
}

/// One thing that a model is asked.
package struct ModelQuestion: Hashable, Sendable {
  package var instance: Instance
  /// nil for a question about a pair.
  package var response: ResponseLetter?
  /// nil for a question about one response.
  package var firstShown: ResponseLetter?

  /// All that a method asks of an instance.
  ///
  /// - Parameter bothOrders: whether a pair is asked a second time with the responses exchanged.
  package static func all(_ instance: Instance, _ method: ModelMethod, bothOrders: Bool) -> [ModelQuestion] {
    method.isOfResponse
      ? ResponseLetter.allCases.map { ModelQuestion(instance: instance, response: $0, firstShown: nil) }
      : (bothOrders ? ResponseLetter.allCases : [.a]).map {
        ModelQuestion(instance: instance, response: nil, firstShown: $0)
      }
  }
}

extension ModelPlan {
  func input(_ question: ModelQuestion) -> ModelInput {
    if let prompt {
      .question(
        prompt.filled(question.instance, response: question.response, first: question.firstShown), template)
    } else {
      .context(question.instance.context, template)
    }
  }

  /// The hash of all that an answer depends on but the instance's name, 64 hex digits: asked once, never asked again.
  ///
  /// The engine's version is left out, so that an update in the middle of a run asks nothing twice; it stands with the run.
  package func key(_ question: ModelQuestion, on server: any ModelServer) -> String {
    var hash = SHA256()
    func add(_ text: String) {
      withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: Data(text.utf8))
    }
    for text in [
      "demur question 1", server.facts.engine, server.driver.rawValue, server.facts.model, model, method.rawValue,
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
    // What demur itself reads is the instance: equal texts under two names are two questions.
    add(question.instance.key.text)
    return hash.finalize().map { byte in
      let hex = String(byte, radix: 16)
      return hex.utf8.count == 1 ? "0" + hex : hex
    }.joined()
  }

  /// Asks one question.
  ///
  /// - Throws: ``ModelError`` for what would go wrong for others too; what concerns this question alone is in the answer.
  package func answer(_ question: ModelQuestion, on server: any ModelServer) async throws -> AskedAnswer {
    var tokens = 0
    let outcome: ModelAnswer.Outcome
    do {
      outcome = try await self.outcome(question, on: server, tokens: &tokens)
    } catch NotAsked.tooLong(let window) {
      // A server that refuses by length need not say in that reply what it says elsewhere.
      outcome = .tooLong(window: window ?? server.facts.window)
    } catch NotAsked.unaskable(let why) {
      outcome = .invalid(reply: "", why: why.withVisibleNUL)
    }
    return AskedAnswer(
      answer: ModelAnswer(
        key: key(question, on: server), instance: question.instance.key, method: method, response: question.response,
        firstShown: question.firstShown, outcome: outcome),
      tokens: tokens)
  }

  private func outcome(
    _ question: ModelQuestion, on server: any ModelServer, tokens: inout Int
  ) async throws -> ModelAnswer.Outcome {
    let input = input(question)
    guard method != .perplexity else {
      let response = question.instance.response(question.response ?? .a)
      let score = try await server.score(response, after: input)
      tokens = score.promptTokens + score.logprobs.count
      return .perplexity(
        PerplexityScore(
          logprob: score.logprobs.reduce(0, +), tokens: score.logprobs.count, bytes: response.utf8.count,
          isSplit: score.isSplit))
    }
    let words = choices.map(\.word)
    switch decode {
    case .score:
      let scored = try await server.scoredChoice(among: words, after: input)
      tokens = scored.promptTokens
      let choice = choices[scored.choice]
      return .choice(
        ChoiceAnswer(word: choice.word, value: choice.value, distribution: scored.distribution, values: values))
    case .engine:
      let reply = try await server.answer(among: words, to: input)
      tokens = reply.promptTokens
      let text = reply.text.withVisibleNUL
      if let refusal = reply.refusal {
        return .invalid(reply: text, why: "the model refused: \(refusal.withVisibleNUL)")
      }
      let word = ServerConstraint.answer(in: reply.text)
      guard let choice = choices.first(where: { $0.word == word }) else {
        return .invalid(reply: text, why: "this is none of the legal answers")
      }
      return .choice(ChoiceAnswer(word: choice.word, value: choice.value, reply: text))
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
}
