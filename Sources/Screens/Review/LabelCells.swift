import Study
import Terminal

/// How the labels of a row of the list are written.
struct LabelCells: Hashable, Sendable {
  /// More than two people label the same: how often each label was given says more than a row of them.
  let isDistribution: Bool
  /// Those whose labels stand first, since the list is about them.
  let own: [Int]
  /// How many others' labels have a place each, where there is no distribution.
  let others: Int

  /// Columns of a cell of ratings, or of preferences.
  func width(ofRatings: Bool) -> Int {
    let each = ofRatings ? 1 : 2
    let rest = isDistribution ? [5] : Array(repeating: each, count: others)
    let parts = Array(repeating: each, count: own.count) + rest
    return parts.reduce(0, +) + max(0, parts.count - 1)
  }

  /// - Parameter point: which of the labels.
  func text(_ instance: ReviewedInstance, _ point: ReviewLabel.DataPoint) -> SafeText {
    let people = instance.originals
    let firsts = own.map { number in people.first { $0.annotator == number } }
    let rest = people.filter { !own.contains($0.annotator) }
    let values = rest.compactMap { $0.value(point) }
    guard !values.isEmpty || firsts.contains(where: { $0?.value(point) != nil }) else { return "-" }
    let first = firsts.map { Self.label($0?.value(point), point) }
    let others = isDistribution ? [Self.distribution(values, point)] : rest.map { Self.label($0.value(point), point) }
    return (first + others).joined(separator: " ")
  }

  private static func label(_ value: Int?, _ point: ReviewLabel.DataPoint) -> SafeText {
    guard let value else { return point == .pair ? "- " : "-" }
    guard point == .pair else { return "\(value)" }
    return PreferenceLabel(rawValue: value)?.shortName ?? "- "
  }

  /// `1··25`: how many gave each label, from low to high or from A to B; `+` is ten or more.
  static func distribution(_ values: [Int], _ point: ReviewLabel.DataPoint) -> SafeText {
    let least = point == .pair ? -2 : 1
    let cells = (least..<least + 5).map { value -> String in
      let count = values.count { $0 == value }
      return count == 0 ? "·" : count > 9 ? "+" : "\(count)"
    }
    return SafeText(cells.joined())
  }
}

extension ReviewedInstance {
  /// Those whose original labels a row shows.
  var originals: [AnnotatorLabels] {
    people.filter { $0.others.isEmpty || $0.ratingA != nil || $0.ratingB != nil || $0.preference != nil }
  }
}

extension ReviewedInstance.AnnotatorLabels {
  /// The rating, or prefer-combined.
  fileprivate func value(_ point: ReviewLabel.DataPoint) -> Int? {
    switch point {
    case .responseA: ratingA?.rawValue
    case .responseB: ratingB?.rawValue
    case .pair: preference?.combined
    }
  }
}

extension PreferenceLabel {
  /// `A2`, `B1`, `N`, padded so that labels stand below each other.
  var shortName: SafeText { self == .none ? "N " : "\(preference.rawValue)\(magnitude)" }
}
