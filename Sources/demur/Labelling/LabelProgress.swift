import Foundation
import ModelAnnotators
import Study
import Synchronization
import Terminal

/// How far a run is: counts, and a line on the terminal, or now and then one in a pipe. A class, since requests under way
/// side by side add to it.
final class LabelProgress: Sendable {
  private struct State {
    var counts = LabelCounts()
    var begun = ContinuousClock.now
    var isOnScreen = false
    var drawn: ContinuousClock.Instant?
    var noted: ContinuousClock.Instant?
    var hasNotedOther = false
    var hasToldEarlier = false
    /// When a pipe got its last line, and how far the run was.
    var written: (at: ContinuousClock.Instant, done: Int)?
  }

  private let total: Int
  private let isOnTerminal: Bool
  private let state = Mutex(State())

  /// - Parameter total: questions in all, those answered earlier included.
  init(total: Int) {
    self.total = total
    isOnTerminal = TerminalLine.isWatched
  }

  var counts: LabelCounts { state.withLock { $0.counts } }

  /// What is being done before anything is asked.
  func say(_ text: String) {
    state.withLock { if isOnTerminal { draw(text, &$0) } }
  }

  /// The first question is asked now.
  func begin() {
    state.withLock { state in
      state.begun = .now
      state.written = (.now, 0)
    }
  }

  /// - Parameter isLast: whether there is something to ask now: what a long look came to is said.
  func addEarlier(_ count: Int, tooLong: Int, isLast: Bool) {
    state.withLock { state in
      state.counts.earlier += count
      state.counts.earlierTooLong += tooLong
      let now = ContinuousClock.now
      guard state.counts.asked == 0, state.counts.earlier > 0 else { return }
      if isLast, !state.hasToldEarlier {
        state.hasToldEarlier = true
        clear(&state)
        Output.note(
          "\(state.counts.earlier) of \(total) questions were answered already; going on behind them.")
        state.begun = now
      } else if !isLast, isOnTerminal, state.drawn.map({ now - $0 > .milliseconds(100) }) ?? true {
        draw("Looking what was answered already: \(state.counts.earlier) of \(total)…", &state)
        state.drawn = now
      }
    }
  }

  /// What is not as usual with a server: a line of its own.
  func tell(_ text: String) {
    state.withLock { state in
      clear(&state)
      Output.note(SafeText(text))
    }
  }

  func add(_ answers: [AskedAnswer]) {
    state.withLock { state in
      for asked in answers { state.counts.add(asked) }
      let now = ContinuousClock.now
      if state.drawn.map({ now - $0 > .milliseconds(100) }) ?? true { show(&state, now) }
    }
  }

  /// Shows how time passes where nothing comes.
  func tick() {
    state.withLock { show(&$0, .now) }
  }

  /// Why something is asked again: a line of its own, but not for each of many at once.
  func note(_ text: String) {
    state.withLock { state in
      let now = ContinuousClock.now
      guard state.noted.map({ now - $0 > .seconds(10) }) ?? true else { return }
      state.noted = now
      clear(&state)
      Output.note(SafeText(text))
    }
  }

  /// Somebody else kept an answer between its question and its reply: said once.
  func noteOther() {
    state.withLock { state in
      guard !state.hasNotedOther else { return }
      state.hasNotedOther = true
      clear(&state)
      Output.note(
        "Another run asks this model the same questions. Each answer is kept once, but stop one of the two: it asks in vain."
      )
    }
  }

  /// Takes the line away, so that what follows stands on its own.
  func finish() {
    state.withLock { clear(&$0) }
  }

  private func show(_ state: inout State, _ now: ContinuousClock.Instant) {
    guard EverywhereFlags.ofProcess.isWatched else { return }
    let seconds = (now - state.begun).seconds
    let done = state.counts.asked + state.counts.earlier
    guard isOnTerminal else {
      guard let written = state.written, PipeRhythm.isDue((now - written.at).seconds, of: done - written.done, total)
      else { return }
      state.written = (now, done)
      Output.note(SafeText(ProgressLine(state.counts, total: total, seconds: seconds).plain))
      return
    }
    // Room for the ^C that a terminal writes itself.
    draw(ProgressLine(state.counts, total: total, seconds: seconds).fitting(TerminalLine.columns - 2), &state)
    state.drawn = now
  }

  private func draw(_ text: String, _ state: inout State) {
    TerminalLine.draw(text)
    state.isOnScreen = true
  }

  private func clear(_ state: inout State) {
    guard state.isOnScreen else { return }
    TerminalLine.clear()
    state.isOnScreen = false
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
