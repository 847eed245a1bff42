/// A source of disagreement that a share tells of.
package enum SharePart: Hashable, Sendable, CaseIterable {
  case leaning, lastingView, question, oneLabel
  case leniency, viewOfInstance, oneRating

  /// As files call the component.
  package var component: String {
    switch self {
    case .leaning, .leniency: "annotator"
    case .lastingView, .viewOfInstance: "annotatorInstance"
    case .question: "formulationAnnotator"
    case .oneLabel, .oneRating: "rest"
    }
  }

  /// Whether it is one of ratings alone, or of the labels of both formulations.
  package var isOfRatings: Bool {
    switch self {
    case .leaning, .lastingView, .question, .oneLabel: false
    case .leniency, .viewOfInstance, .oneRating: true
    }
  }
}
