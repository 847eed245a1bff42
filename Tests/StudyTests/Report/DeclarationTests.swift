import Study
import Testing

/// A figure is declared once: what files call it, what a table of the report shows, and its interval belong together.
@Suite struct DeclarationTests {
  private static let captions = [
    "Two annotators", "Table 1", "Table 2", "Table 3", "Section 4.3", "Table 4, ordinal", "Table 4, interval",
    "single-combined",
    "SINGLE - PREFERENCE", "Position",
  ]

  private static func study(threshold: Int = 3) throws -> StudyFigures {
    StudyFigures(
      try SimulatedStudy(instances: 80, annotators: 6, perInstance: 2, seed: 2).labels,
      plan: FigurePlan(threshold: threshold))
  }

  @Test(arguments: 1...4) func `no two figures have one name`(threshold: Int) throws {
    let names = try Self.study(threshold: threshold).tree.figures.map(\.path)
    #expect(Set(names).count == names.count && names.count > 150)
  }

  @Test func `whatever a table shows has a name in files, with the same value, interval and n`() throws {
    let study = try Self.study()
    let known = Set(study.tree.figures.map(\.figure))
    for caption in Self.captions {
      let table = study.table(caption)
      #expect(!table.rows.isEmpty, "\(caption)")
      for row in table.rows where row.kind != .heading {
        #expect(row.cells.count == table.columns.count, "\(caption), \(row.label)")
        for figure in row.cells.compactMap(\.figure) { #expect(known.contains(figure), "\(caption), \(row.label)") }
      }
    }
  }

  @Test func `a figure found by name is the one of the tree`() throws {
    let study = try Self.study()
    for (path, figure) in study.tree.figures { #expect(study[path] == figure, "\(path)") }
    #expect(study["nothing.of.the.kind"].why == "there is no figure called nothing.of.the.kind")
    #expect(study.table("nothing").rows.isEmpty && study.chart("nothing").bars.isEmpty)
  }

  @Test func `rows stand where they were declared`() throws {
    let table = try Self.study().table("Table 2")
    let agreement = [
      "strict", "  if independent", "soft", "  if independent", "kappa", "  not pooled", "  if independent",
    ]
    #expect(table.columns == ["all", "Δ < 4", "Δ < 3"])
    #expect(
      table.rows.map(\.label) == ["SINGLE: single-pref, filtered by Δ of difference"] + agreement + [
        "PREFERENCE: preference, filtered by Δ of prefer-combined"
      ] + agreement)
  }
}
