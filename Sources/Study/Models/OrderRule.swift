/// What one label is made of the answers to a pair in both orders; the raw value is how options and files spell it.
package enum OrderRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// Their mean, a half away from 0: what leans to a side is that side.
  case mean
  /// N where they contradict, A in one order and B in the other; their mean where they do not.
  case none

  /// What two answers to one pair, asked in both orders, make together, in the data's own letters.
  package func callAsFunction(_ one: PreferenceLabel, _ other: PreferenceLabel) -> PreferenceLabel {
    let (first, second) = (one.combined, other.combined)
    if self == .none, first * second < 0 { return .none }
    let sum = first + second
    return PreferenceLabel(rawValue: (sum + sum.signum()) / 2) ?? .none
  }
}
