import Foundation
import Screens
import Synchronization
import Terminal
import Testing

@testable import Sessions

/// A screen that is shown on a thread of its own, as a person has it before them.
final class RunningScreen<Session: ScreenSession>: Sendable {
  struct Missing: Error, CustomStringConvertible {
    var what: String
    var screen: String
    var description: String { "\(what) is not on the screen:\n\(screen)" }
  }

  let terminal: FakeTerminal
  private let result = Mutex<Result<(RunEnd, Session.Shown), any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  /// - Parameter screen: made for the size.
  init(_ session: Session, size: Size = Size(columns: 80, rows: 24), _ screen: Session.Shown) {
    let terminal = FakeTerminal(size: size)
    self.terminal = terminal
    Thread.detachNewThread { [self] in
      var loop = ScreenLoop(screen, on: terminal, session, .thread())
      let made = Result { (try loop.run(), loop.screen) }
      result.withLock { $0 = made }
      done.signal()
    }
  }

  func press(_ keys: Key...) { for key in keys { terminal.send(.key(key, at: monotonicNow())) } }

  func type(_ text: String) { for character in text { press(.character(character)) } }

  /// Waits until all the texts are on the screen together.
  @discardableResult
  func wait(for texts: String..., location: SourceLocation = #_sourceLocation) throws -> String {
    let end = ContinuousClock.now + .seconds(180)
    while ContinuousClock.now < end {
      let shown = terminal.text
      if texts.allSatisfy({ shown.contains($0) }) { return shown }
      terminal.waitForFrame()
    }
    Issue.record("\(texts) is not on the screen:\n\(terminal.text)", sourceLocation: location)
    throw Missing(what: "\(texts)", screen: terminal.text)
  }

  /// How it was left, and the screen as it was then.
  func end() throws -> (end: RunEnd, screen: Session.Shown) {
    guard done.wait(timeout: .now() + .seconds(180)) == .success, let made = result.withLock({ $0 }) else {
      throw Missing(what: "the end", screen: terminal.text)
    }
    return try made.get()
  }
}
