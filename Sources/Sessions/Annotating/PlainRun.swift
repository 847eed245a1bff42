import Foundation
import Screens
import Terminal

/// The annotator's work as lines on stdout and answers on stdin.
package struct PlainRun {
  private let watch: StationWatch
  private let executor = Executor.thread()

  /// - Throws: what keeps the annotator's place from being read.
  package init(_ session: AnnotatorSession) throws { watch = try StationWatch(session) }

  /// Runs until the annotator leaves, the input ends or a signal ends it, and says what was done.
  ///
  /// - Parameter say: prints lines.
  package func run(say: ([SafeText]) -> Void) throws -> RunEnd {
    var plain = PlainAnnotate(watch.setting, station: watch.current, now: watch.clock())
    say(plain.begin())
    plain.printed(at: monotonicNow())
    let input = try LineInput()
    while true {
      switch input.next() {
      case .line(let line):
        if plain.last == .unknown, let answer = watch.lastLook() {
          // What was typed answered what stood there before the file told.
          guard plain.isLeaving(line) else {
            say(plain.take(answer))
            plain.printed(at: monotonicNow())
            continue
          }
          say(plain.settle(answer))
        }
        let (lines, effects) = plain.take(line, at: monotonicNow())
        say(lines)
        for effect in effects {
          if effect == .leave { return RunEnd() }
          guard case .ask(let request) = effect else { continue }
          let (answer, signal) = try answer(to: request, input, say)
          say(plain.take(answer))
          if let signal {
            let settled = settled(&plain)
            return leave(by: signal, settled, plain, say)
          }
          plain.printed(at: monotonicNow())
        }
      case .end:
        say(settled(&plain))
        keepWhatWasRead(&plain)
        say(plain.farewell)
        return RunEnd()
      case .signalled(let signal):
        let settled = settled(&plain)
        keepWhatWasRead(&plain)
        return leave(by: signal, settled, plain, say)
      }
    }
  }

  private func leave(
    by signal: TerminalSignal, _ settled: [SafeText], _ plain: PlainAnnotate, _ say: ([SafeText]) -> Void
  ) -> RunEnd {
    // After a hang-up nobody reads any more.
    if signal != .hangUp { say([""] + settled + plain.farewell) }
    return RunEnd(code: signal.exitCode ?? 0)
  }

  /// What became of what was in doubt, where the file tells it now.
  private func settled(_ plain: inout PlainAnnotate) -> [SafeText] {
    plain.last == .unknown ? watch.lastLook().map { plain.settle($0) } ?? [] : []
  }

  /// Waits for an answer; a signal gives it up.
  private func answer(
    to request: AnnotateRequest, _ input: LineInput, _ say: ([SafeText]) -> Void
  ) throws -> (AnnotateAnswer, TerminalSignal?) {
    let watch = watch
    let answer = executor.begin(then: input.wake) { watch.answer(to: request) }
    if answer.isDone(within: ScreenLoop<StationWatch>.silence) { return (try answer.value, nil) }
    say([PlainAnnotate.waiting])
    while !answer.isDone {
      guard let signal = input.waitForSignal() else { continue }
      watch.patience?.giveUp()
      return (try answer.value, signal)
    }
    return (try answer.value, nil)
  }

  /// Keeps what was read of work that is left without a label.
  private func keepWhatWasRead(_ plain: inout PlainAnnotate) {
    let watch = watch
    for case .ask(let request) in plain.end(at: monotonicNow()) {
      let answer = executor.begin(then: {}) { watch.answer(to: request) }
      // Nobody who leaves waits for it.
      if !answer.isDone(within: ScreenLoop<StationWatch>.silence) { watch.patience?.giveUp() }
      _ = try? answer.value
    }
  }
}
