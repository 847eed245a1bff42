import Dispatch
import Screens
import Synchronization
import Terminal

/// Tells whoever waits for an answer what it will be, while it becomes safe, and when it is there.
///
/// A class, since two threads share it.
final class Foretold<Answer: Sendable>: Sendable {
  private let answer = Mutex<Answer?>(nil)
  private let news = DispatchSemaphore(value: 0)

  /// Tells what the answer will be if nothing fails any more.
  func tell(_ answer: Answer) {
    self.answer.withLock { $0 = answer }
    news.signal()
  }

  /// Tells that the answer is there.
  func end() { news.signal() }

  /// Whether there was something new before the time; the answer that was foretold, if that is what is new.
  func wait(until time: DispatchTime) -> Bool { news.wait(timeout: time) == .success }

  /// What was foretold since it was asked last.
  func take() -> Answer? {
    answer.withLock { answer in
      defer { answer = nil }
      return answer
    }
  }
}

/// What a screen becomes by an answer that is not certain yet: made while it is waited for, shown only when it is certain.
struct Ahead<Shown: Screen> {
  let answer: Shown.Answer
  private(set) var screen: Shown
  let effects: [Effect<Shown.Request>]
  let frame: Frame

  init(_ answer: Shown.Answer, on screen: Shown, in size: Size) {
    self.answer = answer
    self.screen = screen
    effects = self.screen.update(.answer(answer))
    frame = self.screen.view(in: size)
  }
}
