import Study

/// Somebody, or a language model, who labels.
public struct Annotator: Hashable, Sendable, Identifiable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case human
    case model
  }

  /// The row.
  public var id: Int64
  /// Stable across files, and says nothing: it stands in packed files.
  public var uuid: String
  public var name: String
  /// What exports call them; says nothing of who came first.
  public var pseudonym: String
  public var kind: Kind
  /// The order of adding, from 0; ``Formulations/order(ordinal:)`` takes it.
  public var ordinal: Int
  public var isWithdrawn: Bool

  /// What their orders are drawn from beside the seed; no packed file holds it.
  public var stream: String { "annotator \(ordinal)" }
}

/// An annotator with what they have done so far.
public struct AnnotatorSummary: Hashable, Sendable {
  public var annotator: Annotator
  public var progress: [TaskFormulation: WorkProgress]
  /// Where the order of a formulation goes on when more work is given.
  public var nextPosition: [TaskFormulation: Int]
}
