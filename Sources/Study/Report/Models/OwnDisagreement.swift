import Foundation

/// How much a model differs from itself on one data point, by several answers to the same question or by the probabilities
/// of its one answer.
struct OwnDisagreement: Sendable {
  /// Values in the data's own letters, in the order in which they came.
  private var values: [Int] = []
  /// The probability of each legal value, of the answer that came first.
  private var shares: [Int: Double]?

  mutating func add(_ answer: ModelAnswer) {
    guard let value = answer.value else { return }
    values.append(value)
    if shares == nil { shares = answer.distributionByValue }
  }

  /// The largest difference of two answers; nil of fewer than two.
  var delta: Int? {
    guard values.count > 1, let least = values.min(), let most = values.max() else { return nil }
    return most - least
  }

  /// In bits, `−Σ p log₂ p`: of how often each value was answered where there are several answers, otherwise of their
  /// probabilities; nil where there is neither.
  var entropy: Double? {
    let shares: [Double]
    if values.count > 1 {
      let counts = values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      shares = counts.sorted { $0.key < $1.key }.map { Double($0.value) / Double(values.count) }
    } else if let found = self.shares {
      shares = found.sorted { $0.key < $1.key }.map(\.value)
    } else {
      return nil
    }
    return shares.reduce(0) { $1 > 0 ? $0 - $1 * log2($1) : $0 }
  }
}
