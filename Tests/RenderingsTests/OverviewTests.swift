import Renderings
import Study
import Testing

/// The first page: what was studied, and what was found.
@Suite struct OverviewTests {
  private func findings(_ labels: LabelTable?) throws -> [String: Finding] {
    let findings = Finding.all(try SampleReport.content(labels, isWithDetails: false))
    return Dictionary(findings.map { ($0.name, $0) }) { first, _ in first }
  }

  @Test func `a whole study has five findings, each of figures, with what it does not show`() throws {
    let content = try SampleReport.content(isWithDetails: false)
    let findings = Finding.all(content)
    #expect(findings.map(\.name) == ["agreement", "sources", "formulations", "ambiguity", "people"])
    for finding in findings.dropLast() {
      #expect(finding.sentence.contains(/\[-?\d*\.?\d+ -?\d*\.?\d+\]/), "\(finding.sentence)")
      #expect(finding.sentence.hasSuffix(".") && finding.limit.hasSuffix("."), "\(finding)")
    }
    let document = ReportDocument(content)
    #expect(document.sections[0].id == "overview" && document.sections[0].part == .findings)
    // Sections stand in the order of their parts, so that nothing is found in two places.
    let parts = document.sections.map { ReportPart.allCases.firstIndex(of: $0.part) ?? -1 }
    #expect(parts == parts.sorted() && Set(document.sections.map(\.id)).count == document.sections.count)
  }

  @Test func `every section is listed with its part, in the order of a report`() throws {
    var content = try SampleReport.content()
    content.decisions = SampleReport.decisions
    for section in ReportDocument(content).sections {
      #expect(section.part.sections.contains(section.id), "\(section.id)")
      #expect(ReportPart(named: section.part.rawValue) == section.part)
      // Where a section is called as a part is, it belongs to it.
      #expect(ReportPart(named: section.id) == section.part, "\(section.id)")
    }
    #expect(ReportPart(named: "tables") == nil)
  }

  @Test func `of one formulation nothing is said of the other`() throws {
    let both = try SimulatedStudy(instances: 30, annotators: 4, perInstance: 2, seed: 3).labels
    var single = LabelTable()
    for instance in both.instances.indices {
      let number = single.number(of: both.instances[instance])
      for entry in both.entries(of: instance) {
        let annotator = single.number(ofAnnotator: both.annotators[entry.annotator])
        guard let ratings = entry.ratings else { continue }
        single.add(ratings.a, of: .a, instance: number, annotator: annotator)
        single.add(ratings.b, of: .b, instance: number, annotator: annotator)
      }
    }
    let findings = try findings(single)
    #expect(findings["formulations"] == nil)
    for finding in findings.values {
      #expect(!finding.sentence.contains("PREFERENCE") && !finding.sentence.contains("nan"), "\(finding)")
    }
    #expect(findings["agreement"]?.limit.contains("cannot be compared") == true)
    // In one formulation nobody can tell a lasting view from one of this label alone.
    let sources = try #require(try SampleReport.content(single, isWithDetails: false).sources)
    #expect(sources.combined.sentences.joined().contains("their view of the instance or a slip"))
    #expect(sources.ratings.sentences.joined().contains("their view of this one label or a slip"))
    #expect(findings["ambiguity"]?.limit.contains("cannot be told") == true)
  }

  @Test func `without labels, or of one annotator, nothing is found that is not there`() throws {
    #expect(try findings(LabelTable()).isEmpty)
    let text = TextRendering.render(ReportDocument(try SampleReport.content(LabelTable())))
    #expect(text.contains("There are no labels yet") && !text.contains("One annotator:"))
    let alone = try findings(LabelTable(text: "1 2\n4 1\n3 3"))
    #expect(alone["people"] == nil && alone["ambiguity"] == nil && alone["sources"] == nil)
    // What figures mean is not explained where there are none, and no two people differ where there is one.
    #expect(!text.contains("Pooled over both orders") && !text.contains("Variance components by"))
    let one = try SampleReport.content(LabelTable(text: "1 2\n4 1\n3 3"))
    let said = TextRendering.render(ReportDocument(one)).replacing("\n", with: " ")
    #expect(!said.contains("Of what two people differ by") && said.contains("One annotator was asked for SINGLE"))
    #expect(alone["agreement"]?.sentence == "How far annotators agree is not known.")
  }

  @Test func `the paper has a section of its own that names it`() throws {
    let text = TextRendering.render(ReportDocument(try SampleReport.content(isWithDetails: false)))
    let flat = text.replacing("\n", with: " ")
    #expect(flat.contains("Russel Dsouza and Venelin Kovatchev (2025), \"Sources of Disagreement in Data for LLM"))
    let lines = text.split(separator: "\n").map(String.init)
    let row = try #require(lines.first { $0.hasPrefix("SINGLE, all: strict") })
    #expect(row.contains(/strict +\.54 +-?\.\d\d \[-?\.\d\d \.\d\d\]\?? \d+ +[+-]?\.\d\d +(yes|no)/), "\(row)")
    #expect(lines.contains { $0.hasPrefix("SINGLE, Δ < 3 ") && $0.contains("> .70") })
  }

  @Test func `decisions tell outcomes, causes, and the kappa of two coders`() throws {
    var content = try SampleReport.content(isWithDetails: false)
    content.decisions = SampleReport.decisions
    let text = TextRendering.render(ReportDocument(content))
    #expect(text.contains("2 of 40 decided, 38 left: keep 1, authors differ 1."))
    #expect(text.contains("ann and bob") && text.contains("kappa of causes"))
    #expect(text.contains("send back") && !text.contains("send-back"))
  }
}
