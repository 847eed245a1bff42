import Foundation
import Screens
import Terminal

/// The annotator's work as lines on stdout and answers on stdin.
package struct PlainRun {
  let session: AnnotatorSession

  package init(_ session: AnnotatorSession) { self.session = session }

  /// Runs until the annotator leaves, the input ends or a signal ends it, and says what was done; the exit code.
  ///
  /// - Parameter say: prints lines.
  package func run(say: ([SafeText]) -> Void) throws -> Int32 {
    var plain = PlainAnnotate(session.setting, station: try session.station(), now: session.clock())
    say(plain.announcement)
    plain.printed(at: monotonicNow())
    let input = try LineInput()
    while true {
      switch input.next() {
      case .line(let line):
        let (lines, effects) = plain.take(line, at: monotonicNow())
        say(lines)
        for effect in effects {
          if effect == .leave { return 0 }
          guard case .ask(let request) = effect else { continue }
          say(plain.take(session.answer(to: request)))
          plain.printed(at: monotonicNow())
        }
      case .end:
        end(&plain)
        say(plain.farewell)
        return 0
      case .signalled(let signal):
        end(&plain)
        // After a hang-up nobody reads any more.
        if signal != .hangUp { say([""] + plain.farewell) }
        return signal.exitCode ?? 0
      }
    }
  }

  /// Keeps what was read of work that is left without a label.
  private func end(_ plain: inout PlainAnnotate) {
    for case .ask(let request) in plain.end(at: monotonicNow()) { _ = session.answer(to: request) }
  }
}
