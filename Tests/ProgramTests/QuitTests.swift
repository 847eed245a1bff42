import Foundation
import Testing

@testable import LoopbackModels

/// SIGQUIT and Ctrl-\ end the program, whatever it is doing, and nothing shows what is in its memory.
@Suite(.serialized) struct QuitTests {
  /// What the runtime's backtracer would be told from outside.
  private static let wishes = [
    "", "SWIFT_BACKTRACE=enable=yes", "SWIFT_BACKTRACE=enable=tty,interactive=yes,color=no",
    "SWIFT_BACKTRACE=enable=yes,swift-backtrace=/bin/echo",
  ]
  private static let prompts = ["Backtrac", "Program crashed", "Press space", "--unwind", "💣", "***"]

  /// Ends a program on a terminal once `text` is shown, by the key or the signal; what was printed.
  private func quit(
    _ command: String, in folder: Folder, after text: String?, byKey: Bool, location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let terminal = try Tmux("\(command); code=$?; stty -a; (exit $code)", in: folder)
    let process = try RunningProgram(with: "small.demur", in: folder)
    if let text { try terminal.wait(for: text) }
    if byKey { try terminal.press("C-\\") } else { kill(process.id, SIGQUIT) }
    #expect(try terminal.waitForExit() == 131, sourceLocation: location)
    let printed = try terminal.wait(for: "icanon")
    // `-icanon` and `-echo` are how a terminal stands that nobody gave back.
    #expect(!printed.contains("-icanon") && !printed.contains("-echo "), "\(printed)", sourceLocation: location)
    for prompt in Self.prompts {
      #expect(!printed.contains(prompt), "\(prompt): \(printed)", sourceLocation: location)
    }
    return printed
  }

  @Test(arguments: wishes, [false, true])
  func `before there is a screen it ends at once, and no backtracer asks what to show`(
    wish: String, isLocked: Bool
  ) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    // It waits for the file, for ten seconds at most.
    let lock = try StudyLock(folder.file("small.demur"))
    defer { withExtendedLifetime(lock) {} }
    let flag = isLocked ? " --locked" : ""
    let command = "env \(wish) \(Program.path) annotate --study small.demur --annotator ann\(flag)"
    let printed = try quit(command, in: folder, after: nil, byKey: true)
    #expect(!printed.contains("10 seconds"))
  }

  @Test func `with an empty environment too`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let lock = try StudyLock(folder.file("small.demur"))
    defer { withExtendedLifetime(lock) {} }
    let command = "env -i \(Program.path) annotate --study small.demur --annotator ann --plain"
    _ = try quit(command, in: folder, after: nil, byKey: true)
  }

  @Test func `on the screen, and after it was left`() throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let command = "\(Program.path) annotate --study small.demur --annotator ann"
    _ = try quit(command, in: folder, after: "1 of 4", byKey: false)
    let terminal = try Tmux("\(command); code=$?; stty -a; (exit $code)", in: folder)
    try terminal.wait(for: "1 of 4")
    try terminal.press("q")
    try terminal.wait(for: "good place to stop")
    // What is printed at the very end is read from the file.
    let lock = try StudyLock(folder.file("small.demur"))
    defer { withExtendedLifetime(lock) {} }
    try terminal.press("q")
    try terminal.wait(for: "All of it is saved on this machine")
    try terminal.press("C-\\")
    #expect(try terminal.waitForExit() == 131)
    #expect(try !terminal.screen.contains("-icanon"))
  }

  @Test(arguments: [true, false]) func `in lines of text`(byKey: Bool) throws {
    let folder = try Folder()
    try SmallStudy.make(in: folder, instances: 2)
    let command = "\(Program.path) annotate --study small.demur --annotator ann --plain"
    _ = try quit(command, in: folder, after: "1 of 4", byKey: byKey)
  }

  @Test func `while a model is asked`() throws {
    let loopback = try LoopbackServer { _ in .stall }
    defer { loopback.stop() }
    let study = try LabelStudy(2)
    let terminal = try Tmux(
      "\(Program.path) label --server \(loopback.address) --method perplexity; (exit $?)", in: study.folder)
    try Wait.until("the first request") { !loopback.paths.isEmpty }
    try terminal.press("C-\\")
    #expect(try terminal.waitForExit() == 131)
    for prompt in Self.prompts { #expect(try !terminal.screen.contains(prompt), "\(prompt)") }
  }
}
