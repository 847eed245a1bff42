/// How numbers are written for people: the same figure reads the same on a screen, in a list and in a report.
///
/// Files take numbers with all their digits instead, as `JSONText` and tables write them.
package enum NumberText {
  /// A coefficient as papers write it, with so many decimals and no 0 before the point: `.48`, `-.69`, `1.00`; `-` for what
  /// is no number.
  package static func coefficient(_ value: Double, digits: Int = 2) -> String {
    guard value.isFinite else { return "-" }
    let text = fixed(value, digits: digits)
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    if text.hasPrefix("-0.") { return "-" + text.dropFirst(2) }
    return text
  }

  /// A coefficient with the ends of its interval, where it has one: `.48 [.44 .52]`; with more decimals where an end would
  /// read as the value.
  package static func coefficient(_ value: Double, low: Double?, high: Double?) -> String {
    guard let low, let high else { return coefficient(value) }
    let digits = ShownDecimals.needed(value: value, ends: (low, high), digits: 2)
    let shown = [value, low, high].map { coefficient($0, digits: digits) }
    return "\(shown[0]) [\(shown[1]) \(shown[2])]"
  }

  /// A proportion from 0 to 1 in percent: `31 %`.
  package static func percent(_ share: Double, digits: Int = 0) -> String { fixed(100 * share, digits: digits) + " %" }

  /// With so many decimals, halves away from 0; of numbers beyond 10¹⁵ all digits.
  package static func fixed(_ value: Double, digits: Int) -> String {
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

  /// With no more decimals than it needs: `7`, `0.5`.
  ///
  /// - Parameter most: how many decimals there may be; nil for all of them.
  package static func plain(_ value: Double, most: Int? = nil) -> String {
    guard let most else { return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value) }
    var text = fixed(value, digits: most)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// A sum of money: to a hundredth, or to two digits where it is less than that.
  package static func money(_ amount: Double) -> String {
    var (digits, least) = (2, 0.01)
    while amount > 0, amount < least, digits < 12 { (digits, least) = (digits + 1, least / 10) }
    return digits == 2 ? fixed(amount, digits: 2) : plain(amount, most: digits + 1)
  }
}

/// A count with its noun: `1 instance`, `2 instances`; with a plural of its own, `1 person`, `2 people`.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
