import Study
import Testing

@Suite struct PaperValuesTests {
  @Test func `every published value stands beside a figure of that name`() throws {
    let study = StudyFigures(
      try SimulatedStudy(instances: 300, annotators: 12, perInstance: 2, seed: 2).labels, plan: FigurePlan())
    let values = PaperValues(study)
    #expect(Set(values.rows.map(\.name)).count == values.rows.count)
    for row in values.rows {
      #expect(row.figure == study[row.name] && row.figure.value != nil, "\(row.name)")
      let (low, high) = (try #require(row.figure.low, "\(row.name)"), try #require(row.figure.high))
      switch row.cell.published {
      case .value(let published):
        #expect(row.isInside == (low <= published && published <= high))
        let difference = try #require(row.difference)
        #expect(difference.value == row.figure.value.map { $0 - published } && difference.low == low - published)
      case .above(let bound): #expect(row.isInside == (high > bound) && row.difference == nil)
      case .unprinted: #expect(row.isInside == nil && row.difference == nil)
      }
      #expect(values.tree[row.name] == nil, "the name has dots, and is one member")
    }
    let without = StudyFigures(LabelTable(text: "1 2 1; 2 2 1"), plan: FigurePlan(hasIntervals: false))
    #expect(PaperValues(without).rows.allSatisfy { $0.isInside == nil })
  }

  @Test(arguments: [("Table 1", 6), ("Table 2", 18), ("Table 3", 10), ("Table 4", 12), ("Section 4.3", 2)])
  func `every cell of the paper's tables is there`(part: String, cells: Int) {
    #expect(PaperCell.all.count { $0.part == part } == cells)
  }

  @Test func `at another threshold what the paper filters by its own is not compared`() throws {
    let labels = try SimulatedStudy(instances: 60, annotators: 8, perInstance: 2, seed: 2).labels
    let rows = PaperValues(StudyFigures(labels, plan: FigurePlan(threshold: 2, hasIntervals: false))).rows
    for (name, isThere) in [
      ("interTask.all.strict", true), ("interTask.unambiguous.strict", false), ("ambiguity.overlap", false),
      ("merge.preferenceScore.ambiguous.ordinal", false), ("merge.preferenceScore.all.ordinal", true),
      ("preferenceAgreement.single.below3.kappa", true), ("ambiguity.correlation", true),
    ] {
      let row = try #require(rows.first { $0.name == name })
      #expect((row.figure.value != nil) == isThere, "\(name)")
      #expect(isThere || row.figure.why?.contains("threshold") == true)
    }
  }
}
