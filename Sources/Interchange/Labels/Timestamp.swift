import FoundationEssentials

/// A moment as text: ISO 8601, written in UTC with milliseconds.
package enum Timestamp {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// For example `2026-11-24T08:30:00.250Z`.
  package static func text(_ date: Date) -> String { date.formatted(style) }

  /// The moment of a text with its offset from UTC (`Z`, `+01:00`), with or without a fraction; nil for anything else.
  static func date(_ text: String) -> Date? { try? style.parse(text) }
}
