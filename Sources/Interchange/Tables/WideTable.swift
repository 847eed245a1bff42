import Study

/// An instance a row, with its texts, every annotator's labels in both formulations, Δ, and what authors decided.
package enum WideTable {
  /// Whose labels stand beside an instance.
  package struct Annotated: Sendable {
    package var name: String
    package var labels: LabelEntry

    package init(name: String, labels: LabelEntry) {
      self.name = name
      self.labels = labels
    }
  }

  /// With one list of labels, as JSON has it.
  package static func nested(
    _ instance: Instance, _ annotated: [Annotated], _ gold: GoldLabels, _ decisions: Decisions
  ) -> TableRow {
    var row = TableRow(texts(instance))
    row.add("labels", .rows(annotated.map { TableRow(cells($0)) }))
    addFacts(instance, gold, decisions, to: &row)
    return row
  }

  /// With columns for so many annotators, numbered from 1 in the order of assignment.
  package static func flat(
    _ instance: Instance, _ annotated: [Annotated], of count: Int, _ gold: GoldLabels, _ decisions: Decisions
  ) -> TableRow {
    var row = TableRow(texts(instance))
    for index in 0..<count {
      for (name, cell) in cells(annotated.indices.contains(index) ? annotated[index] : nil) {
        row.add("\(name)_\(index + 1)", cell)
      }
    }
    addFacts(instance, gold, decisions, to: &row)
    return row
  }

  private static func texts(_ instance: Instance) -> [(String, TableRow.Cell)] {
    [
      ("instance", .text(instance.key.text)), ("subset", .text(instance.subset)), ("context", .turns(instance.context)),
      ("response_a", .text(instance.responseA)), ("response_b", .text(instance.responseB)),
    ]
  }

  private static func cells(_ one: Annotated?) -> [(String, TableRow.Cell)] {
    let labels = one?.labels
    return [
      ("annotator", .text(one?.name)), ("rating_a", .whole(labels?.rating(of: .a)?.rawValue)),
      ("rating_b", .whole(labels?.rating(of: .b)?.rawValue)),
      ("preference", .word(labels?.preference?.preference.rawValue)),
      ("magnitude", .whole(labels?.preference?.magnitude)),
    ]
  }

  private static func addFacts(
    _ instance: Instance, _ gold: GoldLabels, _ decisions: Decisions, to row: inout TableRow
  ) {
    let set = Verdict(decisions).adjudication
    let facts: [(String, TableRow.Cell)] = [
      ("n", .whole(gold.annotators)), ("delta_ratings", .whole(gold.deltaOfRatings)),
      ("delta_difference", .whole(gold.deltaOfDifference)), ("delta_preference", .whole(gold.deltaOfPreference)),
      ("decision", .word(Verdict(decisions).word)), ("causes", .words(decisions.causes)),
      ("decided_rating_a", .whole(set.ratingA?.rawValue)), ("decided_rating_b", .whole(set.ratingB?.rawValue)),
      ("decided_preference", .word(set.preference?.preference.rawValue)),
      ("decided_magnitude", .whole(set.preference?.magnitude)),
      ("fingerprint", .word(instance.fingerprint?.description)),
    ]
    for (name, cell) in facts { row.add(name, cell) }
  }
}
