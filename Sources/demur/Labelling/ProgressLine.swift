import Basics
import Foundation

/// How far a run is, as one line: `[######..........]  36 % 260/720  4.1/s  1620 tokens/s  2 min left`.
struct ProgressLine {
  private let share: Double
  private let count: String
  /// Empty while there is nothing to tell a rate by.
  private var rates: [String] = []
  private var left: String?

  /// - Parameters:
  ///   - total: questions in all, those answered earlier included.
  ///   - seconds: since the first question of this run.
  init(_ counts: LabelCounts, total: Int, seconds: Double) {
    let done = counts.asked + counts.earlier
    share = total > 0 ? min(1, Double(done) / Double(total)) : 1
    count = "\(Int(100 * share)) % \(done)/\(total)"
    guard seconds > 0.5, counts.asked > 0 else { return }
    let rate = Double(counts.asked) / seconds
    rates = ["\(Self.short(rate))/s", "\(Self.short(Double(counts.tokens) / seconds)) tokens/s"]
    left = "\(Self.duration(Double(max(0, total - done)) / rate)) left"
  }

  /// - Parameters:
  ///   - done, total: of whatever is counted.
  ///   - seconds: since the first of them.
  ///   - unit: what follows the numbers.
  init(done: Int, total: Int, seconds: Double, unit: String = "") {
    share = total > 0 ? min(1, Double(done) / Double(total)) : 1
    count = "\(Int(100 * share)) % \(done)/\(total)\(unit)"
    guard seconds > 0.5, done > 0 else { return }
    let rate = Double(done) / seconds
    rates = ["\(Self.short(rate))\(unit)/s"]
    left = "\(Self.duration(Double(max(0, total - done)) / rate)) left"
  }

  /// For a pipe or a log.
  var plain: String { ([count] + rates + [left].compactMap(\.self)).joined(separator: ", ") }

  /// As much as there is room for: the time left stays longest.
  func fitting(_ columns: Int) -> String {
    let left = left.map { [$0] } ?? []
    let choices = [rates + left, rates.prefix(1) + left, left, []]
    for parts in choices {
      let text = ([count] + parts).joined(separator: "  ")
      let room = columns - 1 - text.count - 3
      if room >= 8 { return bar(min(room, 40, max(16, columns / 5))) + " " + text }
      if text.count < columns { return text }
    }
    return "\(Int(100 * share)) %"
  }

  private func bar(_ width: Int) -> String {
    let filled = Int(Double(width) * share)
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled) + "]"
  }

  private static func short(_ rate: Double) -> String {
    rate >= 10 ? String(Int(rate)) : NumberText.fixed(rate, digits: 1)
  }

  static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<90: "\(Int(seconds.rounded(.up))) s"
    case ..<5400: "\(Int((seconds / 60).rounded(.up))) min"
    default: "\(short(min(seconds, 1e9) / 3600)) h"
    }
  }
}

/// When a line is due where lines stay, as in a log: often enough to see that it goes on, seldom enough to be read.
enum PipeRhythm {
  /// - Parameters:
  ///   - seconds: since the last line.
  ///   - count: questions since then.
  static func isDue(_ seconds: Double, of count: Int, _ total: Int) -> Bool {
    seconds >= 600 || (seconds >= 30 && count * 20 >= total)
  }
}
