/// What an author changes of their ruling on an instance; the rest of it stays as it stands.
///
/// Outcome and note say what the author saw before, so that nothing is replaced that was chosen or written elsewhere under
/// the same name meanwhile.
package enum RulingChange: Hashable, Sendable {
  /// Ids of causes that are chosen, and of those that no longer are.
  case causes(chosen: [String], dropped: [String])
  case outcome(DecisionOutcome?, insteadOf: DecisionOutcome?)
  case note(String, insteadOf: String)

  /// The ruling with the change; nil where it would replace what the author has not seen.
  package func applied(to ruling: Ruling) -> Ruling? {
    var ruling = ruling
    switch self {
    case .causes(let chosen, let dropped):
      ruling.causes.removeAll { dropped.contains($0) }
      ruling.causes += chosen.filter { !ruling.causes.contains($0) }
    case .outcome(let new, let old):
      guard ruling.outcome == old || ruling.outcome == new else { return nil }
      ruling.outcome = new
    case .note(let new, let old):
      guard ruling.note == old || ruling.note == new else { return nil }
      ruling.note = new
    }
    return ruling
  }
}
