import Study

/// Somebody, or a language model, who labels.
package struct Annotator: Hashable, Sendable, Identifiable {
  /// Who labels; the raw value is how the file spells it.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case human
    case model
  }

  /// The row.
  package var id: Int64
  /// Stable across files, and says nothing: it stands in packed files.
  package var uuid: String
  /// As an author gave it, unique in the study; a name that says nothing after erasure.
  package var name: String
  /// What exports call them; says nothing of who came first.
  package var pseudonym: String
  package var kind: Kind
  /// The order of adding, from 0; ``Formulations/order(ordinal:)`` takes it.
  package var ordinal: Int
  package var isWithdrawn: Bool

  /// What their orders are drawn from beside the seed; no packed file holds it.
  package var stream: String { "annotator \(ordinal)" }
}

/// An annotator with what they have done so far.
package struct AnnotatorSummary: Hashable, Sendable {
  package var annotator: Annotator
  /// By formulation, counted in pieces of work that are not retired.
  package var progress: [TaskFormulation: WorkProgress]
  /// Where the order of a formulation goes on when more work is given.
  package var nextPosition: [TaskFormulation: Int]
}
