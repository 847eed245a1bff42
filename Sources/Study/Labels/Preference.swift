/// Which of the two responses is better: A, B, or none of them.
package enum Preference: String, Hashable, Sendable, Codable, CaseIterable {
  case a = "A"
  case b = "B"
  case none = "N"

  /// A −1, N 0, B 1: the values of the weighted kappa of preferences (paper, section 4.1).
  package var value: Int {
    switch self {
    case .a: -1
    case .b: 1
    case .none: 0
    }
  }

  /// The preference of which the sign of `difference` (B − A) speaks.
  package init(signOf difference: Int) { self = difference < 0 ? .a : difference > 0 ? .b : .none }

  package var letter: ResponseLetter? {
    switch self {
    case .a: .a
    case .b: .b
    case .none: nil
    }
  }

  package init(_ letter: ResponseLetter) { self = letter == .a ? .a : .b }
}

/// A PREFERENCE label: a preference with its magnitude. Its raw value is prefer-combined, −2 (A much better) to 2 (B much
/// better), so that the magnitude is 0 exactly when the preference is N.
package enum PreferenceLabel: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case muchA = -2
  case littleA = -1
  case none = 0
  case littleB = 1
  case muchB = 2

  /// nil unless magnitude is 0 for N, 1 or 2 for A and B.
  package init?(_ preference: Preference, magnitude: Int) {
    guard (0...2).contains(magnitude), (preference == .none) == (magnitude == 0) else { return nil }
    self.init(rawValue: preference.value * magnitude)
  }

  package var preference: Preference { Preference(signOf: rawValue) }
  /// 0 none, 1 a little better, 2 much better.
  package var magnitude: Int { abs(rawValue) }
  /// −magnitude for A, +magnitude for B, 0 for N.
  package var combined: Int { rawValue }
  /// The same judgement with the letters exchanged.
  package var swapped: PreferenceLabel {
    switch self {
    case .muchA: .muchB
    case .littleA: .littleB
    case .none: .none
    case .littleB: .littleA
    case .muchB: .muchA
    }
  }

  package static func < (left: PreferenceLabel, right: PreferenceLabel) -> Bool { left.rawValue < right.rawValue }
}
