import Foundation
import Renderings
import Study
import Testing

@Suite struct JSONTests {
  static func parsed(_ content: ReportContent) throws -> [String: Any] {
    let data = Data(JSONRendering.render(content).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  static func value(_ object: [String: Any], _ path: String) -> Any? {
    path.split(separator: ".").reduce(object as Any?) { ($0 as? [String: Any])?[String($1)] }
  }

  /// The names that readers of reports rely on.
  static let figures: [String] =
    ["single", "preference"].flatMap { side in
      ["all", "below4", "below3"].flatMap { filter in
        ["scoreAgreement.\(side).\(filter)"]
          + ["strict", "soft", "kappa"].map { "preferenceAgreement.\(side).\(filter).\($0)" }
      }
    }
    + ["all", "unambiguous"].flatMap { filter in
      ["strict", "soft", "kappaPreference", "kappaScore", "pearson"].map { "interTask.\(filter).\($0)" }
    }
    + ["correlation", "singleInPreference", "preferenceInSingle", "overlap"].map { "ambiguity.\($0)" }
    + ["preferenceScore", "mergedScore", "preferencePreference", "mergedPreference"].flatMap { row in
      ["all", "below3", "ambiguous"].flatMap { filter in
        ["ordinal", "interval"].map { "merge.\(row).\(filter).\($0)" }
      }
    }
    + ["chance.below3.single", "chance.below3.preference", "chance.overlap"]
    + ["all", "below4", "below3"].map { "singleCombined.\($0)" }

  @Test(arguments: [true, false]) func `every promised name is there, with value, n, interval and reason`(
    _ isEmpty: Bool
  ) throws {
    let object = try Self.parsed(try SampleReport.content(isEmpty ? LabelTable() : nil))
    for path in Self.figures {
      let figure = try #require(Self.value(object, path) as? [String: Any], "\(path)")
      for key in ["value", "n", "low", "high", "doubt", "why"] { #expect(figure[key] != nil, "\(path).\(key)") }
      #expect(figure["n"] is NSNumber)
      #expect((figure["value"] is NSNull) != (figure["why"] is NSNull), "\(path)")
      #expect((figure["value"] is NSNull) == isEmpty, "\(path)")
      if path.hasPrefix("scoreAgreement") || path.contains("appa") || path.hasPrefix("singleCombined") {
        #expect(figure["symmetric"] != nil, "\(path)")
      }
    }
    #expect(object["models"] != nil || isEmpty)
  }

  @Test func `labels and disagreements are counts of every value`() throws {
    let object = try Self.parsed(try SampleReport.content())
    for (path, keys) in [
      ("labels.ratingA", "12345"), ("labels.ratingB", "12345"), ("labels.preference", "ABN"),
      ("labels.magnitude", "012"), ("disagreement.single", "01234"), ("disagreement.preference", "01234"),
    ] {
      let counts = try #require(Self.value(object, path) as? [String: Int], "\(path)")
      #expect(counts.keys.sorted() == keys.map(String.init))
      #expect(counts.values.reduce(0, +) == (path == "disagreement.preference" ? 40 : 80))
    }
  }

  @Test func `numbers are written so that they are read back the same`() throws {
    let content = try SampleReport.content()
    let figure = content.figures.kappa("scoreAgreement.single.all")
    let numbers = JSONRendering.render(content).matches(of: /: (-?[0-9.e-]+)[,}]/).compactMap { Double($0.output.1) }
    for value in [figure.value.value, figure.symmetric.value, figure.value.low] {
      #expect(numbers.contains(try #require(value)))
    }
  }

  @Test func `any text is escaped`() throws {
    let content = try SampleReport.content(
      SampleReport.hostile(), title: "\"\\\u{1}\u{2028}\n\t", isWithDetails: true)
    #expect(Self.value(try Self.parsed(content), "report.title") as? String == "\"\\\u{1}\u{2028}\n\t")
  }

  @Test func `models are compared with people and with each other`() throws {
    let content = try SampleReport.content()
    let models = try #require(content.models)
    #expect(models.models.map(\.name) == ["alike", "contrary", "oracle"])
    let alike = try #require(models.models[0]["gold.pearsonPreference"].value)
    let contrary = try #require(models.models[1]["gold.pearsonPreference"].value)
    #expect(alike > 0.5 && abs(alike + contrary) < 1e-12)
    #expect(models.pairs[0]["kappa"].value.map { $0 < 0 } == true)
    // The contrary of 1 or 2 differs by 2 or 4: Δ follows the magnitude.
    #expect(models.pairs[0]["correlationPreference"].n == 40 && models.pairs[0]["overlapSingle"].value != nil)
    #expect(models.models[0]["gold.meanLogprobPreference"].n == 40 && models.models[2]["gold.meanLogprobSingle"].n == 0)
    #expect(models.models[2]["difficulty.preference"].n == 40 && models.models[2]["difficulty.single"].n == 80)
    let same = try #require(models.models[0]["orders.samePreference"].value)
    #expect(same > 0.6 && same < 1)
    #expect(models.models[0]["orders.prefersFirst"].value.map { $0 > 0.5 } == true)
  }
}
