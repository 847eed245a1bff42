/// How a command ends that does not end well. The exit codes are those of the guide for authors: 1 error, 2 usage, 3 a gate failed,
/// 130 interrupted.
enum Failure: Error {
  case message(String)
  /// What is wrong with a file that was named, or with a line of it.
  case file(String, line: Int? = nil, String)
  case usage(String)
  case gate(String)
  /// A signal ended it, of which that is the exit code.
  case stopped(String, Int32)

  var code: Int32 {
    switch self {
    case .message, .file: 1
    case .usage: 2
    case .gate: 3
    case .stopped(_, let code): code
    }
  }

  var text: String {
    switch self {
    case .file(let name, let line, let text): name + (line.map { ":\($0)" } ?? "") + ": " + text
    case .message(let text), .usage(let text), .gate(let text), .stopped(let text, _): text
    }
  }
}
