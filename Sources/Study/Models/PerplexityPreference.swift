/// PPLX-PREF, the preference that perplexities speak of (paper, section 5.1).
package enum PerplexityPreference {
  /// pplx(A) − pplx(B): negative favours A, the less surprising response. nil where it is no number.
  package static func difference(_ a: PerplexityScore, _ b: PerplexityScore) -> Double? {
    guard let first = a.perplexity, let second = b.perplexity, first.isFinite, second.isFinite else { return nil }
    return first - second
  }

  /// The difference of mean log-probabilities, B − A: as ``difference(_:_:)`` negative favours A, but short odd responses
  /// do not rule it.
  package static func meanLogprobDifference(_ a: PerplexityScore, _ b: PerplexityScore) -> Double? {
    guard let first = a.meanLogprob, let second = b.meanLogprob else { return nil }
    return second - first
  }
}

/// Where differences of perplexity are cut into labels: of one model, since perplexities are each model's own.
package struct PerplexityCuts: Hashable, Sendable, Codable {
  /// Magnitudes up to this one are no preference.
  package var none: Double
  /// Magnitudes up to this one are a little better, and beyond it much better.
  package var little: Double
  /// The differences that the cuts were made from.
  package var count: Int
  /// The shares of magnitudes up to each cut.
  package var shares: Shares

  /// The shares of magnitudes below the two cuts, each between 0 and 1.
  package struct Shares: Hashable, Sendable, Codable {
    package var none: Double
    package var little: Double

    /// 0 < none < little < 1; nil for others.
    package init?(none: Double, little: Double) {
      guard none > 0, none < little, little < 1 else { return nil }
      self.init(unchecked: none, little)
    }

    private init(unchecked none: Double, _ little: Double) {
      self.none = none
      self.little = little
    }

    /// 20 % as the paper says; the 60 % beside it are ours, since the paper gives only the range.
    package static let usual = Shares(unchecked: 0.2, 0.6)
  }

  /// The quantiles of the magnitudes: the k-th smallest of n with k = ⌈share · n⌉ (type 1 of Hyndman and Fan 1996), so that
  /// the share is reached and every cut is a magnitude that occurs. nil without differences.
  package init?(_ differences: some Sequence<Double>, shares: Shares = .usual) {
    let magnitudes = differences.lazy.filter(\.isFinite).map(abs).sorted()
    guard !magnitudes.isEmpty else { return nil }
    func quantile(_ share: Double) -> Double {
      // A hair less, so that 0.2 · 5 is 1 whatever the last bit says.
      let rank = Int((share * Double(magnitudes.count) - 1e-9).rounded(.up))
      return magnitudes[min(max(rank, 1), magnitudes.count) - 1]
    }
    none = quantile(shares.none)
    little = quantile(shares.little)
    count = magnitudes.count
    self.shares = shares
  }

  /// −2…2, negative favours A.
  package func label(_ difference: Double) -> PreferenceLabel {
    let magnitude = abs(difference)
    guard magnitude > none else { return .none }
    if magnitude <= little { return difference < 0 ? .littleA : .littleB }
    return difference < 0 ? .muchA : .muchB
  }
}
