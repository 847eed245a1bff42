/// One annotator's two ratings of an instance, from which SINGLE labels comparable with PREFERENCE are derived
/// (paper, section 4).
public struct RatingPair: Hashable, Sendable {
  public var a: Rating
  public var b: Rating

  public init(a: Rating, b: Rating) {
    self.a = a
    self.b = b
  }

  /// rating(B) − rating(A), −4…4, unclipped.
  public var difference: Int { b.rawValue - a.rawValue }
  /// The difference clipped to −2…2, as prefer-combined.
  public var singleCombined: Int { min(2, max(-2, difference)) }
  /// A, B or N by comparing the two ratings.
  public var singlePref: Preference { Preference(signOf: difference) }
}
