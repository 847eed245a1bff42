import ArgumentParser
import Foundation
import Screens
import Sessions
import Store
import Study
import Terminal

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Label what is assigned to you; everything is saved as you go, and you can stop at any moment.")

  @OptionGroup var study: StudyOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Your name in the study. Not needed on a packed file, nor where your account is called the same.",
      valueName: "name"))
  var annotator: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("How many you set out to do now: the screen says when they are done.", valueName: "n"))
  var stopAfter: Int?

  @Option(
    name: .customLong("key-map"),
    help: ArgumentHelp(
      "Your own keys, as `demur keys --names` lists them; $DEMUR_KEYS if none is named. Not with --locked.",
      valueName: "file"))
  var keyMap: String?

  @Flag(name: .long, help: "Lines of text and typed answers, for screen readers and braille displays.")
  var plain = false

  @Flag(
    name: .long,
    help: "For a forced command on a shared account: no editor, no suspending, no core files, no paths in messages.")
  var locked = false

  @OptionGroup(visibility: .hidden) var picture: PictureOptions

  func validate() throws {
    guard !locked || study.study != nil else { throw ValidationError("--locked: name the study with --study PATH.") }
    guard !locked || annotator != nil else {
      throw ValidationError("--locked: name the annotator with --annotator NAME.")
    }
    if let stopAfter, stopAfter < 1 { throw ValidationError("--stop-after \(stopAfter): at least 1.") }
    guard !locked || keyMap == nil else { throw ValidationError("--locked reads no file of keys.") }
    guard !locked || picture.screenshot == nil else { throw ValidationError("--locked writes no pictures.") }
  }

  func run() throws {
    try ForgetfulMemory.begin(for: try study.path())
    let file = try study.open(warnsOfSharing: !locked)
    let session = try AnnotatorSession(
      file, annotator: try name(in: file), isLocked: locked, goal: stopAfter, keys: try ownKeys())
    if let path = picture.screenshot {
      return try picture.take(path, of: "demur annotate") { try ScreenRun(session).show(on: $0, .inPlace) }
    }
    let end = try label(in: session)
    if end.code != 0 { throw ExitCode(end.code) }
    if !end.isStuck { try sayHead(of: file) }
  }

  /// Behind a forced command nobody can type `--plain`: a terminal that cannot be drawn on gets lines of text there.
  private func label(in session: AnnotatorSession) throws -> RunEnd {
    guard !plain else { return try PlainRun(session).run(say: Output.lines) }
    do {
      return try ScreenRun(session).run(say: Output.lines)
    } catch let error as TerminalError where locked {
      guard let reason = error.wordsOnType else { throw error }
      Output.lines([
        "No screen can be drawn here (\(reason)), so the work comes as lines of text.",
        "For the screen, name a type where you connect from, as in TERM=xterm ssh …", "",
      ])
      return try PlainRun(session).run(say: Output.lines)
    }
  }

  /// The person's own keys, which fit those of the study.
  private func ownKeys() throws -> KeyMap {
    let named = keyMap ?? ProcessInfo.processInfo.environment["DEMUR_KEYS"].flatMap { $0.isEmpty ? nil : $0 }
    guard !locked, let named else { return KeyMap() }
    return try KeysCommand.read(named, on: KeyMap(), isWhole: false)
  }

  /// Who labels: whom the command line names, or whom the file and the account leave no doubt about.
  private func name(in file: StudyFile) throws -> String {
    if let annotator { return annotator }
    let account = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
    if let name = try file.presumedAnnotator(account: account) { return name }
    throw Failure.usage(
      "who are you in this study? Name yourself: demur annotate --annotator NAME. (It can be left out on a packed file, and "
        + "where your account is called as you are in the study\(account.map { "; yours is called \($0)" } ?? "").)")
  }

  /// Nobody who leaves waits for it.
  private func sayHead(of file: StudyFile) throws {
    guard file.isInPlace else { return }
    file.patience.limit = .milliseconds(300)
    do {
      Output.done("The file's head is \(try file.head())")
    } catch StoreError.busy {
      Output.done("Its head is not shown, since another program keeps the file locked just now.")
    }
  }
}
