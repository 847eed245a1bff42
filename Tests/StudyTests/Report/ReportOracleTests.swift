import Study
import Testing

struct ReportOracleCase: Sendable, CustomTestStringConvertible {
  let name: String
  let labels: String
  let values: [(path: String, value: Double?)]

  init(_ name: String, _ labels: String, _ values: [(String, Double?)]) {
    self.name = name
    self.labels = labels
    self.values = values
  }

  var testDescription: String { name }
}

@Suite struct ReportOracleTests {
  @Test(arguments: reportOracleCases) func `every figure equals another implementation's`(_ study: ReportOracleCase) {
    let known = Dictionary(uniqueKeysWithValues: figures(study.labels).tree.figures.map { ($0.path, $0.figure) })
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
