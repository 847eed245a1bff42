import Foundation
import Interchange
import ModelAnnotators
import Renderings
import Store
import Study
import Terminal

/// What is said of an error: to people as a text, to programs as one object,
/// `{"error": {"code", "exit", "message", "where", "remedy"}}`. The guide on formats describes it.
struct ErrorReport: Equatable {
  /// What kind of error it is, for programs that tell them apart.
  enum Code: String, CaseIterable {
    /// The command line: exit code 2.
    case usage
    /// A file that was read: its name and perhaps its line stand in `where`.
    case file
    /// The study, or what was to be done with it.
    case study
    /// A model's server.
    case server
    /// A gate of a report failed: exit code 3.
    case gate
    /// A signal ended it: 129, 130, 143. The same command goes on.
    case stopped
    case error
  }

  /// Where it is: a file and a line of it, or an option.
  enum Place: Equatable {
    case file(String, line: Int?)
    case option(String)
  }

  var code: Code
  var exit: Int32
  var message: String
  var place: Place?
  var remedy: String?

  /// - Parameter text: what is wrong, perhaps behind where that is, and, in further sentences, what to do.
  init(_ code: Code, exit: Int32, text: String) {
    (self.code, self.exit) = (code, exit)
    let (place, rest) = Self.split(text)
    self.place = place
    let sentences = Self.sentences(rest)
    (message, remedy) = (sentences.first, sentences.rest)
  }

  init(_ failure: Failure) {
    if case .file(let name, let line, let text) = failure {
      self.init(.file, exit: failure.code, text: "")
      let sentences = Self.sentences(text)
      (message, remedy, place) = (sentences.first, sentences.rest, .file(name, line: line))
      return
    }
    let code: Code =
      switch failure {
      case .message, .file: .error
      case .usage: .usage
      case .gate: .gate
      case .stopped: .stopped
      }
    self.init(code, exit: failure.code, text: failure.text)
    if code == .error, case .file? = place { self.code = .file }
  }

  init(_ error: any Error) {
    switch error {
    case let error as InterchangeError:
      self.init(.file, exit: 1, text: "")
      (message, remedy) = (error.reason, error.remedy)
      place = .file(InterchangeError.shown(error.path), line: error.lineNumber)
    case StoreError.notFound(let path), StoreError.nothingToMerge(let path):
      // A file that is not there cannot be told from other words.
      self.init(.study, exit: 1, text: String("\(error)".dropFirst(path.count + 2)))
      place = .file(path, line: nil)
    case is StoreError: self.init(.study, exit: 1, text: "\(error)")
    case is ModelError: self.init(.server, exit: 1, text: "\(error)")
    case is TerminalError: self.init(.usage, exit: 2, text: "\(error)")
    default: self.init(.error, exit: 1, text: "\(error)")
    }
  }

  /// `name:7: `, `name: ` and `--option value: ` at the beginning of a message say where.
  private static func split(_ text: String) -> (Place?, String) {
    guard let colon = text.range(of: ": ") else { return (nil, text) }
    let head = String(text[..<colon.lowerBound])
    let rest = String(text[colon.upperBound...])
    if head.hasPrefix("--") {
      let option = head.prefix { $0 != " " }
      let value = head.dropFirst(option.count + 1)
      return (.option(String(option)), value.isEmpty ? rest : "\(value): \(rest)")
    }
    let parts = head.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 1, let line = parts.last.flatMap({ Int($0) }) {
      return (.file(parts.dropLast().joined(separator: ":"), line: line), rest)
    }
    // Other words stand before a colon, too.
    let isFile = !head.contains(" ") && (head.contains(".") || head.contains("/")) || access(head, F_OK) == 0
    return isFile ? (.file(head, line: nil), rest) : (nil, text)
  }

  /// The first sentence, and the others; a point within a name ends none.
  private static func sentences(_ text: String) -> (first: String, rest: String?) {
    var start = text.startIndex
    while let end = text.range(of: ". ", range: start..<text.endIndex) {
      if let first = text[end.upperBound...].first, first.isUppercase || first.isNumber || first == "`" {
        return (String(text[..<end.lowerBound]) + ".", String(text[end.upperBound...]))
      }
      start = end.upperBound
    }
    return (text, nil)
  }

  /// One line of JSON, without paths where they are hidden.
  var json: String {
    let whereabouts: FigureTree =
      switch place {
      case .file? where Lockdown.isOn: .text(nil)
      case .file(let name, let line)?: ["file": .text(name), "line": line.map(FigureTree.count) ?? .text(nil)]
      case .option(let name)?: ["option": .text(name)]
      case nil: .text(nil)
      }
    let error: FigureTree = [
      "code": .text(code.rawValue), "exit": .count(Int(exit)), "message": .text(Lockdown.shown(message)),
      "where": whereabouts, "remedy": .text(remedy.map(Lockdown.shown)),
    ]
    return JSONRendering.render(["error": error]).split(separator: "\n").map { $0.drop { $0 == " " } }
      .joined(separator: " ")
  }
}
