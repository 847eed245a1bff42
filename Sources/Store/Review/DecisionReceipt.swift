import Study

/// What an act of an author came to.
public struct DecisionReceipt: Hashable, Sendable {
  public var instance: InstanceKey
  /// What stands on the instance now, of all authors.
  public var decisions: Decisions
  /// The ruling that was set, taken back or restored.
  public var ruling: Ruling
  /// Whether nothing was saved, since the author decided otherwise elsewhere meanwhile; `ruling` is what stands.
  public var isOvertaken = false
  /// How many annotators were given work, and how many undisputed instances travel with it as controls.
  public var asked = 0
  public var controls = 0
  /// How many pieces of work that nobody had begun were taken out again.
  public var retired = 0
}
