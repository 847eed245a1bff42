import Basics
import FoundationEssentials
import Study

/// What language models answered, a row an answer: `AnswerFile` reads it back.
package enum AnswerTable {
  /// What is known of an answer beside itself.
  package struct Facts: Sendable {
    package var model: String
    package var annotator: String
    package var run: ModelRun?
    package var runID: String
    package var event: String
    package var at: Date?
    package var isCurrent: Bool
    package var fingerprint: TextFingerprint?

    package init(
      model: String, annotator: String, run: ModelRun?, runID: String, event: String, at: Date?, isCurrent: Bool,
      fingerprint: TextFingerprint?
    ) {
      self.model = model
      self.annotator = annotator
      self.run = run
      self.runID = runID
      self.event = event
      self.at = at
      self.isCurrent = isCurrent
      self.fingerprint = fingerprint
    }
  }

  package static func row(_ answer: ModelAnswer, _ facts: Facts) -> TableRow {
    var (reply, why, score, choice): (String?, String?, PerplexityScore?, ChoiceAnswer?)
    let outcome: String
    switch answer.outcome {
    case .perplexity(let found): (outcome, score) = ("perplexity", found)
    case .choice(let found): (outcome, choice, reply) = ("choice", found, found.reply)
    case .invalid(let text, let reason): (outcome, reply, why) = ("invalid", text, reason)
    case .tooLong(let window): (outcome, why) = ("too-long", window.map { "longer than \($0) tokens" })
    }
    let at =
      facts.run?.isFromElsewhere == true ? answer.givenAt.map { Date(timeIntervalSince1970: $0) } : facts.at
    let isDifficulty = answer.method.formulation == nil
    return TableRow([
      ("instance", .text(answer.instance.text)), ("model", .text(facts.model)),
      ("method", .word(answer.method.rawValue)),
      ("response", .word(answer.response?.rawValue)), ("first_shown", .word(answer.firstShown?.rawValue)),
      ("sample", .whole(answer.sample)),
      ("outcome", .word(outcome)), ("reply", .text(reply.flatMap { $0.isEmpty ? nil : $0 })),
      ("answer", .text(choice?.word)), ("value", .whole(isDifficulty ? nil : answer.value)),
      ("difficulty", .whole(isDifficulty ? answer.value : nil)), ("soft", .real(answer.softValue)),
      ("distribution", .json(distribution(answer))), ("logprob", .real(score?.logprob)),
      ("tokens", .whole(score?.tokens)),
      ("perplexity", .real(score?.perplexity.flatMap { $0.isFinite ? $0 : nil })), ("split", .flag(score?.isSplit)),
      ("invalid", .word(answer.invalidKind?.rawValue)), ("why", .text(answer.says ?? why)),
      ("explanation", .text(answer.explanation)), ("prompt_tokens", .whole(answer.promptTokens)),
      ("seconds", .real(answer.seconds)), ("at", .time(at)),
      ("wording", .text(facts.run?.wording)), ("engine", .text(facts.run?.engine)),
      ("engine_version", .text(facts.run.flatMap { $0.engineVersion.isEmpty ? nil : $0.engineVersion })),
      ("served_as", .text(facts.run?.servedAs)), ("driver", .word(facts.run?.driver)),
      ("template", .word(facts.run.flatMap { $0.template.isEmpty ? nil : $0.template })),
      ("decode", .word(facts.run.flatMap { $0.decode.isEmpty ? nil : $0.decode })),
      ("settings", .json(facts.run?.settings)), ("annotator", .text(facts.annotator)),
      ("current", .flag(facts.isCurrent)),
      ("run", .text(facts.runID)), ("event", .text(facts.event)),
      ("fingerprint", .word(facts.fingerprint?.description)),
    ])
  }

  /// `{"1": 0.25, "2": 0.75}`: the probability of each legal value, in the data's own letters; nil where there is none.
  private static func distribution(_ answer: ModelAnswer) -> String? {
    guard let shares = answer.distributionByValue else { return nil }
    let members = shares.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    return "{\(members.joined(separator: ", "))}"
  }
}
