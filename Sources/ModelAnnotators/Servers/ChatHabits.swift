import Basics
import Synchronization

/// How a server wants to be asked, as far as it has said so: what it refuses is left out or sent in another way. A class,
/// since questions under way side by side learn together.
final class ChatHabits: Sendable {
  struct Habits: Hashable, Sendable {
    /// Counts what was learnt: who sent by earlier habits sends again before learning anything.
    var generation = 0
    var forms: ArraySlice<ServerConstraint>
    /// Parameters that are not sent.
    var dropped: Set<String> = []
    var tokensName = "max_tokens"
    /// Tokens of an answer at most.
    var tokens: Int
    var asParts = false
    var streams = false
    /// What switches thinking off.
    var thinking: [String: JSONValue] = [:]
    /// Whether it was tried to switch thinking off.
    var hasTriedThinking = false
    /// Whether the log-probabilities of an answer's tokens are asked for.
    var asksLogprobs = false

    var form: ServerConstraint { forms.first ?? .free }

    /// The names of what is sent beside the question.
    var sent: Set<String> {
      Set([tokensName, "temperature", "seed"]).union(thinking.keys).union(form.members).subtracting(dropped)
        .union(asksLogprobs ? Self.logprobs : [])
    }

    static let logprobs: Set<String> = ["logprobs", "top_logprobs"]
  }

  private let state: Mutex<Habits>

  init(_ habits: Habits) { state = Mutex(habits) }

  var current: Habits { state.withLock { $0 } }

  /// - Returns: what was changed, in words; nil where nothing was.
  func change(_ body: (inout Habits) -> String?) -> String? {
    state.withLock { habits in
      guard let said = body(&habits) else { return nil }
      habits.generation += 1
      return said
    }
  }

  /// - Returns: false where it was tried before to switch thinking off.
  func startsOnThinking() -> Bool {
    state.withLock { habits in
      defer { habits.hasTriedThinking = true }
      return !habits.hasTriedThinking
    }
  }

  /// Learns from a refusal.
  ///
  /// - Parameters:
  ///   - words: all that the server said, in lower case.
  ///   - habits: by which was asked.
  ///   - guesses: whether to try what may help where no parameter is named; only before the first question, since later a
  ///     refusal is about a question.
  /// - Returns: whether to ask again, and what is new, in words.
  func learn(from words: String, _ habits: Habits, guesses: Bool) -> (asksAgain: Bool, said: String?) {
    state.withLock { now in
      guard now.generation == habits.generation else { return (true, nil) }
      let refusal = ParameterRefusal(words, sent: now.sent, guesses: guesses)
      guard let said = now.apply(refusal, guesses: guesses) else { return (false, nil) }
      now.generation += 1
      return (true, said)
    }
  }
}

extension ChatHabits.Habits {
  /// - Returns: what was changed, in words; empty where it is no matter, nil where nothing was.
  fileprivate mutating func apply(_ refusal: ParameterRefusal, guesses: Bool) -> String? {
    switch refusal {
    case .stream where !streams:
      streams = true
      return "it only streams its replies"
    case .parts where !asParts:
      asParts = true
      return "it takes a message in parts only"
    case .tokens where tokensName == "max_tokens":
      tokensName = "max_completion_tokens"
      return "it calls max_tokens max_completion_tokens"
    case .form: return nextForm(because: "it refuses")
    case .parameter(let name):
      if name == tokensName, tokensName == "max_completion_tokens", dropped.insert("was max_completion_tokens").inserted
      {
        tokensName = "max_tokens"
        return "it calls max_completion_tokens max_tokens"
      }
      if Self.logprobs.contains(name) {
        asksLogprobs = false
        return ""
      }
      if thinking.removeValue(forKey: name) != nil { return "it refuses \(name), which would switch thinking off" }
      dropped.insert(name)
      return "it refuses \(name), which is left out"
    case .unnamed where guesses:
      if let said = nextForm(because: "it refuses") { return said }
      guard let name = ["seed", "temperature", tokensName].first(where: sent.contains) else { return nil }
      dropped.insert(name)
      return "it refuses the question for no reason that it names; \(name) is left out"
    default: return nil
    }
  }

  mutating func nextForm(because why: String) -> String? {
    guard forms.count > 1 else { return nil }
    let last = form
    forms = forms.dropFirst()
    return "\(why) \(last.name), so answers are asked for by \(form.name)"
  }
}

/// Which parameter a server refuses, by its words.
enum ParameterRefusal: Hashable, Sendable {
  case stream, parts, tokens, form
  case parameter(String)
  case unnamed

  init(_ words: String, sent: Set<String>, guesses: Bool) {
    func says(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
    let isRefusal = Self.refusals.contains { words.contains($0) }
    if says("stream"), says("must be", "only support", "required", "only available", "requires"),
      !sent.contains("stream")
    {
      self = .stream
      return
    }
    guard isRefusal || guesses else {
      self = .unnamed
      return
    }
    if sent.contains("max_tokens"), says("max_completion_tokens") {
      self = .tokens
      return
    }
    // The longest name first: one may be a part of another.
    let named = sent.filter { words.contains($0) && $0 != "response_format" && $0 != "grammar" }.max {
      $0.utf8.count < $1.utf8.count
    }
    let forms = [
      "response_format", "json_schema", "json_object", "structured output", "guided", "grammar", "json mode", "schema",
    ]
    let isOfForm = !sent.isDisjoint(with: ["response_format", "grammar", "structured_outputs", "guided_choice"])
    if isOfForm,
      forms.contains(where: { words.contains($0) }) || named == "structured_outputs" || named == "guided_choice"
    {
      self = .form
    } else if let named {
      self = .parameter(named)
    } else if says("content"), says("array", "list", "parts", "sequence"), says("must", "should", "expected", "valid") {
      self = .parts
    } else {
      self = .unnamed
    }
  }

  private static let refusals = [
    "unsupported", "not support", "n't support", "unknown", "unrecognized", "unrecognised", "unavailable",
    "not available",
    "not permitted", "not allowed", "extra", "invalid", "must be", "unexpected", "deprecated", "only", "cannot",
    "can't",
    "should be", "not implemented", "no longer", "incompatible", "forbidden", "too large", "too high", "at most",
    "out of range",
  ]
}
