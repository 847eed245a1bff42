import Foundation
import Study
import Testing

@Suite struct SavedTimesTests {
  /// Days of the acts, the day by the clock now, and the day of the last act.
  static let cases: [(days: [Double], now: Double, last: Double?)] = [
    ([0, 1, 2], 3, 2), ([0, 5000], 1, 0), ([0, 5000, 5001], 3, 1), ([0, 1, -20_000], 2, 1), ([5000, 0, 1], 2, 1),
    ([5000], 1, nil), ([0, 20], 1, 20),
  ]

  @Test(arguments: cases)
  func `a clock that was wrong for a while puts nothing off`(days: [Double], now: Double, last: Double?) {
    func date(_ day: Double) -> Date { Date(timeIntervalSince1970: 1_750_000_000 + day * 86_400) }
    #expect(SavedTimes.last(days.map(date), now: date(now)) == last.map(date))
  }

  @Test func `a clock that was set back opens nothing, and one that was far ahead closes nothing`() {
    let clock = Date(timeIntervalSince1970: 1_750_000_000)
    #expect(SavedTimes.now(clock: clock, latest: clock.addingTimeInterval(86_400)) == clock.addingTimeInterval(86_400))
    #expect(SavedTimes.now(clock: clock, latest: clock.addingTimeInterval(5000 * 86_400)) == clock)
    #expect(SavedTimes.now(clock: clock, latest: nil) == clock)
  }
}
