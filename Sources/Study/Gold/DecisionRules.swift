/// How authors' decisions reach gold labels and what is made of them.
package struct DecisionRules: Hashable, Sendable {
  /// How authors' decisions are followed in what is exported.
  package enum Followed: String, Hashable, Sendable, CaseIterable {
    case follow
    /// Drop and keep change nothing; adjudications set gold all the same.
    case ignore
    /// Labels alone: adjudications set nothing either.
    case none
  }

  /// What becomes of an instance on which two authors decided differently.
  package enum Contested: String, Hashable, Sendable, CaseIterable {
    case keep
    case drop
    /// As if nobody had decided.
    case leave
  }

  package var followed: Followed
  /// Whose decisions count; nil for everybody's.
  package var author: String?
  package var contested: Contested

  package init(_ followed: Followed = .follow, author: String? = nil, contested: Contested = .leave) {
    self.followed = followed
    self.author = author
    self.contested = contested
  }

  /// What the decisions on an instance come to under these rules; undecided where they are not followed.
  package func verdict(_ decisions: Decisions?) -> Verdict {
    guard followed != .none, let decisions else { return .undecided }
    guard let author else { return Verdict(decisions) }
    return Verdict(decisions.by(author).map { Decisions([$0]) })
  }

  /// What decisions make of an instance's labels of one formulation.
  package enum Treatment: Hashable, Sendable {
    /// Nothing: filters decide.
    case filtered
    /// It stays, in spite of Δ.
    case kept
    case dropped
    /// Left out since authors differ.
    case droppedAsContested
    /// Its gold label is an author's.
    case adjudicated

    package var isIn: Bool { self != .dropped && self != .droppedAsContested }
  }

  /// What is done with an instance in a formulation.
  package func treatment(_ verdict: Verdict, in formulation: TaskFormulation) -> Treatment {
    let standing = verdict[formulation]
    guard followed == .follow else { return standing == .adjudicated ? .adjudicated : .filtered }
    switch standing {
    case .undecided: return .filtered
    case .keep: return .kept
    case .drop: return .dropped
    case .adjudicated: return .adjudicated
    case .contested:
      switch contested {
      case .keep: return .kept
      case .drop: return .droppedAsContested
      case .leave: return .filtered
      }
    }
  }

  /// Of an instance with its labels of both formulations: it is left out where either of them is.
  package func treatment(_ verdict: Verdict) -> Treatment {
    let both = TaskFormulation.allCases.map { treatment(verdict, in: $0) }
    return both.first { !$0.isIn } ?? both.first { $0 == .adjudicated } ?? both.first { $0 == .kept } ?? .filtered
  }
}
