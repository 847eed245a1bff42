import Agreement
import Testing

/// A set of labels and what other libraries compute from it.
struct OracleCase: Sendable, CustomTestStringConvertible {
  let name: String
  let scale: Scale
  /// One label or nil for each annotator.
  let units: [[Double?]]
  let percent: Double?
  let pearson: Double?
  let spearman: Double?
  /// Unweighted, linear, quadratic.
  let kappa: [Double?]
  let symmetricKappa: [Double?]
  /// Nominal, ordinal, interval.
  let alpha: [Double?]
  /// AC1, linear AC2, quadratic AC2.
  let gwet: [Double?]
  /// One-way, two-way agreement, two-way consistency.
  let intraclass: Double?

  var testDescription: String { name }

  init(
    _ name: String, scale: ClosedRange<Int>, _ labels: String, percent: Double?, pearson: Double?, spearman: Double?,
    kappa: [Double?], symmetricKappa: [Double?], alpha: [Double?], gwet: [Double?], intraclass: Double?
  ) {
    self.name = name
    self.scale = Scale(scale)
    units = transposed(columns(labels))
    self.percent = percent
    self.pearson = pearson
    self.spearman = spearman
    self.kappa = kappa
    self.symmetricKappa = symmetricKappa
    self.alpha = alpha
    self.gwet = gwet
    self.intraclass = intraclass
  }
}

/// The labels of each annotator, one annotator a line, `*` where one is missing.
func columns(_ text: String) -> [[Double?]] {
  text.split(separator: "\n").map { $0.split(separator: " ").map { Double($0) } }
}

func transposed(_ columns: [[Double?]]) -> [[Double?]] {
  (columns.first ?? []).indices.map { unit in columns.map { $0[unit] } }
}

/// Expects a value to 1e-9, or, for nil, that there is none.
func check(
  _ statistic: Statistic, is expected: Double?, within tolerance: Double = 1e-9, _ comment: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  switch (statistic, expected) {
  case (.value(let value), let expected?):
    #expect(abs(value - expected) <= tolerance, comment, sourceLocation: sourceLocation)
  case (.undefined, nil):
    break
  default:
    let wanted = expected.map { "\($0)" } ?? "undefined"
    Issue.record("\(statistic), not \(wanted)", sourceLocation: sourceLocation)
  }
}
