/// How often each label of an instance was given: its soft labels, whatever an author adjudicated.
package struct LabelDistribution: Hashable, Sendable {
  /// Of the ratings 1…5.
  package var ratingsA: [Int]
  package var ratingsB: [Int]
  /// Of prefer-combined −2…2.
  package var preferences: [Int]

  package init(ratingsA: [Rating], ratingsB: [Rating], preferences: [PreferenceLabel]) {
    self.ratingsA = Rating.allCases.map { value in ratingsA.count { $0 == value } }
    self.ratingsB = Rating.allCases.map { value in ratingsB.count { $0 == value } }
    self.preferences = PreferenceLabel.allCases.map { value in preferences.count { $0 == value } }
  }

  /// Counts as shares of their sum; nil where nothing was given.
  package static func shares(_ counts: [Int]) -> [Double]? {
    let total = counts.reduce(0, +)
    return total == 0 ? nil : counts.map { Double($0) / Double(total) }
  }

  /// The share of preferences for B, N counting for either by half; nil without a preference.
  package var probabilityOfB: Double? {
    Self.shares(preferences).map { $0[3] + $0[4] + $0[2] / 2 }
  }
}
