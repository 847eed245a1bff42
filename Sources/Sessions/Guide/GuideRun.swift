import Screens
import Terminal

/// A text to be read on a terminal: a guide.
package struct GuideRun {
  private let title: String
  private let text: String

  /// - Parameter text: lines; those that do not fit are wrapped by the screen.
  package init(title: String, text: String) {
    self.title = title
    self.text = text
  }

  /// Runs until the person leaves.
  package func run() throws -> RunEnd {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    return try show(on: terminal)
  }

  /// The same on a terminal that is open already.
  package func show(on terminal: any TerminalDevice, _ executor: Executor = .inPlace) throws -> RunEnd {
    var loop = ScreenLoop(
      ReadingScreen(title: title, size: terminal.size), on: terminal, GuideSession(text: text), executor)
    return try loop.run()
  }
}

private struct GuideSession: ScreenSession {
  typealias Shown = ReadingScreen

  let text: String

  func carryOut(_ request: ReadingRequest) -> SessionStep<String> {
    switch request {
    case .text: .answer(text)
    }
  }

  func farewell(toUnfinished answer: String?) -> SafeText? { nil }
}
