/// What people's labels of one instance come to, an author's adjudication before them.
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
  /// The formulations in which an author set a label.
  package var adjudicated: [TaskFormulation]
  /// How many annotators gave any of the labels.
  package var annotators: Int
  /// How often each label was given.
  package var distribution: LabelDistribution

  /// - Parameters:
  ///   - entries: the labels that count.
  ///   - originals: the original ones among them, of which Δ is taken; nil where all are.
  package init(
    _ entries: [LabelEntry], originals: [LabelEntry]? = nil, adjudication: Adjudication? = nil
  ) {
    let given = entries.compactMap(\.preference)
    let a = entries.compactMap { $0.rating(of: .a) }
    let b = entries.compactMap { $0.rating(of: .b) }
    let pairs = entries.compactMap(\.ratings)
    combined = adjudication?.preference.map { Double($0.combined) } ?? Self.mean(given.map(\.combined))
    ratingA = adjudication?.ratingA.map { Double($0.rawValue) } ?? Self.mean(a.map(\.rawValue))
    ratingB = adjudication?.ratingB.map { Double($0.rawValue) } ?? Self.mean(b.map(\.rawValue))
    (preferences, ratings) = (given.count, pairs.count)
    let first = originals ?? entries
    deltaOfPreference = Disagreement.delta(preferences: first.compactMap(\.preference))
    deltaOfRatings = Disagreement.ofRatings(
      a: first.compactMap { $0.rating(of: .a) }, b: first.compactMap { $0.rating(of: .b) })
    deltaOfDifference = Disagreement.ofDifference(first.compactMap(\.ratings))
    adjudicated = adjudication?.formulations ?? []
    annotators = entries.count
    distribution = LabelDistribution(ratingsA: a, ratingsB: b, preferences: given)
  }

  package var isAdjudicated: Bool { !adjudicated.isEmpty }

  /// Δ as the review list takes it: the larger of that of preferences and that of ratings.
  package var delta: Int? { [deltaOfPreference, deltaOfRatings].compactMap(\.self).max() }

  /// How many annotators' labels of a formulation count: in SINGLE of those who rated both responses.
  package func count(of formulation: TaskFormulation) -> Int { formulation == .single ? ratings : preferences }

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
