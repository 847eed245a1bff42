/// As it stands in a study's file: one object whose `kind` says which of the others there are.
extension ModelAnswer.Outcome: Codable {
  private enum Kind: String, Codable {
    case perplexity, choice, invalid
    case tooLong = "too-long"
  }

  private enum Key: String, CodingKey {
    case kind, score, choice, reply, why, window
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    switch try members.decode(Kind.self, forKey: .kind) {
    case .perplexity: self = .perplexity(try members.decode(PerplexityScore.self, forKey: .score))
    case .choice: self = .choice(try members.decode(ChoiceAnswer.self, forKey: .choice))
    case .invalid:
      self = .invalid(
        reply: try members.decode(String.self, forKey: .reply), why: try members.decode(String.self, forKey: .why))
    case .tooLong: self = .tooLong(window: try members.decodeIfPresent(Int.self, forKey: .window))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    switch self {
    case .perplexity(let score):
      try members.encode(Kind.perplexity, forKey: .kind)
      try members.encode(score, forKey: .score)
    case .choice(let answer):
      try members.encode(Kind.choice, forKey: .kind)
      try members.encode(answer, forKey: .choice)
    case .invalid(let reply, let why):
      try members.encode(Kind.invalid, forKey: .kind)
      try members.encode(reply, forKey: .reply)
      try members.encode(why, forKey: .why)
    case .tooLong(let window):
      try members.encode(Kind.tooLong, forKey: .kind)
      try members.encodeIfPresent(window, forKey: .window)
    }
  }
}
