/// Annotators of a review's table who stand out, each with a word: a reason to look, no verdict. For authors alone.
package struct AnnotatorsStandingOut: Hashable, Sendable {
  /// By the number in ``ReviewTable/annotators``, those who agree least with the others first.
  package let people: [Person]
  /// Whether the table was too large to be looked through in passing, so that nothing is known of anybody.
  package let isTooLarge: Bool

  package struct Person: Hashable, Sendable {
    package let annotator: Int
    package let remarks: [AnnotatorRemark]
  }

  /// The most instances that are looked through while somebody waits for a page.
  package static let mostInstances = 5_000

  package init(_ table: ReviewTable) {
    isTooLarge = table.indices.count > Self.mostInstances
    guard !isTooLarge else {
      people = []
      return
    }
    let numbers = Dictionary(table.annotators.enumerated().map { (InstanceKey($1.name), $0) }) { first, _ in first }
    people = AnnotatorComparison(table.labelTable(), plan: FigurePlan(threshold: table.threshold)).rows.compactMap {
      row in
      guard !row.remarks.isEmpty, let number = numbers[InstanceKey(row.figures.name)] else { return nil }
      return Person(annotator: number, remarks: row.remarks)
    }
  }
}
