import Basics

/// Where a value stands in a record: a column or key, or a way into JSON such as `answers.0.text`.
package struct FieldPath: Hashable, Sendable, CustomStringConvertible {
  package let description: String
  /// The key, and what leads on from it: keys, and places in lists from 0.
  let parts: [String]

  /// nil for an empty one.
  package init?(_ text: String) {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    description = text
    parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// The name of its column or member: the whole of it where there is one of that name, else its first part.
  var first: String { parts[0] }

  /// What stands at the end of the rest of the way; nil where it leads nowhere, or to null.
  func follow(_ value: JSONValue) -> JSONValue? {
    var value = value
    for part in parts.dropFirst() {
      guard let next = Int(part).flatMap({ value[$0] }) ?? value[part] else { return nil }
      value = next
    }
    if case .null = value { return nil }
    return value
  }
}
