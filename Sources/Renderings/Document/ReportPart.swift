/// What a section of a report is about; the raw value is how options spell it.
package enum ReportPart: String, Hashable, Sendable, CaseIterable {
  case findings, sources, agreement, labels, formulations, decisions, models, replication, comparison, appendix

  package var title: String {
    switch self {
    case .findings: "What was found"
    case .sources: "Sources of disagreement"
    case .agreement: "Agreement"
    case .labels: "Labels"
    case .formulations: "SINGLE and PREFERENCE"
    case .decisions: "Decisions"
    case .models: "Language models"
    case .replication: "Replication"
    case .comparison: "Comparison"
    case .appendix: "Appendix"
    }
  }

  /// The names in files under which its figures are.
  package var names: Set<String> {
    switch self {
    case .findings: ["findings"]
    case .sources: ["sources", "guesses", "annotators"]
    case .agreement: ["scoreAgreement", "preferenceAgreement", "confusion", "chance"]
    case .labels: ["labels", "shares", "disagreement", "pairwise"]
    case .formulations:
      ["interTask", "ambiguity", "merge", "singleCombined", "difference", "position", "length", "chance"]
    case .decisions: ["decisions"]
    case .models: ["models"]
    case .replication: ["paper"]
    case .comparison: ["comparison"]
    case .appendix: ["methods", "details"]
    }
  }

  /// The ids of its sections, in order, with those that a report may do without.
  package var sections: [String] {
    switch self {
    case .findings: ["overview"]
    case .sources: ["sources", "guesses", "annotators"]
    case .agreement: ["scores", "preferences", "confusion"]
    case .labels: ["labels", "disagreement"]
    case .formulations: ["inter-task", "ambiguity", "merge", "formulations", "position"]
    case .decisions: ["decisions"]
    case .models: ["models"]
    case .replication: ["paper"]
    case .comparison: ["comparison"]
    case .appendix: ["methods", "coefficients", "repeats", "subsets", "groups", "by-annotator", "speed", "pairs"]
    }
  }

  /// The part of a name, its own or that of one of its sections; nil where there is none.
  package init?(named name: String) {
    guard let part = Self(rawValue: name) ?? Self.allCases.first(where: { $0.sections.contains(name) }) else {
      return nil
    }
    self = part
  }
}
