import Foundation
import Study

/// A context and two responses with their labels, as another data set or program has them.
package struct ShapedPair: Hashable, Sendable {
  /// The file's own name for it; nil where it has none.
  package var id: String?
  package var subset: String?
  package var context: [Turn]
  /// The two responses. Letters in ``better`` and ``labels`` are of this order: A is the first.
  package var first: String
  package var second: String
  /// What the data set itself says is better.
  package var better: ResponseLetter?
  /// Whether the first stands first because it is preferred, so that a coin has to decide which becomes A.
  package var isOrderedByPreference = false
  package var labels: [ShapedLabel] = []
  /// What stands beside it and is to be kept, a JSON object.
  package var kept: String?

  init(
    id: String? = nil, subset: String? = nil, context: [Turn], first: String, second: String,
    better: ResponseLetter? = nil, labels: [ShapedLabel] = []
  ) {
    self.id = id
    self.subset = subset
    self.context = context
    self.first = first
    self.second = second
    self.better = better
    self.labels = labels
  }

  /// A pair of which only the preferred one is told.
  init(id: String? = nil, subset: String? = nil, context: [Turn], chosen: String, rejected: String) {
    self.init(id: id, subset: subset, context: context, first: chosen, second: rejected, better: .a)
    isOrderedByPreference = true
  }
}

/// A label as another program's file has it; what the file does not say is nil.
package struct ShapedLabel: Hashable, Sendable {
  package var annotator: String
  package var label: Label
  /// Of a rating.
  package var response: ResponseLetter?
  package var at: Date?
  package var seconds: Double?
  package var comment = ""
  /// Which response stood first, where that is known.
  package var firstShown: ResponseLetter?
  package var isModel = false

  static func rating(_ value: Rating, of response: ResponseLetter, by annotator: String) -> ShapedLabel {
    ShapedLabel(annotator: annotator, label: .rating(value), response: response)
  }

  static func preference(_ value: PreferenceLabel, by annotator: String) -> ShapedLabel {
    ShapedLabel(annotator: annotator, label: .preference(value))
  }
}

extension ShapedLabel {
  /// The label as it would be if A and B were called the other way round.
  var turnedRound: ShapedLabel {
    var turned = self
    if case .preference(let value) = label { turned.label = .preference(value.swapped) }
    turned.response = response?.other
    turned.firstShown = firstShown?.other
    return turned
  }
}
