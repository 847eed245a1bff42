import Foundation
import Study
import Synchronization

/// How far a run is: counts, and a line on the terminal. A class, since requests under way side by side add to it.
final class LabelProgress: Sendable {
  struct Counts: Sendable {
    var asked = 0
    var earlier = 0
    var tokens = 0
    var labels = 0
    var invalid = 0
    var tooLong = 0
    var split = 0
    /// Why answers were invalid, the first of them.
    var firstReason: String?
  }

  private let total: Int
  private let start = ContinuousClock.now
  private let isOnTerminal: Bool
  private let state = Mutex((counts: Counts(), drawn: ContinuousClock.Instant?.none))

  /// - Parameter total: questions in all, those answered earlier included.
  init(total: Int) {
    self.total = total
    isOnTerminal = isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  var counts: Counts { state.withLock { $0.counts } }

  func addEarlier() { state.withLock { $0.counts.earlier += 1 } }

  func add(_ answer: ModelAnswer, tokens: Int) {
    state.withLock { state in
      state.counts.asked += 1
      state.counts.tokens += tokens
      if answer.label != nil { state.counts.labels += 1 }
      switch answer.outcome {
      case .invalid(_, let why):
        state.counts.invalid += 1
        state.counts.firstReason = state.counts.firstReason ?? why
      case .tooLong: state.counts.tooLong += 1
      case .perplexity(let score): state.counts.split += score.isSplit ? 1 : 0
      case .choice: break
      }
      let now = ContinuousClock.now
      guard isOnTerminal, state.drawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
      state.drawn = now
      write("\r\u{1B}[2K" + Self.line(state.counts, total: total, seconds: (now - start).seconds))
    }
  }

  /// Takes the line away, so that what follows stands on its own.
  func finish() {
    guard isOnTerminal, state.withLock({ $0.drawn != nil }) else { return }
    write("\r\u{1B}[2K")
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

  /// `[######··········]  36 % 260/720  4.1/s  1620 tokens/s  2 min left`, at most 79 columns.
  static func line(_ counts: Counts, total: Int, seconds: Double) -> String {
    let done = counts.asked + counts.earlier
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 1
    let filled = Int(16 * share)
    var line = "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 16 - filled) + "]"
    line += " \(Int(100 * share)) % \(done)/\(total)"
    guard seconds > 0.5, counts.asked > 0 else { return line }
    let rate = Double(counts.asked) / seconds
    line += "  \(short(rate))/s  \(Int(Double(counts.tokens) / seconds)) tokens/s"
    return line + "  \(duration(Double(max(0, total - done)) / rate)) left"
  }

  private static func short(_ rate: Double) -> String {
    rate >= 10 ? String(Int(rate)) : String((rate * 10).rounded() / 10)
  }

  static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<90: "\(Int(seconds.rounded(.up))) s"
    case ..<5400: "\(Int((seconds / 60).rounded(.up))) min"
    default: "\(short(min(seconds, 1e9) / 3600)) h"
    }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
