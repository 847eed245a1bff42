import Foundation

/// Moments as they were saved, some of which a wrong clock may have given.
package enum SavedTimes {
  /// Further ahead of the clock than this no act can be: when it was saved, the clock was wrong.
  package static let tolerance: TimeInterval = 30 * 86_400

  /// When the last of some acts was done, from the times of all of them in the order of saving.
  ///
  /// A time that is far ahead of the clock by now counts as given at the time before it, and further such times by how much
  /// later they are than each other; a time before an earlier one counts as that. So no single wrong clock puts the moment
  /// off for years, or back.
  ///
  /// - Returns: nil where no time is possible.
  package static func last(_ times: [Date], now: Date) -> Date? {
    var moment: Date?
    var impossible: Date?
    for time in times {
      if time <= now.addingTimeInterval(tolerance) {
        moment = max(moment ?? time, time)
        impossible = nil
      } else {
        if let impossible, let known = moment {
          moment = known.addingTimeInterval(max(0, time.timeIntervalSince(impossible)))
        }
        impossible = time
      }
    }
    return moment.map { min($0, now.addingTimeInterval(tolerance)) }
  }

  /// The later of the clock and the last act, unless that cannot be: a clock that was set back opens nothing.
  package static func now(clock: Date, latest: Date?) -> Date {
    guard let latest, latest <= clock.addingTimeInterval(tolerance) else { return clock }
    return max(clock, latest)
  }
}
