import ArgumentParser
import Foundation
import Screens
import Store
import Study
import Terminal

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Label what is assigned to you; everything is saved as you go, and you can stop at any moment.")

  @OptionGroup var study: StudyOptions

  @Option(name: .long, help: "Your name in the study.")
  var annotator: String

  @Flag(name: .long, help: "Lines of text and typed answers, for screen readers and braille displays.")
  var plain = false

  @Flag(name: .long, help: "For a shared account: no editor, no suspending.")
  var locked = false

  @OptionGroup var picture: PictureOptions

  func run() throws {
    let file = try study.open()
    let session = try AnnotatorSession(file, annotator: annotator, isLocked: locked)
    if let path = picture.screenshot {
      return try picture.take(path, of: "demur annotate") { _ = try ScreenRun(session).show(on: $0) }
    }
    let code = plain ? try PlainRun(session).run() : try ScreenRun(session).run()
    if code != 0 { throw ExitCode(code) }
    Output.line("The file's head is \(try file.head())")
  }
}
