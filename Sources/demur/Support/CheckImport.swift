import Basics
import Interchange
import Sessions
import Store
import Study
import Terminal

/// Brings instances with known answers into a study, whole or not at all.
struct CheckImport {
  private let path: String
  private let checks: [CheckFile.Check]

  init(_ path: String) throws {
    self.path = path
    checks = try CheckFile.read(path: path)
  }

  /// - Returns: what was done, for people.
  func write(to file: StudyFile) throws -> [SafeText] {
    guard try !file.isPacked else { throw StoreError.packed }
    let count = try file.settings.checks.count + checks.count
    guard count <= KnownAnswer.most else {
      throw Failure.file(
        path,
        "with these the study has \(count) instances with known answers; at most \(KnownAnswer.most). Leave some out. "
          + "Nothing was imported.")
    }
    let people: Int
    do {
      people = try file.addChecks(checks.map { ($0.instance, $0.answer) })
    } catch StoreError.duplicateInstance(let key) {
      throw Failure.file(
        path,
        "the id \"\(key)\" is in the study already; give each instance an id of its own. Nothing was imported."
      )
    }
    let mixed: SafeText =
      people > 0
      ? "They are mixed into what \(counted(people, "person", "people")) \(people == 1 ? "has" : "have") still to do."
      : "demur assign mixes them into everybody's work."
    return [
      "\(counted(checks.count, "instance")) with known answers: in no figure, export or list; demur status tells how they "
        + "are answered.",
      mixed, "The consent announces them: whoever consented before reads it again before going on.",
    ]
  }
}
