/// What is to become of an instance on which annotators differ.
package enum DecisionOutcome: Hashable, Sendable {
  /// It stays as it is: the disagreement is part of the data.
  case keep
  /// It is left out of filtered figures and training sets; its labels stay.
  case drop
  /// The gold label that an author sets; no annotator's label is changed.
  case adjudicate(Adjudication)
  /// Ask so many further annotators, at least 1.
  case more(Int)
  /// Ask the same annotators again, without telling them why.
  case sendBack

  /// The outcome without what it needs to know; the raw value is how files spell it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case keep
    case drop
    case adjudicate
    case more
    case sendBack = "send-back"

    /// For heads and menus.
    package var words: String {
      switch self {
      case .keep: "keep"
      case .drop: "drop"
      case .adjudicate: "adjudicate"
      case .more: "more annotators"
      case .sendBack: "send back"
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .keep: .keep
    case .drop: .drop
    case .adjudicate: .adjudicate
    case .more: .more
    case .sendBack: .sendBack
    }
  }

  /// Whether annotators get work by it.
  package var asksAgain: Bool { kind == .more || kind == .sendBack }

  /// The most annotators that can be asked for at once.
  package static let mostAnnotators = 9
}

/// The labels that an author sets as gold; what is nil stays as annotators have it.
package struct Adjudication: Hashable, Sendable {
  package var ratingA: Rating?
  package var ratingB: Rating?
  package var preference: PreferenceLabel?

  package init(ratingA: Rating? = nil, ratingB: Rating? = nil, preference: PreferenceLabel? = nil) {
    self.ratingA = ratingA
    self.ratingB = ratingB
    self.preference = preference
  }

  package var isEmpty: Bool { ratingA == nil && ratingB == nil && preference == nil }

  /// Those of which it sets a label.
  package var formulations: [TaskFormulation] {
    (ratingA != nil || ratingB != nil ? [.single] : []) + (preference != nil ? [.preference] : [])
  }

  /// `A 4, B 2, A1`, in the data's letters.
  package var words: String {
    [
      ratingA.map { "A \($0.rawValue)" }, ratingB.map { "B \($0.rawValue)" },
      preference.map { $0 == .none ? "N" : "\($0.preference.rawValue)\($0.magnitude)" },
    ].compactMap(\.self).joined(separator: ", ")
  }
}
