/// What people's original labels of one instance come to, an author's adjudication before them.
package struct GoldLabels: Hashable, Sendable {
  /// The mean of prefer-combined, −2…2, negative favours A; nil without a preference.
  package var combined: Double?
  /// How many preferences it is the mean of, and their Δ.
  package var preferences: Int
  package var deltaOfPreference: Int?
  /// The mean ratings, 1…5.
  package var ratingA: Double?
  package var ratingB: Double?
  /// How many annotators rated both responses.
  package var ratings: Int
  package var deltaOfRatings: Int?
  package var deltaOfDifference: Int?
  package var isAdjudicated: Bool

  package init(_ entries: [LabelEntry], adjudication: Adjudication? = nil) {
    let given = entries.compactMap(\.preference)
    let a = entries.compactMap { $0.rating(of: .a) }
    let b = entries.compactMap { $0.rating(of: .b) }
    let pairs = entries.compactMap(\.ratings)
    combined = adjudication?.preference.map { Double($0.combined) } ?? Self.mean(given.map(\.combined))
    ratingA = adjudication?.ratingA.map { Double($0.rawValue) } ?? Self.mean(a.map(\.rawValue))
    ratingB = adjudication?.ratingB.map { Double($0.rawValue) } ?? Self.mean(b.map(\.rawValue))
    (preferences, ratings) = (given.count, pairs.count)
    deltaOfPreference = Disagreement.delta(preferences: given)
    deltaOfRatings = Disagreement.ofRatings(a: a, b: b)
    deltaOfDifference = Disagreement.ofDifference(pairs)
    isAdjudicated = adjudication.map { !$0.isEmpty } ?? false
  }

  /// The sign of the mean of prefer-combined: the gold preference.
  package var preference: Preference? { combined.map(Self.preference) }

  /// The mean rating of B less that of A, clipped to −2…2 as single-combined is.
  package var singleCombined: Double? {
    guard let ratingA, let ratingB else { return nil }
    return min(2, max(-2, ratingB - ratingA))
  }

  package var singlePref: Preference? { singleCombined.map(Self.preference) }

  private static func preference(_ value: Double) -> Preference { value < 0 ? .a : value > 0 ? .b : .none }

  private static func mean(_ values: [Int]) -> Double? {
    values.isEmpty ? nil : Double(values.reduce(0, +)) / Double(values.count)
  }
}
