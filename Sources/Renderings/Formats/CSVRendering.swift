import Study

/// A report as CSV: a line a figure or number, by its path.
package enum CSVRendering {
  /// The names of the columns, which readers rely on.
  package static let header = "figure,value,n,low,high,why,doubt"

  /// A line for each figure and number, by its path.
  package static func render(_ content: ReportContent, only names: Set<String>? = nil) -> String {
    let tree = content.tree(only: names)
    var lines = [header]
    for (path, number) in tree.numbers { lines.append("\(cell(path)),\(number),,,,,") }
    for (path, figure) in tree.figures {
      let numbers = [figure.value, figure.low, figure.high].map { $0.map(JSONRendering.number) ?? "" }
      lines.append(
        "\(cell(path)),\(numbers[0]),\(figure.n),\(numbers[1]),\(numbers[2]),\(cell(figure.why ?? "")),"
          + cell(figure.doubt ?? ""))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension FigureTree {
  /// Every count and every number that has no interval of its own, with its path, in order; empty where it is not known.
  fileprivate var numbers: [(path: String, number: String)] {
    var result: [(String, String)] = []
    collectNumbers("", into: &result)
    return result
  }

  private func collectNumbers(_ path: String, into result: inout [(String, String)]) {
    switch self {
    case .count(let count): result.append((path, String(count)))
    case .number(let number): result.append((path, number.map(JSONRendering.number) ?? ""))
    default:
      for (name, tree) in children { tree.collectNumbers(path.isEmpty ? name : "\(path).\(name)", into: &result) }
    }
  }
}
