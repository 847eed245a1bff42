import ArgumentParser
import Foundation
import Store
import Study
import Terminal

/// Who reviews, and what of the study they see.
struct PerspectiveOptions: ParsableArguments {
  @Option(help: "Your name as an author; $DEMUR_AUTHOR, or else your login name.")
  var author: String?

  @Flag(
    name: [.customLong("second-coder"), .customLong("second")],
    help: "Code as a second author: what others decided is hidden.")
  var second = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only a seeded share of the instances, above 0 and at most 1.", valueName: "share"))
  var share: Double?

  @Option(
    parsing: .unconditional, help: "The Δ from which an instance is ambiguous, 1 to 4; the study's if none is given.")
  var threshold: Int?

  func validate() throws {
    if let threshold, !(1...4).contains(threshold) {
      throw ValidationError("\(ReviewError.thresholdOutOfRange(String(threshold)))")
    }
    let environment = ProcessInfo.processInfo.environment
    if let author { try Self.check(author, "--author") }
    if let author = environment["DEMUR_AUTHOR"], !author.isEmpty { try Self.check(author, "$DEMUR_AUTHOR") }
    // On a shared login both authors would be one, and see each other's codes as their own.
    if second, author == nil, environment["DEMUR_AUTHOR"]?.isEmpty ?? true {
      throw ValidationError("--second-coder needs a name of its own, as in --author bob.")
    }
    if let share, !(share > 0 && share <= 1) { throw ValidationError("--share: above 0, at most 1, as in 0.2.") }
  }

  private static func check(_ author: String, _ source: String) throws {
    let safe = SafeText(author)
    guard (1...200).contains(author.utf8.count), safe.description.utf8.elementsEqual(author.utf8) else {
      throw ValidationError("\(source): a name of 1 to 200 bytes without control or invisible characters.")
    }
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
