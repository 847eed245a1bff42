import Study

/// What stands beside the texts of a training pair.
package struct TrainingFacts: Sendable {
  package var instance: Instance
  package var pair: TrainingPair
  /// What authors decided on the instance.
  package var verdict: Verdict
  /// Whose own pair it is; nil where it is made of gold labels.
  package var annotator: String?
  /// `train` or `test`; nil where nothing is split.
  package var split: String?

  package init(
    _ instance: Instance, _ pair: TrainingPair, _ verdict: Verdict, annotator: String? = nil, split: String? = nil
  ) {
    self.instance = instance
    self.pair = pair
    self.verdict = verdict
    self.annotator = annotator
    self.split = split
  }

  var head: [(String, TableRow.Cell)] {
    [("id", .text(instance.key.text)), ("subset", .text(instance.subset))]
  }

  func add(to row: inout TableRow) {
    row.add("margin", .real(pair.margin))
    row.add("weight", .real(pair.weight))
    row.add("delta", .whole(pair.delta))
    row.add("decision", .word(verdict.word))
    row.add("adjudicated", .flag(pair.isAdjudicated))
    row.add("n", .whole(pair.n))
    row.add("fingerprint", .word(instance.fingerprint?.description))
    if let annotator { row.add("annotator", .text(annotator)) }
    if let split { row.add("split", .word(split)) }
  }
}
