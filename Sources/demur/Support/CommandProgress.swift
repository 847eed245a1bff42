import Dispatch
import Foundation
import Interchange
import Store
import Synchronization

/// How far a command is: a line on the terminal from half a second on, which goes away at the end; nothing in a pipe, and nothing with
/// --quiet or --json.
///
/// A class, since it is told from within transactions; the line is drawn beside them, also while one step takes long.
final class CommandProgress: Sendable {
  /// What is told of a step.
  struct Step: Sendable {
    /// What is being done: `Reading`.
    var name: String
    /// How much there is to do; nil where nobody knows.
    var total: Int?
    var done = 0
    /// What is counted, behind the numbers: ` MB`.
    var unit = ""
    /// Where the count is somebody else's.
    var measure: (@Sendable () -> Int)?

    /// - Parameters:
    ///   - seconds: since the step began.
    ///   - columns: the width of the terminal.
    func line(after seconds: Double, columns: Int) -> String {
      guard let total, total > 0 else { return "\(name) … \(ProgressLine.duration(seconds))" }
      let line = ProgressLine(done: min(measure?() ?? done, total), total: total, seconds: seconds, unit: unit)
      return "\(name) " + line.fitting(columns - name.count - 3)
    }
  }

  private struct State {
    var step: Step
    var begun = ContinuousClock.now
    var isOnScreen = false
    var isOver = false
  }

  private let state: Mutex<State>

  init(_ step: Step) {
    state = Mutex(State(step: step))
    if TerminalLine.isWatched { lookAgain(after: .milliseconds(500)) }
  }

  convenience init(_ name: String, total: Int? = nil) { self.init(Step(name: name, total: total)) }

  /// The bytes of files that are read from now on, of so many.
  convenience init(reading bytes: Int) {
    let start = BytesRead.count
    self.init(
      Step(name: "Reading", total: bytes >> 20, unit: " MB", measure: { (BytesRead.count - start) >> 20 }))
  }

  /// Tells how a step goes that has no parts to count.
  static func during<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    let progress = CommandProgress(name)
    defer { progress.finish() }
    return try body()
  }

  /// So many are done.
  func show(_ done: Int) { state.withLock { $0.step.done = done } }

  /// Goes on to another step.
  func tell(_ name: String) { tell(Step(name: name)) }

  func tell(_ step: Step) {
    state.withLock { state in
      if state.step.name != step.name { state.begun = .now }
      state.step = step
    }
  }

  /// How far a verification is.
  func tell(_ step: VerifyStep) {
    switch step {
    case .file: tell("Checking the file")
    case .events(let done, let total): tell(Step(name: "Checking events", total: total, done: done))
    case .contents: tell("Checking contents")
    }
  }

  /// Takes the line away, so that something else can be said; it comes again.
  func clear() { state.withLock { Self.clear(&$0) } }

  func finish() {
    state.withLock { state in
      state.isOver = true
      Self.clear(&state)
    }
  }

  private static func clear(_ state: inout State) {
    if state.isOnScreen { TerminalLine.clear() }
    state.isOnScreen = false
  }

  private func lookAgain(after pause: DispatchTimeInterval) {
    DispatchQueue.global().asyncAfter(deadline: .now() + pause) { [weak self] in
      guard let self, self.draw() else { return }
      self.lookAgain(after: .milliseconds(200))
    }
  }

  /// Whether it goes on.
  private func draw() -> Bool {
    state.withLock { state in
      guard !state.isOver else { return false }
      // Room for the ^C that a terminal writes itself.
      TerminalLine.draw(
        state.step.line(after: (ContinuousClock.now - state.begun).seconds, columns: TerminalLine.columns - 2))
      state.isOnScreen = true
      return true
    }
  }
}
