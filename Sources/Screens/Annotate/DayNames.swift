import Foundation

/// Names moments as people do, from an offset to UTC that is passed in.
package struct DayNames: Hashable, Sendable {
  /// Seconds east of Greenwich.
  package var offset: Int

  package init(offset: Int) { self.offset = offset }

  /// For example `Tuesday 14 October at 15:40`, with the year where it is another one than now; `today` and `tomorrow` where it is so.
  package func name(_ moment: Date, now: Date) -> String {
    let day = localDay(moment)
    let clock = "\(hour(moment)):\(minute(moment))"
    if day == localDay(now) { return "today at \(clock)" }
    if day == localDay(now) + 1 { return "tomorrow at \(clock)" }
    let (year, month, dayOfMonth) = date(day)
    let weekday = Self.weekdays[((day % 7) + 7 + 4) % 7]
    let named = year == date(localDay(now)).year ? "" : " \(year)"
    return "\(weekday) \(dayOfMonth) \(Self.months[month - 1])\(named) at \(clock)"
  }

  /// For example `2026-10-14 15:40`.
  package func stamp(_ moment: Date) -> String {
    // A moment that has passed is named by the minute it was in.
    let moment = Date(timeIntervalSince1970: (moment.timeIntervalSince1970 / 60).rounded(.down) * 60)
    let (year, month, day) = date(localDay(moment))
    return "\(year)-\(Self.two(month))-\(Self.two(day)) \(Self.two(hour(moment))):\(minute(moment))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// To the next whole minute, so that nobody comes too early; years beyond 9000 count as that.
  private func localSeconds(_ moment: Date) -> Int {
    let minutes = (moment.timeIntervalSince1970 / 60).rounded(.up)
    return Int(max(-3.6e9, min(3.6e9, minutes))) * 60 + max(-86_400, min(86_400, offset))
  }
  private func localDay(_ moment: Date) -> Int { Int((Double(localSeconds(moment)) / 86_400).rounded(.down)) }
  private func hour(_ moment: Date) -> Int { (localSeconds(moment) - localDay(moment) * 86_400) / 3600 }
  private func minute(_ moment: Date) -> String {
    let minute = (localSeconds(moment) - localDay(moment) * 86_400) / 60 % 60
    return minute < 10 ? "0\(minute)" : "\(minute)"
  }

  /// The date of a day counted from 1970 (days from civil, Hinnant 2013).
  private func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
