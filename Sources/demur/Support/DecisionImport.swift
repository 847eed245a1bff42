import Basics
import Interchange
import Sessions
import Store
import Study
import Terminal

/// Reads files of authors' decisions: all of them are read before anything is written.
struct DecisionImport {
  private var decisions: [ImportedDecision] = []

  /// nil where the files hold no decisions.
  init?(_ paths: [String]) throws {
    let isDecisions = try paths.map { try DecisionFile.holdsDecisions($0) }
    guard isDecisions.contains(true) else { return nil }
    if let other = zip(paths, isDecisions).first(where: { !$1 }) {
      throw Failure.usage("\(other.0): holds no decisions, and other files do. Import them one after the other.")
    }
    for path in paths { decisions += try DecisionFile.read(path) }
  }

  func write(to file: StudyFile) throws -> [SafeText] {
    try checkTexts(file)
    let count = try file.importDecisions(decisions.map { ($0.instance, $0.decision) }) { index, error in
      let one = decisions[index]
      return Failure.file(InterchangeError.shown(one.file), line: one.line, "\(error) Nothing was imported.")
    }
    let known = decisions.count - count
    var lines: [SafeText] = [SafeText("Imported \(counted(count, "decision")).")]
    if known > 0 { lines.append(SafeText("\(counted(known, "decision")) had been made here already.")) }
    let asking = decisions.contains { $0.decision.ruling.outcome?.asksAgain ?? false }
    if asking {
      lines.append("Nobody was asked for more labels by it: those that were given elsewhere come as labels.")
    }
    return lines
  }

  /// A decision on other texts, or on the same ones with A and B swapped, says nothing of these.
  private func checkTexts(_ file: StudyFile) throws {
    for one in decisions {
      guard let claimed = one.fingerprint, let found = try file.instance(one.instance)?.fingerprint, claimed != found
      else { continue }
      throw Failure.file(
        InterchangeError.shown(one.file), line: one.line,
        "was decided on other texts than those that \(one.instance.text) has in this study. "
          + "Nothing was imported.")
    }
  }
}
