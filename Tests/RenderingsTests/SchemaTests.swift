import Foundation
import Renderings
import Study
import Testing

@Suite struct SchemaTests {
  static let guides = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Guides")

  private func check(_ content: ReportContent, _ comment: Comment, source: SourceLocation = #_sourceLocation) throws {
    let schema = try JSONSchema(Data(contentsOf: Self.guides.appending(path: "report.schema.json")))
    let json = try JSONTests.parsed(content)
    let faults = schema.faults(json)
    #expect(faults.isEmpty, "\(comment): \(faults.prefix(5))", sourceLocation: source)
    // A schema that takes everything would say nothing: without any one key that is promised it complains.
    for key in ["version", "study", "report"] {
      var less = json
      less[key] = nil
      #expect(!schema.faults(less).isEmpty, "\(comment): without \(key)", sourceLocation: source)
    }
    var more = json
    more["furtherKey"] = 1
    #expect(!schema.faults(more).isEmpty, sourceLocation: source)
  }

  @Test func `every report is as the schema says`() throws {
    try check(try SampleReport.content(), "all details and models")
    try check(try SampleReport.content(isWithDetails: false, hasIntervals: false), "no details, no intervals")
    try check(try SampleReport.content(LabelTable()), "no labels")
    try check(try SampleReport.content(SampleReport.hostile()), "ratings of single annotators, in subsets")
    var content = try SampleReport.content(isWithDetails: false)
    content.comparison = ReportComparison(
      content.figures, with: .init(title: "other", fingerprint: "f", threshold: 2), figures: [:])
    content.decisions = SampleReport.decisions
    content.subsetFigures = [("a", content.figures)]
    content.groupFigures = []
    try check(content, "comparison, decisions and subsets")
  }

  @Test func `what is said of models is closed, and as it is written`() throws {
    let schema = try JSONSchema(Data(contentsOf: Self.guides.appending(path: "report.schema.json")))
    #expect(schema.openings(below: "models").isEmpty, "\(schema.openings(below: "models"))")
    let models = try #require(try JSONTests.parsed(try SampleReport.content())["models"] as? [String: Any])
    #expect(schema.faults(models, as: "models").isEmpty)
    for key in models.keys {
      #expect(!schema.faults(models.filter { $0.key != key }, as: "models").isEmpty, "without \(key)")
    }
    var run = ModelRun(
      model: "toy", servedAs: "toy.gguf", engine: "llama.cpp", engineVersion: "b1", window: nil, method: .rating,
      driver: "llama", template: "chat", decode: "engine", prompt: "p", settings: "{}", wording: "demur")
    run.isExplained = true
    var asked = ModelAsked("toy (zero-shot)", .rating)
    func note(_ outcome: ModelAnswer.Outcome, _ kind: ModelAnswer.InvalidKind? = nil) {
      asked.add(
        ModelAnswer(
          key: "", instance: InstanceKey("i"), method: .rating, response: .a, firstShown: nil, outcome: outcome,
          invalidKind: kind), run: run, at: Date(timeIntervalSince1970: 0))
    }
    note(.choice(ChoiceAnswer(word: "Good", value: 4)))
    note(.tooLong(window: nil))
    let kinds: [ModelAnswer.InvalidKind?] = ModelAnswer.InvalidKind.allCases + [nil]
    for kind in kinds { note(.invalid(reply: "", why: ""), kind) }
    for tree in [asked.tree, ModelAsked("m", .perplexity).tree] {
      let json = try JSONSerialization.jsonObject(with: Data(JSONRendering.render(tree).utf8))
      #expect(schema.faults(json, as: "modelAsked").isEmpty, "\(schema.faults(json, as: "modelAsked"))")
    }
    #expect(asked.tree["explained"] == .truth(true) && asked.sentence.contains("explained"))
  }

  @Test(arguments: [ReportPart.findings, .sources, .agreement, .labels, .formulations, .replication, .appendix])
  func `a chosen section has its keys, and what any report has`(part: ReportPart) throws {
    let text = JSONRendering.render(try SampleReport.content(), only: part.names)
    let schema = try JSONSchema(Data(contentsOf: Self.guides.appending(path: "report.schema.json")))
    let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(schema.faults(json).isEmpty)
    // Of no text the length is known, and nobody was asked what others would say.
    #expect(Set(json.keys) == part.names.subtracting(["length", "guesses"]).union(["version", "study", "report"]))
  }

  @Test func `the guide names the columns of the csv format, and its example is a report's`() throws {
    let guide = try String(contentsOf: Self.guides.appending(path: "formats.md"), encoding: .utf8)
    #expect(guide.contains("`\(CSVRendering.header)`"))
    let lines = CSVRendering.render(try SampleReport.content()).split(separator: "\n").map { $0.prefix { $0 != "," } }
    let named = guide.matches(of: /`([a-zA-Z0-9]+\.[a-zA-Z0-9.+]+)`/).map { $0.output.1 }.filter {
      $0.contains(/^(scoreAgreement|annotators|details)\./)
    }
    #expect(named.count > 2)
    for path in named { #expect(lines.contains(path), "\(path)") }
  }

  @Test func `keys are in one spelling, and lists name whom they are about`() throws {
    let content = try SampleReport.content()
    let paths = Set(content.tree.figures.map(\.path))
    let own = paths.filter { path in
      !["details.annotators", "models", "details.subsets"].contains { path.hasPrefix($0) }
    }
    for path in own { #expect(!path.contains(/[-_ ]/), "\(path)") }
    #expect(paths.contains("details.coefficients.singleCombined.ac1") && paths.contains("annotators.a01.kappa"))
    #expect(paths.contains { $0.hasPrefix("details.pairs.a") && $0.contains("+a") })
    // What had no interval was missing: the variance components above all.
    let csv = CSVRendering.render(content)
    #expect(
      csv.contains("\nsources.combined.instance.share,") && csv.contains("\npaper.interTask.all.strict.published,0.6,"))
  }
}
