/// What authors decided about a study's instances, as a report tells it.
package struct DecisionSummary: Hashable, Sendable {
  package let progress: DecisionCounts
  /// By the code book's causes, then those that it no longer has.
  package let causes: [ReviewSummary.CauseCount]
  /// Authors who coded the same instances.
  package let coders: [CoderAgreement]

  /// - Parameters:
  ///   - decisions: of the instances that somebody decided.
  ///   - instances: how many there are in all.
  package init(_ decisions: [Decisions], codeBook: CodeBook, instances: Int) {
    progress = DecisionCounts(decisions, of: instances)
    causes = ReviewSummary.CauseCount.all(decisions, codeBook)
    coders = CoderAgreement.all(decisions.map(\.all), codeBook)
  }
}
