/// A context and the two responses, A and B, to its last turn. A and B are the data's own letters.
public struct Instance: Hashable, Sendable {
  public var key: InstanceKey
  /// `helpful`, `harmless`, or any other name; never shown to annotators.
  public var subset: String
  /// The dialogue before the responses; empty when labels were imported without texts.
  public var context: [Turn]
  public var responseA: String
  public var responseB: String
  /// What the data set itself says is better (HH-RLHF's `chosen`); only authors' commands read it.
  public var sourcePreference: ResponseLetter?

  public init(
    key: InstanceKey, subset: String, context: [Turn], responseA: String, responseB: String,
    sourcePreference: ResponseLetter? = nil
  ) {
    self.key = key
    self.subset = subset
    self.context = context
    self.responseA = responseA
    self.responseB = responseB
    self.sourcePreference = sourcePreference
  }

  public func response(_ letter: ResponseLetter) -> String { letter == .a ? responseA : responseB }
}

/// The data's own letter of a response, whatever was shown first.
public enum ResponseLetter: String, Hashable, Sendable, Codable, CaseIterable {
  case a = "A"
  case b = "B"

  public var other: ResponseLetter { self == .a ? .b : .a }
}
