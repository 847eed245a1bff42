import Basics
import Foundation

/// What a cell of a table holds where that is more than a text: tables have lists and dialogues as JSON, or as Python prints
/// them.
enum CellValue {
  /// The value of a cell that is written as a list or an object; nil for any other text.
  static func value(_ cell: String) -> JSONValue? {
    guard let first = cell.utf8.first(where: { !$0.isBlank }),
      "[{(".utf8.contains(first) || cell.hasPrefix("array([")
    else { return nil }
    return JSONValue(Data(cell.utf8)) ?? PythonLiteral.value(cell)
  }

  /// The same where the cell is a dialogue, or stands in a column of which nobody expects a text: a response may be a program's
  /// list.
  static func structured(_ cell: String, column: String) -> JSONValue? {
    guard let value = value(cell) else { return nil }
    if isDialogue(value) { return value }
    let isText = isText(column)
    switch value {
    case .list(let items) where !isText && items.contains(where: { if case .object = $0 { true } else { false } }):
      return value
    case .object where !isText: return value
    default: return nil
    }
  }

  /// Whether a column of that name has texts.
  static func isText(_ column: String) -> Bool {
    let name = column.lowercased()
    // Many of them are a list: `completions`.
    return texts.contains { name.hasPrefix($0) && name != $0 + "s" }
  }

  /// Whether a value is messages with a speaker each.
  static func isDialogue(_ value: JSONValue) -> Bool {
    guard let items = value.list, !items.isEmpty else { return false }
    return items.allSatisfy { $0["role"]?.text != nil || $0["from"]?.text != nil }
  }

  private static let texts = [
    "response", "completion", "answer", "output", "chosen", "rejected", "prompt", "instruction", "context", "input",
    "text", "reply", "explanation",
    "comment", "rationale", "reason",
  ]
}
