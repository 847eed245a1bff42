/// A context and the two responses, A and B, to its last turn. A and B are the data's own letters.
package struct Instance: Hashable, Sendable {
  package var key: InstanceKey
  /// `helpful`, `harmless`, or any other name; never shown to annotators.
  package var subset: String
  /// The dialogue before the responses; empty when labels were imported without texts.
  package var context: [Turn]
  package var responseA: String
  package var responseB: String
  /// What the data set itself says is better (HH-RLHF's `chosen`); only authors' commands read it.
  package var sourcePreference: ResponseLetter?
  /// What stood beside it in its file and was kept, a JSON object; only authors' commands read it.
  package var kept: String?

  package init(
    key: InstanceKey, subset: String, context: [Turn], responseA: String, responseB: String,
    sourcePreference: ResponseLetter? = nil, kept: String? = nil
  ) {
    self.key = key
    self.subset = subset
    self.context = context
    self.responseA = responseA
    self.responseB = responseB
    self.sourcePreference = sourcePreference
    self.kept = kept
  }

  package func response(_ letter: ResponseLetter) -> String { letter == .a ? responseA : responseB }

  /// False where only labels were imported: nobody can be asked to judge it.
  package var hasText: Bool { !context.isEmpty || !responseA.isEmpty || !responseB.isEmpty }
}

/// The data's own letter of a response, whatever was shown first.
package enum ResponseLetter: String, Hashable, Sendable, Codable, CaseIterable {
  case a = "A"
  case b = "B"

  package var other: ResponseLetter { self == .a ? .b : .a }
}
