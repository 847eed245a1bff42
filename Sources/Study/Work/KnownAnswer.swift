/// What is agreed to be the answer to an instance that is mixed in among what annotators judge: whether the texts are read and
/// the guidelines understood. Announced with the consent, marked nowhere, and in no figure.
package struct KnownAnswer: Hashable, Sendable, Codable {
  /// The instance's id.
  package var key: String
  /// nil where no answer is agreed on; of such a response nobody is asked in SINGLE.
  package var ratingA: Rating?
  package var ratingB: Rating?
  /// nil where no answer is agreed on; nobody is asked in PREFERENCE then.
  package var preference: PreferenceLabel?

  package init(
    key: InstanceKey, ratingA: Rating? = nil, ratingB: Rating? = nil, preference: PreferenceLabel? = nil
  ) {
    self.key = key.text
    self.ratingA = ratingA
    self.ratingB = ratingB
    self.preference = preference
  }

  /// Whether there is an answer to ask for: of a response in SINGLE, of the pair (nil) in PREFERENCE.
  package func isKnown(_ response: ResponseLetter?) -> Bool {
    switch response {
    case .a: ratingA != nil
    case .b: ratingB != nil
    case nil: preference != nil
    }
  }

  /// By how many steps of its scale a label is off, 0…4; nil where no answer is agreed on.
  package func distance(of label: Label, response: ResponseLetter?) -> Int? {
    switch label {
    case .rating(let rating):
      let agreed = response == .a ? ratingA : ratingB
      return agreed.map { abs($0.rawValue - rating.rawValue) }
    case .preference(let label): return preference.map { abs($0.combined - label.combined) }
    }
  }

  /// A label that is so far off misses the answer: one step is within what people mean by the same.
  package static let miss = 2

  /// How many a study may have: they are listed with its settings.
  package static let most = 500

  /// What the consent says of them.
  package static let announcement = """
    Among what you judge there are a few pieces of which the authors of this study agreed on an answer beforehand. They are \
    mixed in at drawn places and look like all others. They show the authors whether the texts are read and the guidelines \
    understood, and count in no result of the study. Nothing happens by itself to somebody who answers otherwise: the authors \
    see how often that was so, and may ask you about it.
    """
}

/// How somebody answered where the answer is known.
package struct KnownAnswerCounts: Hashable, Sendable {
  /// Labels with which an answer can be compared.
  package var answered = 0
  /// Those that are the very answer, and those that are ``KnownAnswer/miss`` steps off or more.
  package var exact = 0
  package var missed = 0

  package init() {}

  /// Counts an answer that is so many steps, 0 or more, from the known one.
  package mutating func add(distance: Int) {
    answered += 1
    if distance == 0 { exact += 1 }
    if distance >= KnownAnswer.miss { missed += 1 }
  }

  package static func + (left: KnownAnswerCounts, right: KnownAnswerCounts) -> KnownAnswerCounts {
    var sum = left
    sum.answered += right.answered
    sum.exact += right.exact
    sum.missed += right.missed
    return sum
  }
}
