import Basics
import ArgumentParser
import Datasets
import Foundation
import Interchange
import Sessions
import Store
import Study
import Terminal

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new study.",
    discussion: "demur brings consent, guidelines and six practice instances; bring your own with the options.")

  @Argument(help: "The study's name: NAME.demur is made in this folder. A path is taken as it is.")
  var name: String

  @Option(help: "A title for people; the name if none is given.")
  var title: String?

  @Option(
    parsing: .unconditional,
    help: """
      The seed of draws, coins, assignment and orders; drawn and printed if none is given. Annotators must not know it: it \
      tells A from B and who has what. A small one of your own can be guessed from the order of a packed file's work.
      """)
  var seed: UInt64?

  @Option(help: "single-first, preference-first, counterbalanced, single or preference.")
  var formulations: Formulations = .singleThenPreference

  @Option(help: "The words at the ends of the rating scale, for example 'low quality,high quality'.")
  var anchors: String?

  @Option(parsing: .unconditional, help: "\(ThresholdOption.help).")
  var threshold: Int = Disagreement.defaultThreshold

  @Option(parsing: .unconditional, help: "Annotators an instance.")
  var perInstance: Int = 2

  @Option(parsing: .unconditional, help: "The most contexts one annotator gets.")
  var quota: Int?

  @Option(parsing: .unconditional, help: "Days between the two formulations; fractions are allowed.")
  var washout: Double = 7

  @Option(help: "Which response stands first: shuffled, or data (A first).")
  var positions: Positions = .shuffled

  @Option(parsing: .unconditional, help: "Per cent of the work that is served again unannounced, 0 to 50.")
  var repeats: Double = 0

  @Option(
    name: .customLong("guard"), parsing: .unconditional,
    help: """
      Milliseconds after a new text for which a label key is not taken, 0 to 5000. 0 takes every key as it comes, also those of a \
      key that is held down.
      """)
  var guardTime: Int = 300

  @Flag(help: "Let annotators see what differs between the responses; it steers them towards surface overlap.")
  var showDifferences = false

  @Option(
    help: """
      How texts are shown: rendered (as Markdown reads; the key m shows them as they were written), raw, or one of them fixed: \
      rendered-only, raw-only.
      """)
  var text: TextFormRule = .rendered

  @Option(
    help: """
      What annotators may change of what they gave: session (since they started the program), formulation (all of the one at \
      which they are), or never (only the last one, by undo).
      """)
  var revise: Revision = .formulation

  @Option(
    name: .customLong("key-map"),
    help: ArgumentHelp("Keys of the study's own, as `demur keys --names` lists them.", valueName: "file"))
  var keyMap: String?

  @Option(parsing: .unconditional, help: "Speak of a break after so many labels in a row; never if none is given.")
  var breakEvery: Int?

  @OptionGroup var asked: GroundsOptions

  @Flag(help: "Serve the practice again to everybody who reads guidelines that were changed.")
  var practiceAgain = false

  @Option(help: "Whom annotators can turn to, for example a name and an address; the consent page names them.")
  var contact: String?

  @Option(
    help: ArgumentHelp(
      "The study's own questions to annotators, before the first label and after the last; one a line.",
      valueName: "file"))
  var questions: String?

  @Option(help: ArgumentHelp("A consent text; 'none' asks for none.", valueName: "file"))
  var consent: String?

  @Option(help: ArgumentHelp("Guidelines; 'none' shows none.", valueName: "file"))
  var guidelines: String?

  @Option(help: ArgumentHelp("Practice instances as JSONL with answers; 'none' has none.", valueName: "file"))
  var practice: String?

  @Option(help: ArgumentHelp("A code book for reviewing, as `demur codebook` shows it.", valueName: "file"))
  var codebook: String?

  func validate() throws {
    // `.demur` and `..demur` are files that no listing shows.
    let last = name.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard last != ".demur", last.contains(where: { $0 != "." }) else {
      throw ValidationError("'\(name)' names no study: give it a name, as in `demur init mystudy`.")
    }
    try ThresholdOption.check(threshold)
    guard perInstance >= 1 else { throw ValidationError("--per-instance \(perInstance): at least 1.") }
    guard washout.isFinite, (0...3650).contains(washout) else {
      throw ValidationError("--washout \(washout): days, from 0 to 3650.")
    }
    guard (0...50).contains(repeats) else { throw ValidationError("--repeats \(repeats): per cent, from 0 to 50.") }
    guard (0...5000).contains(guardTime) else { throw ValidationError("--guard \(guardTime): from 0 to 5000.") }
    if let breakEvery, breakEvery < 1 { throw ValidationError("--break-every \(breakEvery): at least 1.") }
    _ = try asked.rule()
    if let quota, quota < 1 { throw ValidationError("--quota \(quota): at least 1.") }
  }

  func run() throws {
    let path = name.hasSuffix(".demur") ? name : name + ".demur"
    let settings = try settings(path)
    let practice = try practiceInstances()
    let book = try codebook.map { try CodebookCommand.read($0) }
    let file = try StudyFile.create(at: path, settings: settings, practice: practice)
    if let book { try file.change(codeBook: book) }
    try file.close()
    let contactLine: SafeText? =
      settings.contact == nil
      ? "No contact is named: annotators are not told whom to turn to. --contact says who, when the study is made."
      : nil
    Output.done(
      lines: [
        "Made \(path): \(settings.title).",
        "Seed \(String(settings.seed)), \(settings.formulations.rawValue), \(counted(settings.annotatorsPerInstance, "annotator")) an instance, "
          + "ambiguous from Δ \(settings.threshold), washout \(NumberText.plain(settings.washoutDays)) \(settings.washoutDays == 1 ? "day" : "days"), \(counted(practice.count, "practice instance")).",
        contactLine,
        "Next: demur import --subset NAME=FILE … --take N",
      ].compactMap(\.self))
  }

  private func settings(_ path: String) throws -> StudySettings {
    let stem = URL(filePath: path).deletingPathExtension().lastPathComponent
    var settings = StudySettings(title: title ?? stem, seed: seed ?? UInt64.random(in: 0..<1 << 53))
    settings.formulations = formulations
    settings.threshold = threshold
    settings.annotatorsPerInstance = perInstance
    settings.quota = quota
    settings.washoutDays = washout
    settings.positions = positions
    settings.repeatShare = repeats / 100
    settings.guardMilliseconds = guardTime
    settings.showsDifferences = showDifferences
    settings.textForm = text
    settings.revision = revise
    settings.breakEvery = breakEvery
    settings.keys = try keyMap.map { try KeysCommand.read($0, on: .hands) } ?? .hands
    settings.asked = try asked.rule()
    settings.practisesAgain = practiceAgain
    settings.contact = contact.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    settings.consent = try text(
      consent, standard: settings.contact == nil ? Datasets.consentWithoutContact : Datasets.consent)
    settings.questions = try questions.map(Self.questions)
    settings.guidelines = try text(
      guidelines, standard: settings.asked.asksOthers ? Datasets.guidelinesAskingForOthers : Datasets.guidelines)
    if let anchors {
      let words = anchors.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      guard words.count == 2 else {
        throw Failure.usage("--anchors '\(anchors)': two words or phrases, separated by a comma.")
      }
      settings.ratingAnchors = RatingAnchors(low: words[0], high: words[1])
    }
    return settings
  }

  /// The questions of a file; a message that names it where it cannot be used.
  private static func questions(_ path: String) throws -> StudyQuestions {
    do {
      return try StudyQuestions(text: try TextFile.read(path))
    } catch let fault as QuestionFault {
      throw Failure.file(path, "\(fault) `demur guide formats` has their form.")
    }
  }

  private func text(_ option: String?, standard: String) throws -> String? {
    guard let option else { return standard }
    if option == "none" { return nil }
    return try TextFile.read(option)
  }

  private func practiceInstances() throws -> [PracticeInstance] {
    guard let practice else { return try PracticeFile.read(Datasets.practice, name: "practice") }
    if practice == "none" { return [] }
    return try PracticeFile.read(path: practice)
  }
}

extension Formulations: ExpressibleByArgument {}
extension Positions: ExpressibleByArgument {}
extension TextFormRule: ExpressibleByArgument {}
extension Revision: ExpressibleByArgument {}
