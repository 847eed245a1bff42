import Study
import Testing

@Suite struct PaperValuesTests {
  @Test func `every published value stands beside a figure of that name`() throws {
    let study = StudyFigures(
      try SimulatedStudy(instances: 300, annotators: 12, perInstance: 2, seed: 2).labels, plan: FigurePlan())
    let values = PaperValues(study)
    #expect(Set(values.rows.map(\.name)).count == values.rows.count && values.rows.count > 40)
    for row in values.rows {
      #expect(row.figure == study[row.name] && row.figure.value != nil, "\(row.name)")
      let low = try #require(row.figure.low, "\(row.name)")
      #expect(row.isInside == (low <= row.published && row.published <= row.figure.high ?? -2))
      #expect(values.tree[row.name] == nil, "the name has dots, and is one member")
    }
    let without = StudyFigures(LabelTable(text: "1 2 1; 2 2 1"), plan: FigurePlan(hasIntervals: false))
    #expect(PaperValues(without).rows.allSatisfy { $0.isInside == nil })
  }
}
