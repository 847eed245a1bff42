import Basics
import Study

/// A report as JSON; every figure is `{"value", "n", "low", "high", "doubt", "why"}`, a kappa also carries `"symmetric"`.
package enum JSONRendering {
  /// - Parameter names: the parts of the report that are written; nil for all.
  package static func render(_ content: ReportContent, only names: Set<String>? = nil) -> String {
    text(content.tree(only: names), indent: "") + "\n"
  }

  /// Any tree, such as a status.
  package static func render(_ tree: FigureTree) -> String { text(tree, indent: "") + "\n" }

  private static func text(_ tree: FigureTree, indent: String) -> String {
    let inner = indent + "  "
    switch tree {
    case .figure(let figure): return "{\(fields(figure))}"
    case .kappa(let kappa):
      let symmetric = kappa.symmetric
      return "{\(fields(kappa.value)), \"symmetric\": \(number(symmetric.value)), "
        + "\"symmetricLow\": \(number(symmetric.low)), \"symmetricHigh\": \(number(symmetric.high))}"
    case .count(let count): return String(count)
    case .number(let value): return number(value)
    case .text(let text): return text.map(JSONText.shown) ?? "null"
    case .truth(let truth): return truth ? "true" : "false"
    case .list(let trees):
      guard !trees.isEmpty else { return "[]" }
      return "[\n" + trees.map { inner + text($0, indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .group(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { "\(inner)\(JSONText.shown($0.name)): \(text($0.tree, indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func fields(_ figure: Figure) -> String {
    "\"value\": \(number(figure.value)), \"n\": \(figure.n), \"low\": \(number(figure.low)), "
      + "\"high\": \(number(figure.high)), \"doubt\": \(figure.doubt.map(JSONText.shown) ?? "null"), "
      + "\"why\": \(figure.why.map(JSONText.shown) ?? "null")"
  }

  private static func number(_ value: Double?) -> String { value.map { number($0) } ?? "null" }

  /// The shortest text that is read back as the same number.
  static func number(_ value: Double) -> String { value.isFinite ? String(value == 0 ? 0 : value) : "null" }
}
