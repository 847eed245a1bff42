/// A condition on a figure, such as `single.kappa>=0.4`, that a build can depend on.
package struct FigureGate: Hashable, Sendable, CustomStringConvertible {
  package let path: String
  package let comparison: Comparison
  package let bound: Double

  /// How the figure must stand to the number.
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
  }

  /// What came of a gate.
  package enum Outcome: Hashable, Sendable {
    case passed(Double)
    case failed(Double)
    /// The figure has no value, for this reason: a gate cannot pass on nothing.
    case undefined(String)
    case unknown
  }

  /// nil unless the text is a name, a comparison and a number.
  package init?(_ text: String) {
    guard let comparison = Comparison.allCases.first(where: { text.contains($0.rawValue) }) else { return nil }
    let parts = text.split(separator: comparison.rawValue, omittingEmptySubsequences: false)
    guard parts.count == 2, let bound = Double(parts[1].filter { $0 != " " }), bound.isFinite else { return nil }
    path = String(parts[0].filter { $0 != " " })
    guard !path.isEmpty else { return nil }
    self.comparison = comparison
    self.bound = bound
  }

  package var description: String { "\(path)\(comparison.rawValue)\(bound)" }

  /// Whether the figures satisfy it.
  package func outcome(_ tree: FigureTree) -> Outcome {
    guard let figure = figure(in: tree) else { return .unknown }
    guard let value = figure.value else { return .undefined(figure.why ?? "it is undefined") }
    let isMet =
      switch comparison {
      case .atLeast: value >= bound
      case .atMost: value <= bound
      case .above: value > bound
      case .below: value < bound
      }
    return isMet ? .passed(value) : .failed(value)
  }

  /// Short names for the figures that gates are mostly about; any other is named by its path in the JSON report.
  package static let shortNames = [
    "single.kappa": "scoreAgreement.single.all", "preference.kappa": "scoreAgreement.preference.all",
    "preference.alpha": "merge.preferenceScore.all.ordinal",
    "single.strict": "preferenceAgreement.single.all.strict",
    "preference.strict": "preferenceAgreement.preference.all.strict",
    "single.soft": "preferenceAgreement.single.all.soft", "preference.soft": "preferenceAgreement.preference.all.soft",
    "merged.alpha": "merge.mergedScore.all.ordinal", "interTask.kappa": "interTask.all.kappaScore",
  ]

  /// The first part of the figure's name in files, such as `scoreAgreement`.
  package var root: String { String(full.prefix { $0 != "." }) }

  private var full: String { Self.shortNames[path] ?? path }

  private func figure(in tree: FigureTree) -> Figure? {
    // Names of annotators and subsets can have dots, so the list of figures is searched as well.
    return tree[full]?.figure ?? tree.figures.first { $0.path == full }?.figure
  }
}
