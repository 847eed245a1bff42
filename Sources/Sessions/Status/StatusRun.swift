import Screens
import Store
import Terminal

/// The status of a study on a terminal, read again whenever another program writes, and from there the instances behind a
/// line and back.
package struct StatusRun {
  let file: StudyFile
  let review: (StatusSubject) throws -> ReviewRun

  /// - Parameter review: the review of what stands behind a line.
  package init(_ file: StudyFile, review: @escaping (StatusSubject) throws -> ReviewRun) {
    self.file = file
    self.review = review
  }

  /// Runs until the author leaves; the exit code.
  package func run() throws -> Int32 {
    let terminal = try CursesTerminal()
    defer { terminal.close() }
    let choice = Choice()
    while true {
      if let code = try show(on: terminal, choice) { return code }
      guard let subject = choice.subject else { return choice.wasInterrupted ? 130 : 0 }
      do {
        if case .ended(let code) = try review(subject).show(on: terminal) { return code }
      } catch {
        let reason = "\(error)"
        choice.notice = "Not shown: \(reason)"
      }
    }
  }

  /// The exit code if the program has to end.
  private func show(on terminal: CursesTerminal, _ choice: Choice) throws -> Int32? {
    var version = try file.dataVersion
    let watch = ScreenLoop<StatusScreen>.Watch(every: 1_000) {
      let now = try file.dataVersion
      guard now != version else { return nil }
      version = now
      return try lines
    }
    let screen = StatusScreen(try lines, size: terminal.size, marked: choice.subject, notice: choice.notice)
    choice.clear()
    var loop = ScreenLoop(screen: screen, terminal: terminal, watch: watch) { request in
      switch request {
      case .interrupt: choice.wasInterrupted = true
      case .instances(let subject): choice.subject = subject
      }
      return .leave
    }
    if case .ended(let code) = try loop.run() { return code }
    return nil
  }

  /// How the screen was left; a class because the loop's closure outlives the assignment.
  private final class Choice {
    var subject: StatusSubject?
    var wasInterrupted = false
    var notice: SafeText?

    func clear() {
      subject = nil
      notice = nil
    }
  }

  private var lines: [StatusLine] {
    get throws { StatusText(status: try StatusReader.read(file)).lines }
  }
}
