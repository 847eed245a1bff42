import Foundation

/// What an author says of an instance: why annotators differ, what is to become of it, and a note.
package struct Ruling: Hashable, Sendable {
  /// Ids of the code book's causes, the first one chosen first.
  package var causes: [String]
  package var outcome: DecisionOutcome?
  package var note: String

  package init(causes: [String] = [], outcome: DecisionOutcome? = nil, note: String = "") {
    self.causes = causes
    self.outcome = outcome
    self.note = note
  }

  package var isEmpty: Bool { causes.isEmpty && outcome == nil && note.isEmpty }
}

/// A ruling that is saved: by whom, and when.
package struct Decision: Hashable, Sendable, Identifiable {
  /// The event that recorded it.
  package var id: ActID
  package var author: String
  package var ruling: Ruling
  package var at: Date
  /// Whether its author did not see what others decided.
  package var isBlind: Bool

  package init(id: ActID, author: String, ruling: Ruling, at: Date, isBlind: Bool = false) {
    self.id = id
    self.author = author
    self.ruling = ruling
    self.at = at
    self.isBlind = isBlind
  }
}

/// What authors decided about one instance, each for themselves.
package struct Decisions: Hashable, Sendable {
  /// One an author, in the order of the authors' names; none is empty.
  package private(set) var all: [Decision] = []

  package init(_ decisions: [Decision] = []) {
    for decision in decisions { set(decision) }
  }

  /// Puts an author's decision in the place of their earlier one.
  package mutating func set(_ decision: Decision) {
    remove(by: decision.author)
    guard !decision.ruling.isEmpty else { return }
    let place = all.firstIndex { decision.author.utf8.lexicographicallyPrecedes($0.author.utf8) } ?? all.count
    all.insert(decision, at: place)
  }

  package mutating func remove(by author: String) {
    all.removeAll { $0.author.utf8.elementsEqual(author.utf8) }
  }

  package func by(_ author: String) -> Decision? { all.first { $0.author.utf8.elementsEqual(author.utf8) } }

  package var isEmpty: Bool { all.isEmpty }

  /// The outcome, where everybody who chose one chose the same.
  package var outcome: DecisionOutcome? {
    guard let first = all.lazy.compactMap(\.ruling.outcome).first else { return nil }
    return all.allSatisfy { $0.ruling.outcome == nil || $0.ruling.outcome == first } ? first : nil
  }

  /// Whether two authors chose different outcomes, or different causes.
  package var isContested: Bool {
    let outcomes = all.compactMap(\.ruling.outcome)
    let causes = all.map { Set($0.ruling.causes) }.filter { !$0.isEmpty }
    return outcomes.contains { $0 != outcomes[0] } || causes.contains { $0 != causes[0] }
  }

  /// Every cause that somebody chose, without repetition.
  package var causes: [String] {
    all.flatMap(\.ruling.causes).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// Where an instance stands in triage; the raw value is how filters spell it.
package enum TriageState: String, Hashable, Sendable, CaseIterable {
  /// Nobody chose an outcome.
  case undecided
  /// Everybody who chose an outcome chose the same.
  case decided
  /// Authors differ.
  case contested
  case keep
  case drop
  case adjudicate
  case more
  case sendBack = "send-back"

  /// Whether decisions are in this state; several may hold at once.
  func holds(_ decisions: Decisions?) -> Bool {
    switch self {
    case .undecided: return decisions?.all.allSatisfy { $0.ruling.outcome == nil } ?? true
    case .decided: return decisions?.outcome != nil
    case .contested: return decisions?.isContested ?? false
    case .keep, .drop, .adjudicate, .more, .sendBack:
      return decisions?.all.contains { $0.ruling.outcome?.kind.rawValue == rawValue } ?? false
    }
  }

  /// As a filter says it.
  package var words: String {
    switch self {
    case .undecided: "not decided"
    case .decided: "decided"
    case .contested: "authors differ"
    case .keep: "kept"
    case .drop: "dropped"
    case .adjudicate: "adjudicated"
    case .more: "more annotators asked"
    case .sendBack: "sent back"
    }
  }
}
