/// One annotator's two ratings of an instance, from which SINGLE labels comparable with PREFERENCE are derived
/// (paper, section 4).
package struct RatingPair: Hashable, Sendable {
  package var a: Rating
  package var b: Rating

  package init(a: Rating, b: Rating) {
    self.a = a
    self.b = b
  }

  /// rating(B) − rating(A), −4…4, unclipped.
  package var difference: Int { b.rawValue - a.rawValue }
  /// The difference clipped to −2…2, as prefer-combined.
  package var singleCombined: Int { min(2, max(-2, difference)) }
  /// A, B or N by comparing the two ratings.
  package var singlePref: Preference { Preference(signOf: difference) }
}
