/// Why a session cannot begin, or cannot read what it was given.
package enum SessionError: Error, CustomStringConvertible {
  /// A second coder who has decided with sight of the first ones' codes.
  case codedWithSight(author: String, instances: Int, isShare: Bool)
  case changedWhileRead(paths: [String])
  /// An author whose decisions alone are to count, and those who decided anything.
  case noSuchAuthor(String, known: [String])

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
    }
  }
}
