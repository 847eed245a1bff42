import Renderings
import Study
import Testing

@Suite struct PictureTests {
  private func section(_ id: String, _ content: ReportContent) throws -> ReportDocument {
    var document = ReportDocument(content)
    document.sections = document.sections.filter { $0.id == id }
    #expect(document.sections.count == 1, "\(id)")
    return document
  }

  @Test func `distributions have one scale, in letters and in pictures`() throws {
    // A: all 1 (100 %); B: each rating once (20 %).
    let labels = LabelTable(text: (1...5).map { "1 \($0)" }.joined(separator: "\n"))
    let document = try section("labels", try SampleReport.content(labels, isWithDetails: false, hasIntervals: false))
    let lines = TextRendering.render(document).split(separator: "\n").map(String.init)
    let bars = lines.filter { $0.contains("#") }.map { $0.filter { $0 == "#" }.count }
    #expect(bars == [34, 7, 7, 7, 7, 7])
    let html = HTMLRendering.render(document)
    let heights = html.matches(of: /<rect [^>]*height="([0-9.]+)" class="one"/).compactMap { Double($0.output.1) }
    // An empty bar is one of no height.
    #expect(heights.filter { $0 > 0 } == [118, 23.6, 23.6, 23.6, 23.6, 23.6])
    #expect(html.components(separatedBy: ">100 %</text>").count - 1 == 4)
  }

  @Test func `an interval plot in letters puts each figure where its axis says`() throws {
    var document = ReportDocument(try SampleReport.content(isWithDetails: false))
    let points = [
      IntervalPlot.Point(
        label: "one", figure: Figure(value: 0.5, n: 9, low: 0.25, high: 1), comparison: Figure(value: 0, n: 9)),
      IntervalPlot.Point(label: "two", figure: Figure(value: nil, n: 0, why: "x"), comparison: nil),
    ]
    document.sections = [
      .init(
        id: "x", title: "X", part: .appendix,
        blocks: [
          .intervals(IntervalPlot(title: "T", axis: "a", comparison: "c", groups: [.init(label: "G", points: points)]))
        ])
    ]
    let lines = TextRendering.render(document).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "T"))
    #expect(lines[start + 1] == "G")
    // 40 columns from 0 to 1.
    #expect(lines[start + 2] == "  one  x         ----------o-------------------  .50")
    #expect(lines[start + 3].hasPrefix("  two  :") && lines[start + 3].hasSuffix("none"))
    #expect(lines[start + 4].contains(".4") && lines[start + 5] == "o a, - its interval; x c")
  }

  @Test func `a matrix is a picture with its numbers in words, and a table`() throws {
    let content = try SampleReport.content(isWithDetails: false)
    let html = HTMLRendering.render(try section("confusion", content))
    #expect(html.components(separatedBy: "class=\"heat\"").count - 1 == 3 * 25 + 3 * 9)
    #expect(html.contains(/one annotator 1: 1 \d+ %, 2 \d+ %/) && html.contains("fill-opacity=\"0."))
    let deltas = content.figures.deltas
    #expect(deltas.total == 40 && deltas.rows.count == 5 && deltas.columns.count == 5)
    // Summed over SINGLE's Δ, it is how often each Δ of PREFERENCE occurs.
    let tree = try #require(content.tree["disagreement.preference"])
    for column in 0..<5 {
      #expect(tree.children[column].tree == .count(Int(deltas.cells.map { $0[column] }.reduce(0, +))))
    }
  }

  @Test func `sources and annotators have pictures`() throws {
    let content = try SampleReport.content(isWithDetails: false)
    #expect(HTMLRendering.render(try section("sources", content)).components(separatedBy: "<svg ").count - 1 == 2)
    let annotators = HTMLRendering.render(try section("annotators", content))
    #expect(annotators.components(separatedBy: "<circle ").count - 1 == 2 * (5 + 1))
  }
}
