import FoundationEssentials

/// What taking back a label costs when another is given in its place: the washout runs from the last label.
package enum UndoPrice: Hashable, Sendable {
  case none
  /// The other formulation opens later than it would.
  case later(next: TaskFormulation, from: Date, to: Date)
  /// The other formulation has opened since and would close again: nothing is taken back any more.
  case closed

  /// - Parameters:
  ///   - stage: where the annotator stands.
  ///   - relabelled: where they would stand if the label were given again now.
  package init(from stage: Stage, to relabelled: Stage) {
    guard case .washout(_, let next, let later) = relabelled else {
      self = .none
      return
    }
    switch stage {
    case .work, .practice: self = .closed
    case .washout(_, _, let opens) where later.timeIntervalSince(opens) > Self.trifle:
      self = .later(next: next, from: opens, to: later)
    default: self = .none
    }
  }

  /// Seconds that nobody need be asked about: whoever has just finished may look for a slip.
  private static let trifle = 3600.0
}
