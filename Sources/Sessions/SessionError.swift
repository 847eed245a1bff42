import Basics

/// Why a session cannot begin, or cannot read what it was given.
package enum SessionError: Error, CustomStringConvertible {
  /// A second coder who has decided with sight of the first ones' codes.
  case codedWithSight(author: String, instances: Int, isShare: Bool)
  case changedWhileRead(paths: [String])
  /// An author whose decisions alone are to count, and those who decided anything.
  case noSuchAuthor(String, known: [String])
  /// A subset of which no instance is, and those that there are.
  case unknownSubset(String, known: [String])
  /// A file that was to be a report in the json format.
  case noReport(path: String, why: String)

  package var description: String {
    switch self {
    case .codedWithSight(let author, let instances, let isShare):
      "--second-coder: \(author) has decided \(counted(instances, "instance")) \(isShare ? "of this share " : "")as a first "
        + "author, and would meet these codes again as their own. Code under another name, as in --author bob."
    case .changedWhileRead(let paths):
      "\(paths.joined(separator: " and ")): changed while they were read. Try again."
    case .noSuchAuthor(let name, let known):
      "--author \(name): nobody of that name has decided anything in this study. "
        + (known.isEmpty ? "There are no decisions yet." : "Use one of \(known.joined(separator: ", ")).")
    case .unknownSubset(let name, let known):
      "--subset \(name): no instance is of that subset. "
        + (known.allSatisfy(\.isEmpty)
          ? "No subsets are named here."
          : "There are \(known.filter { !$0.isEmpty }.sorted().joined(separator: ", ")).")
    case .noReport(let path, let why):
      "\(path): \(why), so it cannot be set beside this report. Make one with `demur report --format json --output "
        + "other.json`."
    }
  }
}
