import Study

/// A report as CSV: a line a figure, by its path.
package enum CSVRendering {
  package static func render(_ content: ReportContent) -> String {
    var lines = ["figure,value,n,low,high,why,doubt"]
    for (path, count) in content.tree.counts { lines.append("\(cell(path)),\(count),,,,,") }
    for (path, figure) in content.tree.figures {
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
  /// Every count with its path, in order.
  fileprivate var counts: [(path: String, count: Int)] {
    var result: [(String, Int)] = []
    collectCounts("", into: &result)
    return result
  }

  private func collectCounts(_ path: String, into result: inout [(String, Int)]) {
    func inner(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    switch self {
    case .count(let count): result.append((path, count))
    case .group(let members): for member in members { member.tree.collectCounts(inner(member.name), into: &result) }
    case .list(let trees):
      for (index, tree) in trees.enumerated() { tree.collectCounts(inner(String(index)), into: &result) }
    default: break
    }
  }
}
