import Screens
import Store
import Terminal

/// What stands behind a screen: carries out what it asks for, and looks for what others did.
///
/// Called from one thread at a time, seldom the screen's own. Nothing throws into a screen: a failure is an answer.
package protocol ScreenSession: Sendable {
  associatedtype Shown: Screen

  /// Carries out what the screen asks for; nothing is answered before it is committed.
  func carryOut(_ request: Shown.Request) -> SessionStep<Shown.Answer>

  /// The same, for a screen that gets ready meanwhile.
  ///
  /// - Parameter foretell: may be called, with what the answer will be if nothing fails any more. It is shown to nobody until
  ///   it is the answer.
  func carryOut(_ request: Shown.Request, foretell: (Shown.Answer) -> Void) -> SessionStep<Shown.Answer>

  /// What happened elsewhere that the screen has to know; nil where that is nothing, or could not be found out just now.
  func look() -> Shown.Answer?

  /// How often to look; nil for never.
  var lookInterval: Milliseconds? { get }

  /// What an answer is waited for from.
  var source: WaitingSource { get }

  /// What is being waited for, to be told when nobody wants to wait any longer; nil where nothing is.
  var patience: BusyPatience? { get }

  /// What to tell whoever left before an answer came.
  ///
  /// - Parameter answer: what came of the request in the end; nil where even that could not be waited for.
  func farewell(toUnfinished answer: Shown.Answer?) -> SafeText?
}

extension ScreenSession {
  package func carryOut(_ request: Shown.Request, foretell: (Shown.Answer) -> Void) -> SessionStep<Shown.Answer> {
    carryOut(request)
  }

  package func look() -> Shown.Answer? { nil }
  package var lookInterval: Milliseconds? { nil }
  package var patience: BusyPatience? { nil }
  package var source: WaitingSource { .file }

  package func farewell(toUnfinished answer: Shown.Answer?) -> SafeText? {
    answer == nil
      ? "What was asked for last may have been done or not: the study's file did not answer. Look when you come back."
      : nil
  }
}

/// What a request leads to.
package enum SessionStep<Answer: Sendable>: Sendable {
  case answer(Answer)
  /// The screen is left; what comes next is the session's to say.
  case leave
}
