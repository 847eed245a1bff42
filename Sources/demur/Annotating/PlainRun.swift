import Foundation
import Screens
import Terminal

/// The annotator's work as lines on stdout and answers on stdin.
struct PlainRun {
  let session: AnnotatorSession

  init(_ session: AnnotatorSession) { self.session = session }

  /// Runs until the annotator leaves or the input ends; the exit code.
  func run() throws -> Int32 {
    var plain = PlainAnnotate(session.setting, station: try session.station(), now: session.clock())
    Output.lines(plain.announcement)
    plain.printed(at: monotonicNow())
    while let line = readLine() {
      let (lines, effects) = plain.take(line, at: monotonicNow())
      Output.lines(lines)
      for effect in effects {
        if effect == .leave { return 0 }
        guard case .ask(let request) = effect else { continue }
        Output.lines(plain.take(session.answer(to: request)))
        plain.printed(at: monotonicNow())
      }
    }
    return 0
  }
}
