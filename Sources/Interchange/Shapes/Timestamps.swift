import Foundation

/// Times as others write them.
enum Timestamps {
  /// ISO 8601, with or without parts of a second; nil where it is none.
  static func date(_ text: String) -> Date? {
    if let date = try? Date.ISO8601FormatStyle().parse(text) { return date }
    return try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(toMilliseconds(text))
  }

  /// The same, also with a blank in place of the T and without an offset, which is taken for UTC; or seconds or milliseconds
  /// since 1970.
  static func loose(_ text: String) -> Date? {
    if let seconds = PlainNumber.read(text), seconds >= 0 {
      // Seconds reach this number in the year 5138.
      return Date(timeIntervalSince1970: seconds < 1e11 ? seconds : seconds / 1_000)
    }
    var text = text
    if let blank = text.firstIndex(of: " "), text[..<blank].utf8.count == 10 {
      text.replaceSubrange(blank...blank, with: "T")
    }
    if text.utf8.count == 10 { text += "T00:00:00" }
    return date(text) ?? date(text + "Z")
  }

  /// The parser takes three digits behind the point.
  private static func toMilliseconds(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let digits = text[text.index(after: point)...].prefix { $0.isASCII && $0.isNumber }
    let rest = text[digits.endIndex...]
    let three = (digits + "000").prefix(3)
    return String(text[...point] + three + rest)
  }
}
