import Study

/// How numbers are written, the same everywhere.
enum Numbers {
  /// With so many decimals, halves away from 0, without a leading 0 as papers write coefficients: `.48`, `-.69`, `1.00`.
  static func short(_ value: Double, digits: Int = 2) -> String {
    let text = fixed(value, digits: digits)
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    if text.hasPrefix("-0.") { return "-" + text.dropFirst(2) }
    return text
  }

  static func fixed(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return String(value) }
    let whole = Int(scaled)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % Int(scale))
    let padding = String(repeating: "0", count: digits - fraction.count)
    return "\(sign)\(whole / Int(scale)).\(padding)\(fraction)"
  }

  static func percent(_ value: Double) -> String { fixed(100 * value, digits: 1) + " %" }

  /// `31.0 % [20 42]`, with what is there of it.
  static func share(_ share: Figure) -> String {
    guard let value = share.value else { return "-" }
    guard let low = share.low, let high = share.high else { return percent(value) }
    return "\(percent(value)) [\(fixed(100 * low, digits: 0)) \(fixed(100 * high, digits: 0))]\(mark(share))"
  }

  /// `1 instance`, `2 instances`
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// What follows an interval that cannot be trusted.
  static func mark(_ figure: Figure) -> String { figure.doubt == nil ? "" : "?" }

  /// `.48 [.44 .52] 1440`, with what is there of it.
  static func figure(_ figure: Figure) -> String {
    guard let value = figure.value else { return "- \(figure.n)" }
    guard let low = figure.low, let high = figure.high else { return "\(short(value)) \(figure.n)" }
    return "\(short(value)) [\(short(low)) \(short(high))]\(mark(figure)) \(figure.n)"
  }
}
