import ArgumentParser

/// A command that talks with a person, so that a program has nothing to read.
protocol ForPeople {
  /// Where a program finds what it wants; nil where the command does not talk this time.
  var insteadOfTalking: String? { get }
}

extension ForPeople {
  func refuseJSON() throws {
    if let insteadOfTalking { throw Failure.usage("--json: this is a conversation with a person. \(insteadOfTalking)") }
  }
}

extension AnnotateCommand: ForPeople {
  var insteadOfTalking: String? { "Labels come in with `demur import`, and out with `demur export`." }
}

extension DemoCommand: ForPeople {
  var insteadOfTalking: String? { "A study for programs is made with `demur init`." }
}

extension ReviewCommand: ForPeople {
  var insteadOfTalking: String? { list || summary ? nil : "Name --list or --summary." }
}
