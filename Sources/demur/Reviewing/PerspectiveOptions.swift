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
    parsing: .unconditional, help: "\(ThresholdOption.help); the study's if none is given.")
  var threshold: Int?

  func validate() throws {
    try ThresholdOption.check(threshold)
    if let (name, source) = named, let fault = Self.fault(name) {
      throw ValidationError(
        "\(source): an author's name \(fault). Give your name, as in --author ann.")
    }
    // On a shared login both authors would be one, and see each other's codes as their own.
    if second, named.map({ !["--author", "$DEMUR_AUTHOR"].contains($0.source) }) ?? true {
      throw ValidationError("--second-coder needs a name of its own, as in --author bob.")
    }
    if let share, !(share > 0 && share <= 1) { throw ValidationError("--share: above 0, at most 1, as in 0.2.") }
  }

  /// Who decides, and what says so.
  private var named: (name: String, source: String)? {
    if let author { return (author, "--author") }
    let environment = ProcessInfo.processInfo.environment
    let variable = ["DEMUR_AUTHOR", "USER", "LOGNAME"].lazy.compactMap { key in
      environment[key].flatMap { $0.isEmpty ? nil : ($0, "$\(key)") }
    }.first
    return variable ?? Self.account.map { ($0, "the account") }
  }

  /// The name of the account that runs the program; nil where the system knows none for it.
  private static var account: String? {
    getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func fault(_ name: String) -> String? {
    PersonName.fault(name)
      ?? (SafeText(name).description.utf8.elementsEqual(name.utf8) ? nil : "cannot be shown as it is")
  }

  var perspective: ReviewPerspective {
    ReviewPerspective(author: named?.name ?? "", isBlind: second, share: share, threshold: threshold)
  }

  /// Who decides must have a name: one word for everybody without one would make one author of two.
  func requireName() throws {
    guard named == nil else { return }
    throw Failure.usage("the system knows no name for your account. Give your own, as in --author ann.")
  }

  /// The filter, within the share if there is one.
  func filter(_ filter: ReviewFilter) -> ReviewFilter {
    var filter = filter
    filter.isInShare = share != nil
    return filter
  }
}
