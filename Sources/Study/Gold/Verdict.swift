/// What authors' decisions on one instance come to: for the instance, and in each task formulation.
///
/// Drop and keep, and asking again, speak of both formulations; an adjudication speaks of those that it sets a label in.
package struct Verdict: Hashable, Sendable {
  /// What the decisions come to in one task formulation.
  package enum State: Hashable, Sendable {
    /// Nobody ruled on it, or more labels were asked for: filters decide.
    case undecided
    case keep
    case drop
    case adjudicated
    /// Two authors decided differently.
    case contested
  }

  /// How files say what was decided: `undecided`, an outcome's own word, or `contested`.
  package private(set) var word = "undecided"
  package private(set) var single = State.undecided
  package private(set) var preference = State.undecided
  /// The labels that authors set and nobody contests.
  package private(set) var adjudication = Adjudication()

  package static let undecided = Verdict(nil)

  /// - Parameter decisions: of all authors whose decisions count; nil for none.
  package init(_ decisions: Decisions?) {
    let outcomes = decisions?.all.compactMap(\.ruling.outcome) ?? []
    guard let first = outcomes.first else { return }
    let drops = outcomes.count { $0.kind == .drop }
    guard drops == 0 || drops == outcomes.count else {
      // Who wants it left out contradicts everybody who does not, in both formulations.
      (single, preference, word) = (.contested, .contested, "contested")
      return
    }
    single = Self.state(outcomes, in: .single)
    preference = Self.state(outcomes, in: .preference)
    for case .adjudicate(let labels) in outcomes {
      if single == .adjudicated {
        adjudication.ratingA = adjudication.ratingA ?? labels.ratingA
        adjudication.ratingB = adjudication.ratingB ?? labels.ratingB
      }
      if preference == .adjudicated { adjudication.preference = adjudication.preference ?? labels.preference }
    }
    let isContested = single == .contested || preference == .contested
    let isOfOneKind = outcomes.allSatisfy { $0.kind == first.kind }
    word = isContested ? "contested" : isOfOneKind ? first.kind.rawValue : Self.word(outcomes)
  }

  package subscript(formulation: TaskFormulation) -> State { formulation == .single ? single : preference }

  package var isContested: Bool { single == .contested || preference == .contested }

  private static func state(_ outcomes: [DecisionOutcome], in formulation: TaskFormulation) -> State {
    let kinds = Set(
      outcomes.filter { $0.speaks(of: formulation) }.map { $0.asksAgain ? DecisionOutcome.Kind.more : $0.kind })
    guard let kind = kinds.first else { return .undecided }
    guard kinds.count == 1 else { return .contested }
    switch kind {
    case .keep: return .keep
    case .drop: return .drop
    case .more, .sendBack: return .undecided
    case .adjudicate:
      let labels = outcomes.compactMap { if case .adjudicate(let labels) = $0 { labels } else { nil } }
      let differ =
        switch formulation {
        case .single: Self.differ(labels.map(\.ratingA)) || Self.differ(labels.map(\.ratingB))
        case .preference: Self.differ(labels.map(\.preference))
        }
      return differ ? .contested : .adjudicated
    }
  }

  private static func differ<Value: Hashable>(_ values: [Value?]) -> Bool { Set(values.compactMap(\.self)).count > 1 }

  /// Of outcomes of several kinds that contradict each other nowhere.
  private static func word(_ outcomes: [DecisionOutcome]) -> String {
    let kinds: [DecisionOutcome.Kind] = [.adjudicate, .keep, .more, .sendBack]
    return kinds.first { kind in outcomes.contains { $0.kind == kind } }?.rawValue ?? "undecided"
  }
}

extension DecisionOutcome {
  /// Whether it says anything about labels of a formulation.
  fileprivate func speaks(of formulation: TaskFormulation) -> Bool {
    guard case .adjudicate(let labels) = self else { return true }
    return labels.formulations.contains(formulation)
  }
}
