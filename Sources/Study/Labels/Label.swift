/// What an annotator said of one data point, in the data's own letters.
package enum Label: Hashable, Sendable {
  case rating(Rating)
  case preference(PreferenceLabel)

  package var formulation: TaskFormulation {
    switch self {
    case .rating: .single
    case .preference: .preference
    }
  }
}

/// Why a label was asked for. Headline figures take originals only: asking again where people differed raises agreement by
/// regression to the mean.
package enum Occasion: String, Hashable, Sendable, Codable, CaseIterable {
  case original
  /// Served again, unannounced, to the same annotator.
  case `repeat`
  /// Asked again of the same annotator after triage, or an undisputed control that travels with such a one.
  case sendBack = "send-back"
  /// Asked of a further annotator.
  case added
}
