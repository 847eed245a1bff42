import Study

/// What an act of an author came to.
package struct DecisionReceipt: Hashable, Sendable {
  package var instance: InstanceKey
  /// What stands on the instance now, of all authors.
  package var decisions: Decisions
  /// The ruling that was set, taken back or restored.
  package var ruling: Ruling
  /// Whether nothing was saved, since the author decided otherwise elsewhere meanwhile; `ruling` is what stands.
  package var isOvertaken = false
  /// How many annotators were given work, and how many undisputed instances travel with it as controls.
  package var asked = 0
  package var controls = 0
  /// How many pieces of work that nobody had begun were taken out again.
  package var retired = 0
}
