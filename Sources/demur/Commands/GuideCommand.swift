import ArgumentParser
import Foundation
import Guides
import Sessions
import Terminal

struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Read a guide: for annotators, authors, whoever runs the machine; statistics, formats, models.",
    discussion: "On a terminal it opens as a page to read; in a pipe it is printed as Markdown. It needs no network.")

  @Argument(help: "Which one; without it they are listed.")
  var topic: String?

  func run() throws {
    guard let topic else { return list() }
    guard let guide = Guides.all.first(where: { $0.topic == topic }) else {
      let near = Suggestion.nearest(to: topic, among: Guides.all.map(\.topic))
      let remedy = Suggestion.sentence(near.map { "demur guide \($0)" }) ?? "`demur guide` lists them."
      throw Failure.usage("there is no guide called `\(topic)`. \(remedy)")
    }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return Output.data(guide.text) }
    do {
      let text = GuideText.lines(of: guide.text).joined(separator: "\n")
      let end = try GuideRun(title: guide.title, text: text).run()
      if end.code != 0 { throw ExitCode(end.code) }
    } catch is TerminalError {
      // A terminal that cannot be drawn on gets the lines.
      Output.data(guide.text)
    }
  }

  private func list() {
    let width = Guides.all.map(\.topic.count).max() ?? 0
    for guide in Guides.all {
      Output.line(SafeText("  \(guide.topic.padding(toLength: width, withPad: " ", startingAt: 0))  \(guide.title)"))
    }
    Output.done("Next: demur guide TOPIC")
  }
}
