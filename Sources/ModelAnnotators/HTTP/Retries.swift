import Foundation

/// How often a request is sent again, and after how long.
///
/// Only where the server had no part in it, or asked for it: 408, 425, 429, 5xx, dropped connections, and a server that was
/// there before. What got no answer in time is sent once more at once, since a server that hung is not helped by waiting, and one
/// that is slow only harmed.
package struct Retries: Sendable {
  /// In all, the first included. Seven wait a little over a minute.
  package var attempts: Int
  /// The same where no answer came in time.
  package var stalls: Int
  /// Seconds before the second attempt; doubled for each further one.
  package var firstPause: Double
  /// The longest pause where a server asks for none.
  package var longestPause: Double
  /// Told why something is asked again, and when.
  package var note: @Sendable (_ why: String) -> Void
  /// Waits; a test only notes it.
  package var pause: @Sendable (_ seconds: Double) async throws -> Void

  package static let usual = 7

  package init(
    attempts: Int = usual, stalls: Int = 2, firstPause: Double = 1, longestPause: Double = 120,
    note: @escaping @Sendable (String) -> Void = { _ in },
    pause: @escaping @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
  ) {
    self.attempts = attempts
    self.stalls = stalls
    self.firstPause = firstPause
    self.longestPause = longestPause
    self.note = note
    self.pause = pause
  }

  static func isWorthIt(_ status: Int) -> Bool { [408, 425, 429].contains(status) || (500...599).contains(status) }

  /// Seconds before attempt number `attempt` (from 1 for the first repetition): what the server asked for, or else twice as
  /// long as before.
  func seconds(before attempt: Int, asked: Double?) -> Double {
    if let asked, asked > 0 { return min(asked, 1e7) }
    return min(longestPause, firstPause * Double(1 << min(max(attempt - 1, 0), 20)))
  }

  /// What a reply asks for, by the names that services have for it.
  static func asked(_ headers: [String: String], now: Date) -> Double? {
    if let text = headers["retry-after-ms"]?.trimmingCharacters(in: .whitespaces), let value = Double(text),
      value.isFinite, value > 0
    {
      return value / 1000
    }
    return asked(headers["retry-after"], now: now)
  }

  /// What `Retry-After` asks for: seconds, or a date of HTTP.
  static func asked(_ header: String?, now: Date) -> Double? {
    guard let header = header?.trimmingCharacters(in: .whitespaces), !header.isEmpty else { return nil }
    if let seconds = Double(header) { return seconds.isFinite && seconds >= 0 ? seconds : nil }
    let reader = DateFormatter()
    reader.locale = Locale(identifier: "en_US_POSIX")
    reader.timeZone = TimeZone(secondsFromGMT: 0)
    reader.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return reader.date(from: header).map { max(0, $0.timeIntervalSince(now)) }
  }
}
