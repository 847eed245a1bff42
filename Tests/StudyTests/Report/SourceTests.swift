import Study
import Testing

@Suite struct SourceTests {
  /// Labels made of parts with known variances, without rounding to few values: −2…2 of a wide scale would cut them.
  private static func drawn(
    instances: Int, annotators: Int, instance: Double, view: Double, rest: Double, seed: UInt64
  ) throws -> LabelTable {
    var draws = SeededGenerator(seed: seed, "sources")
    func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + draws.unit() } }
    var table = LabelTable()
    for number in 0..<instances {
      let key = table.number(of: InstanceKey("i\(number)"))
      let own = instance * normal()
      for slot in 0..<2 {
        let annotator = table.number(
          ofAnnotator: "a\((number + slot * (1 + number / annotators % (annotators - 1))) % annotators)")
        let seen = own + view * normal()
        let preference = min(2, max(-2, (seen + rest * normal()).rounded()))
        let difference = min(4, max(-4, (seen + rest * normal()).rounded()))
        let a = 3 - Int((difference / 2).rounded(.down))
        table.add(try #require(Rating(rawValue: min(5, max(1, a)))), of: .a, instance: key, annotator: annotator)
        table.add(
          try #require(Rating(rawValue: min(5, max(1, a + Int(difference))))), of: .b, instance: key,
          annotator: annotator)
        table.add(try #require(PreferenceLabel(rawValue: Int(preference))), instance: key, annotator: annotator)
      }
    }
    return table
  }

  @Test func `what differs from person to person in both formulations alike is their view of the instance`() throws {
    let table = try Self.drawn(instances: 600, annotators: 20, instance: 0.9, view: 0.7, rest: 0.3, seed: 3)
    let sources = SourceFigures(table, plan: FigurePlan()).combined
    func share(_ name: String) throws -> Double { try #require(sources[name]?.share.value) }
    #expect(try share("annotatorInstance") > 0.2 && share("instance") > 0.35)
    #expect(try abs(share("formulationInstance")) < 0.06 && abs(share("annotator")) < 0.05)
    let apart = sources.components.compactMap { $0.ofDisagreement?.value }.reduce(0, +)
    #expect(abs(apart - 1) < 1e-9)
    let all = sources.components.compactMap(\.share.value).reduce(0, +)
    #expect(abs(all - 1) < 1e-9)
    let parts = sources.components.compactMap(\.variance.value).reduce(0, +)
    #expect(abs(parts - (try #require(sources.total.variance.value))) < 1e-9)
    for component in sources.components {
      let (low, high) = (try #require(component.variance.low), try #require(component.variance.high))
      #expect(low < high, "\(component.name)")
    }
    #expect(sources.sentences.first?.contains("their lasting view of the instance") == true)
    #expect(sources.sentences.contains { $0.contains("Nobody was asked twice") })
  }

  @Test func `with one formulation the sentence says what cannot be told`() {
    let table = LabelTable(text: (0..<30).map { "- - \($0 % 5 - 2); - - \($0 * 2 % 5 - 2)" }.joined(separator: "\n"))
    let sources = SourceFigures(table, plan: FigurePlan()).combined
    for name in ["formulationInstance", "formulationAnnotator", "annotatorInstance"] {
      #expect(sources[name]?.variance.value == nil && sources[name]?.variance.why?.isEmpty == false, "\(name)")
    }
    #expect(sources.sentences.contains { $0.contains("These labels cannot tell") })
    #expect(SourceFigures(LabelTable(), plan: FigurePlan()).combined.sentences.isEmpty)
  }

  @Test func `repeats tell a slip from a view`() throws {
    let table = try Self.drawn(instances: 100, annotators: 10, instance: 0.9, view: 0.6, rest: 0.5, seed: 4)
    let repeats = [
      RepeatedLabel(original: .preference(.muchA), again: .preference(.littleA)),
      RepeatedLabel(original: .preference(.none), again: .preference(.none)),
    ]
    let sources = SourceFigures(table, repeats: repeats, plan: FigurePlan()).combined
    #expect(sources.slip.value == 0.25 && sources.slip.n == 2)
    #expect(sources.sentences.first?.contains("if the same person were asked again") == true)
    #expect(!sources.sentences.contains { $0.contains("Nobody was asked twice") })
  }

  @Test func `files have every component with its share, interval and n`() throws {
    let table = try SimulatedStudy(instances: 120, annotators: 12, perInstance: 2, seed: 1).labels
    let tree = SourceFigures(table, plan: FigurePlan()).tree
    for (kind, names) in [
      ("combined", ["instance", "annotator", "formulationInstance", "formulationAnnotator", "annotatorInstance"]),
      ("ratings", ["instance", "response", "annotator", "annotatorInstance"]),
    ] {
      for name in names + ["rest", "total"] {
        for key in ["value", "share", "low", "high"] {
          guard case .number(let value)? = tree["\(kind).\(name).\(key)"] else {
            Issue.record("no \(kind).\(name).\(key)")
            continue
          }
          #expect(value != nil, "\(kind).\(name).\(key)")
        }
        guard case .count(let n)? = tree["\(kind).\(name).n"] else {
          Issue.record("no n of \(name)")
          continue
        }
        #expect(n == 480)
      }
    }
  }

  @Test func `the correlation without noise is above the plain one`() throws {
    let study = StudyFigures(
      try SimulatedStudy(instances: 720, annotators: 33, perInstance: 2, seed: 1).labels, plan: FigurePlan())
    let corrected = study["interTask.trueCorrelation"]
    #expect(try #require(corrected.value) > #require(study["interTask.all.pearson"].value))
    #expect(corrected.n == 720 && corrected.low != nil)
  }
}
