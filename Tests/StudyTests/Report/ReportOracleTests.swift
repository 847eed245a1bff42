import Foundation
import Study
import Testing

/// A small study, and its figures by scikit-learn 1.9.1, krippendorff 0.9.0 and numpy, label by label.
struct ReportOracleCase: Sendable, Decodable, CustomTestStringConvertible {
  let name: String
  /// A line an instance.
  let labels: [String]
  let values: [String: Double?]

  var testDescription: String { name }

  /// Made by Scripts/oracle-report.py.
  static let all: [ReportOracleCase] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "report-oracle.json")
    do {
      return try JSONDecoder().decode([ReportOracleCase].self, from: Data(contentsOf: file))
    } catch {
      Issue.record("\(file.path): \(error)")
      return []
    }
  }()
}

@Suite struct ReportOracleTests {
  @Test func `every kind of study is there`() {
    #expect(
      ReportOracleCase.all.map(\.name) == [
        "two annotators", "three to ten annotators, labels missing", "one to three annotators, labels missing",
        "one annotator", "one instance", "all ties", "one constant column", "SINGLE alone", "PREFERENCE alone",
      ])
    #expect(ReportOracleCase.all.allSatisfy { $0.values.count > 60 })
  }

  @Test(arguments: ReportOracleCase.all) func `every figure equals another implementation's`(_ study: ReportOracleCase)
  {
    let known = Dictionary(
      uniqueKeysWithValues: figures(study.labels.joined(separator: "\n")).tree.figures.map { ($0.path, $0.figure) })
    for (path, value) in study.values {
      guard let figure = known[path] else {
        Issue.record("no figure \(path)")
        continue
      }
      switch (figure.value, value) {
      case (nil, nil): #expect(figure.why != nil, "\(path) says no reason")
      case (let ours?, let theirs?): #expect(abs(ours - theirs) < 1e-9, "\(path): \(ours), not \(theirs)")
      default: Issue.record("\(path): \(String(describing: figure.value)), not \(String(describing: value))")
      }
    }
  }
}
