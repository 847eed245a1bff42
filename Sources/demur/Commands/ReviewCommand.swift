import ArgumentParser
import Foundation
import Screens
import Store
import Study
import Terminal

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Where annotators differ, why, and what becomes of it: the authors' screen.",
    discussion: """
      Opens with the instances that are ambiguous in either formulation, the most ambiguous first. Annotators' names are \
      hidden until `i` is pressed. Decisions are saved at once, can be undone, and change no label.
      A second author who codes on their own uses --second, which hides what others decided; --share 0.2 lists a seeded \
      fifth of the instances only.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var perspective: PerspectiveOptions
  @OptionGroup var picture: PictureOptions

  @Option(help: ArgumentHelp("Open this instance first.", valueName: "id"))
  var open: String?

  func run() throws {
    let session = try ReviewSession(study.open(), perspective.perspective)
    let run = ReviewRun(session, filter: perspective.filter(.standard), open: try number(in: session.table))
    if let path = picture.screenshot {
      try picture.take(path, of: "demur review") { _ = try run.show(on: $0) }
    } else {
      let code = try run.run()
      if code != 0 { throw ExitCode(code) }
    }
  }

  private func number(in table: ReviewTable) throws -> Int? {
    guard let open else { return nil }
    guard let number = table.number(of: InstanceKey(open)) else {
      throw Failure.message("--open \(open): there is no such instance in this study. Check the id.")
    }
    return number
  }
}

/// Who reviews, and what of the study they see.
struct PerspectiveOptions: ParsableArguments {
  @Option(help: "Your name as an author; $DEMUR_AUTHOR, or else your login name.")
  var author: String?

  @Flag(help: "Code as a second author: what others decided is hidden.")
  var second = false

  @Option(help: ArgumentHelp("Only a seeded share of the instances, above 0 and at most 1.", valueName: "share"))
  var share: Double?

  @Option(help: "The Δ from which an instance is ambiguous, 1 to 4; the study's if none is given.")
  var threshold: Int?

  func validate() throws {
    if let threshold, !(1...4).contains(threshold) {
      throw ValidationError("\(ReviewError.thresholdOutOfRange(String(threshold)))")
    }
    if let share, !(share > 0 && share <= 1) { throw ValidationError("--share: above 0, at most 1, as in 0.2.") }
  }

  var perspective: ReviewPerspective {
    let environment = ProcessInfo.processInfo.environment
    let name = [author, environment["DEMUR_AUTHOR"], environment["USER"], environment["LOGNAME"]]
      .compactMap(\.self).first { !$0.isEmpty }
    return ReviewPerspective(author: name ?? "author", isBlind: second, share: share, threshold: threshold)
  }

  /// The filter, within the share if there is one.
  func filter(_ filter: ReviewFilter) -> ReviewFilter {
    var filter = filter
    filter.isInShare = share != nil
    return filter
  }
}
