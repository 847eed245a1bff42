import ArgumentParser
import Study
import Synchronization

/// What a command prints under --json: one value on stdout. It is the command's own where it has one; otherwise the lines that it
/// says to people, as `{"said": […]}`. Exports and guides keep the formats that they have.
enum JSONAnswer {
  private struct State {
    var said: [String] = []
    var isGiven = false
  }

  private static let state = Mutex(State())

  /// A line for people.
  static func say(_ line: String) { state.withLock { $0.said.append(line) } }

  /// Something else stands on stdout.
  static func noteData() { state.withLock { $0.isGiven = true } }

  /// The lines, where nothing else stands on stdout.
  static var unsaid: FigureTree? {
    state.withLock { $0.isGiven ? nil : ["said": .list($0.said.map { .text($0) })] }
  }
}

/// The option by which a command says that it has a value of its own for programs. It is one of ``EverywhereFlags``, and taken from
/// the command line before the command is parsed; here it is for the help.
struct JSONOption: ParsableArguments {
  @Flag(name: .long, help: "As JSON, for programs.")
  var json = false

  var isWanted: Bool { json || EverywhereFlags.ofProcess.isJSON }
}
