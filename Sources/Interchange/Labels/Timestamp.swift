import FoundationEssentials

/// A moment as text: ISO 8601, written in UTC with milliseconds.
package enum Timestamp {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// For example `2026-11-24T08:30:00.250Z`, rounded to the millisecond.
  package static func text(_ date: Date) -> String {
    // The style cuts off, and most milliseconds lie a hair below what they stand for.
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    return Date(timeIntervalSince1970: (milliseconds + 0.25) / 1000).formatted(style)
  }

  /// The moment of a text with its offset from UTC (`Z`, `+01:00`), with or without a fraction; nil for anything else.
  static func date(_ text: String) -> Date? { try? style.parse(text) }
}
