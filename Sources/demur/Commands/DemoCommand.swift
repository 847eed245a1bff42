import ArgumentParser
import CProcess
import Foundation
import Screens
import Sessions
import Store
import Study
import Terminal

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Try demur on a throw-away study: 48 short dialogues, and two simulated annotators beside you.")

  @Flag(name: .long, help: "Lines of text and typed answers, for screen readers and braille displays.")
  var plain = false

  @Option(name: .long, help: ArgumentHelp("Keep the study as this file.", valueName: "path"))
  var keep: String?

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "demur-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // What a signal ends leaves nothing behind either; the folder comes first, since what lies in it has to go before it.
    let study = folder.appending(path: "demo.demur").path(percentEncoded: false)
    for leftover in [folder.path(percentEncoded: false), study, "\(study)-journal"] { demur_leftover_add(leftover) }
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try DemoStudy.make(at: keep ?? study)
    let session = try AnnotatorSession(file, annotator: DemoStudy.you, isLocked: false)
    let run =
      plain ? try PlainRun(session).run(say: Output.lines) : try DemoRun(file, session, version: Version.current).run()
    let code = run.code
    if let keep {
      Output.done("The study is kept as \(keep): demur annotate --study \(keep) --annotator \(DemoStudy.you)")
    }
    if code != 0 {
      try? FileManager.default.removeItem(at: folder)
      throw ExitCode(code)
    }
  }
}
