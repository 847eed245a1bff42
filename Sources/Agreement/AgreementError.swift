/// What is wrong with labels, scales or columns that were passed in.
public enum AgreementError: Error, Sendable, Equatable, CustomStringConvertible {
  case lengthsDiffer(first: Int, second: Int)
  case offScale(value: Double)
  case notFinite(position: Int)
  case scaleNotAscending
  case notSquare(rows: Int, scale: Int)
  case negativeCount

  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .lengthsDiffer(let first, let second):
      "the two columns have \(first) and \(second) labels: give one label of each for every unit"
    case .offScale(let value): "the label \(value) is not a value of the scale: add it to the scale or mend the label"
    case .notFinite(let position): "the value at position \(position) is not a finite number: leave missing labels out"
    case .scaleNotAscending: "the values of a scale have to be finite and ascending, each once"
    case .notSquare(let rows, let scale):
      "a table of \(rows) rows does not fit a scale of \(scale) values: give as many rows and columns as values"
    case .negativeCount: "a count is negative or no finite number: counts are 0 or more"
    }
  }
}
