import ArgumentParser
import Study

/// The threshold of Δ, which several commands take.
enum ThresholdOption {
  private static let range = Disagreement.thresholds
  /// How the help names its values.
  static let values = "\(range.lowerBound)-\(range.upperBound)"
  static let help = "The Δ from which an instance is ambiguous, \(range.lowerBound) to \(range.upperBound)"

  /// - Parameter threshold: nil where none was given.
  /// - Throws: `ValidationError` for one that cannot be.
  static func check(_ threshold: Int?) throws {
    guard let threshold, !range.contains(threshold) else { return }
    throw ValidationError("\(ReviewError.thresholdOutOfRange(String(threshold)))")
  }
}
