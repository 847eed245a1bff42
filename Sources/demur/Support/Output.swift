import Foundation
import Renderings
import Study
import Terminal

/// Everything that a command prints: data to stdout, messages to stderr, made safe on its way to a terminal.
enum Output {
  /// A line to stdout.
  static func line(_ text: SafeText = "") {
    if EverywhereFlags.ofProcess.isJSON { return JSONAnswer.say(text.description) }
    write(text.description + "\n", to: .standardOutput)
  }

  /// Lines to stdout.
  static func lines(_ texts: some Sequence<SafeText>) { texts.forEach { line($0) } }

  /// A line on what a command did, or what comes next. Nobody asked for it where there is --quiet.
  static func done(_ text: SafeText) { done(lines: [text]) }

  static func done(lines texts: some Sequence<SafeText>) { if !EverywhereFlags.ofProcess.isQuiet { lines(texts) } }

  /// A line to stderr on what was taken, left out, or is to be known. Nobody asked for it where there is --quiet.
  static func note(_ text: SafeText) { if !EverywhereFlags.ofProcess.isQuiet { error(text) } }

  /// A line to stderr: an error, which --quiet leaves in.
  static func error(_ text: SafeText) {
    if EverywhereFlags.ofProcess.isJSON { return JSONAnswer.say(Lockdown.shown(text.description)) }
    write(Lockdown.shown(text.description) + "\n", to: .standardError)
  }

  /// The value that a program asked for.
  static func json(_ tree: FigureTree) { data(JSONRendering.render(tree)) }

  /// Ends the program with a line of JSON on stderr where a program reads it, otherwise with the text.
  static func end(with report: ErrorReport, saying text: String) -> Never {
    if EverywhereFlags.ofProcess.isJSON {
      write(report.json + "\n", to: .standardError)
    } else {
      for line in Lockdown.shown(text).split(separator: "\n", omittingEmptySubsequences: false) {
        error(SafeText(line))
      }
    }
    Foundation.exit(report.exit)
  }

  /// The lines that were said to people, where a program reads and got nothing else.
  static func finish() {
    guard EverywhereFlags.ofProcess.isJSON, let answer = JSONAnswer.unsaid else { return }
    json(answer)
  }

  /// What the program says of itself; its lines, where a program reads.
  static func help(_ text: String) {
    let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard EverywhereFlags.ofProcess.isJSON else { return data(text + "\n") }
    json(["said": .list(text.split(separator: "\n", omittingEmptySubsequences: false).map { .text(String($0)) })])
  }

  /// Text to stdout as it is, for programs that read it; on a terminal made safe.
  static func data(_ text: String) { write(forStandardOutput(text), to: .standardOutput) }

  /// A whole number of lines as stdout may get them: as they are where a program reads them, safe on a terminal.
  static func forStandardOutput(_ text: String) -> String {
    JSONAnswer.noteData()
    guard isatty(1) == 1 else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText($0).description }
      .joined(separator: "\n")
  }

  private static func write(_ text: String, to output: PlainOutput) {
    let isData = output == .standardOutput
    do {
      // Where the reader has gone, as in `demur … | head`, there is nobody left to tell.
      if try output.write(Array(text.utf8)) == .nobodyReads { Foundation.exit(isData ? 0 : 1) }
    } catch {
      let text = fault(error)
      if isData { end(with: ErrorReport(Failure.message(text)), saying: "demur: \(text)") }
      Foundation.exit(1)
    }
  }

  /// What is said when output cannot be written.
  static func fault(_ error: TerminalError) -> String {
    let reason = if case .failed(_, let reason) = error { reason } else { "\(error)" }
    return "the output could not be written to its end: \(reason)."
  }
}
