import ArgumentParser
import Foundation
import Terminal

extension Failure {
  /// Prints one message to stderr and ends the program.
  static func exit(with error: any Error, of root: any ParsableCommand.Type) -> Never {
    if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
    if let (report, text) = report(of: error, EverywhereFlags.words, root) {
      Output.end(with: report, saying: HelpText.wrapping(text))
    }
    let text = HelpText.wrapping(root.fullMessage(for: error, columns: HelpText.columns))
    if !text.isEmpty { Output.help(Examples.completing(text, of: CommandTree(root: root))) }
    Foundation.exit(0)
  }

  /// What is said of an error, to programs and to people; nil where it is none, but a help that was asked for.
  static func report(
    of error: any Error, _ words: [String], _ root: any ParsableCommand.Type
  ) -> (report: ErrorReport, text: String)? {
    switch error {
    case let failure as Failure:
      let isStopped = if case .stopped = failure { true } else { false }
      return (ErrorReport(failure), isStopped ? failure.text : "demur: \(failure.text)")
    case is TerminalError: return (ErrorReport(error), "demur: \(error)")
    default: break
    }
    switch root.exitCode(for: error) {
    case .success: return nil
    case .validationFailure:
      let parser = root.fullMessage(for: error)
      let text = Misspelling.message(words, of: CommandTree(root: root), parser: parser) ?? parser
      // The usage that follows is the remedy.
      let lines = text.split(separator: "\n").map(String.init)
      let first = lines.first ?? text
      let said =
        ["Error: ", "demur: "].first { first.hasPrefix($0) }.map { String(first.dropFirst($0.count)) } ?? first
      var report = ErrorReport(.usage, exit: 2, text: said)
      if report.place == nil, let option = report.message.firstMatch(of: /'(--[a-z0-9-]+)/) {
        report.place = .option(String(option.1))
      }
      if report.remedy == nil, lines.count > 1 { report.remedy = lines.dropFirst().joined(separator: " ") }
      return (report, text)
    default: return (ErrorReport(error), "demur: \(error)")
    }
  }
}
