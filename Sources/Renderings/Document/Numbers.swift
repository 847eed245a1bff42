import Basics
import Study

/// How the report writes its figures; `NumberText` writes the numbers in them, as everywhere.
enum Numbers {
  /// A coefficient: `.48`, `-.69`, `1.00`.
  static func short(_ value: Double, digits: Int = 2) -> String { NumberText.coefficient(value, digits: digits) }

  static func fixed(_ value: Double, digits: Int) -> String { NumberText.fixed(value, digits: digits) }

  /// `31.0 %`
  static func percent(_ value: Double) -> String { NumberText.percent(value, digits: 1) }

  static func percent(_ value: Double, digits: Int) -> String { NumberText.percent(value, digits: digits) }

  /// `31.0 % [20 42]`, with what is there of it; with more decimals where an end would read as the value.
  static func share(_ share: Figure) -> String {
    guard let value = share.value else { return "-" }
    guard let ends = ends(share, digits: 0) else { return percent(value) }
    return "\(percent(value, digits: max(1, ends.digits))) [\(ends.low) \(ends.high)]\(mark(share))"
  }

  /// The ends of a share's interval in percent, with how many decimals they have; nil where there is none.
  static func ends(_ share: Figure, digits: Int) -> (low: String, high: String, digits: Int)? {
    guard let value = share.value, let low = share.low, let high = share.high else { return nil }
    let digits = ShownDecimals.needed(
      value: 100 * value, ends: (100 * low, 100 * high), digits: digits, valueDigits: max(1, digits))
    return (fixed(100 * low, digits: digits), fixed(100 * high, digits: digits), digits)
  }

  /// What follows an interval that cannot be trusted.
  static func mark(_ figure: Figure) -> String { figure.doubt == nil ? "" : "?" }

  /// `.48 [.44 .52] 1440`, with what is there of it.
  static func figure(_ figure: Figure) -> String { (estimate(figure) ?? "-") + " \(figure.n)" }

  /// `.48 [.44 .52]`, with what is there of it; nil without a value.
  static func estimate(_ figure: Figure) -> String? {
    parts(figure).map { parts in
      parts.value + (parts.ends.map { " [\($0.low) \($0.high)]\(mark(figure))" } ?? "")
    }
  }

  /// A value and the ends of its interval, with two decimals, or as many as keep the ends apart from it; nil without a value.
  static func parts(_ figure: Figure) -> (value: String, ends: (low: String, high: String)?)? {
    guard let value = figure.value else { return nil }
    guard let low = figure.low, let high = figure.high else { return (short(value), nil) }
    let digits = figure.decimals(2)
    return (short(value, digits: digits), (short(low, digits: digits), short(high, digits: digits)))
  }
}
