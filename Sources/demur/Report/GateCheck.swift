import Study

/// The gates of a command, and what is said when they don't hold.
struct GateCheck {
  private let gates: [FigureGate]

  init(_ texts: [String]) throws {
    gates = try texts.map { text in
      guard let gate = FigureGate(text) else {
        throw Failure.usage("--gate '\(text)': a figure, one of >= <= > <, and a number, as in 'single.kappa>=0.4'.")
      }
      return gate
    }
  }

  /// The first parts of the names of their figures.
  var roots: Set<String> { Set(gates.map(\.root)) }

  /// One message for all gates that fail; nil when all hold.
  func failures(in tree: FigureTree) throws -> String? {
    var failures: [String] = []
    for gate in gates {
      switch gate.outcome(tree) {
      case .passed: break
      case .failed(let value): failures.append("\(gate) fails: it is \(value)")
      case .undefined(let why): failures.append("\(gate) fails: there is no value, since \(why)")
      case .unknown:
        throw Failure.usage(
          "--gate '\(gate)': no such figure. Name one as --format csv does, or "
            + FigureGate.shortNames.keys.sorted().joined(separator: ", ") + ".")
      }
    }
    return failures.isEmpty ? nil : failures.joined(separator: "; ") + "."
  }
}
