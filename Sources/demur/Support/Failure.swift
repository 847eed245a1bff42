import ArgumentParser
import Foundation
import Terminal

/// How a command ends that does not end well. The exit codes are those of the guide for authors: 1 error, 2 usage, 3 a gate failed,
/// 130 interrupted.
enum Failure: Error {
  case message(String)
  case usage(String)
  case gate(String)

  var code: Int32 {
    switch self {
    case .message: 1
    case .usage: 2
    case .gate: 3
    }
  }

  var text: String {
    switch self {
    case .message(let text), .usage(let text), .gate(let text): text
    }
  }

  /// Prints one message to stderr and ends the program.
  static func exit(with error: any Error, of root: any ParsableCommand.Type) -> Never {
    switch error {
    case let failure as Failure: leave("demur: \(failure.text)", code: failure.code)
    case let error as TerminalError: leave("demur: \(error)", code: 2)
    case let code as ExitCode: Foundation.exit(code.rawValue)
    default: break
    }
    if root.exitCode(for: error) == .validationFailure {
      let parser = root.fullMessage(for: error)
      leave(Misspelling.message(EverywhereFlags.words, of: CommandTree(root: root), parser: parser) ?? parser, code: 2)
    }
    if root.exitCode(for: error) == .success {
      let text = root.fullMessage(for: error)
      if !text.isEmpty {
        Output.data(Examples.completing(text, of: CommandTree(root: root)) + (text.hasSuffix("\n") ? "" : "\n"))
      }
      Foundation.exit(0)
    }
    leave("demur: \(error)", code: 1)
  }

  private static func leave(_ message: String, code: Int32) -> Never {
    for line in Lockdown.shown(message).split(separator: "\n", omittingEmptySubsequences: false) {
      Output.error(SafeText(line))
    }
    Foundation.exit(code)
  }
}
