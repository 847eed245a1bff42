/// The causes of disagreement that authors choose from, each with the digit that chooses it.
package struct CodeBook: Hashable, Sendable {
  /// 1…9 in their order, then 0.
  package let causes: [Cause]

  /// One cause.
  package struct Cause: Hashable, Sendable, Identifiable {
    /// The digit that chooses it: 1…9, or 0 for what is none of the others.
    package var key: Int
    /// Its outside spelling, kebab-case; decisions name it by this.
    package var id: String
    /// A word or two for menus and columns.
    package var name: String
    /// What it means, and when to choose it.
    package var description: String

    package init(key: Int, id: String, name: String, description: String) {
      self.key = key
      self.id = id
      self.name = name
      self.description = description
    }
  }

  /// Throws where a digit or an id stands there twice, or one of them is no digit or no id.
  package init(_ causes: [Cause]) throws(ReviewError) {
    guard !causes.isEmpty else { throw .codeBook("it names no cause") }
    for (index, cause) in causes.enumerated() {
      guard (0...9).contains(cause.key) else { throw .codeBook("\(cause.key) is no digit") }
      guard Self.isID(cause.id) else {
        throw .codeBook("\"\(cause.id)\" is no id: use lower-case letters, digits and hyphens, at most 40")
      }
      guard !cause.name.isEmpty, cause.name.utf8.count <= 40 else {
        throw .codeBook("the name of \(cause.id) must have 1 to 40 bytes")
      }
      for other in causes[..<index] {
        if other.key == cause.key { throw .codeBook("the digit \(cause.key) stands there twice") }
        if other.id == cause.id { throw .codeBook("the id \(cause.id) stands there twice") }
      }
    }
    self.init(unchecked: causes)
  }

  private init(unchecked causes: [Cause]) {
    self.causes = causes.sorted { ($0.key + 9) % 10 < ($1.key + 9) % 10 }
  }

  /// Whether a text is an id: lower-case letters, digits and hyphens, at most 40.
  static func isID(_ text: String) -> Bool {
    guard (1...40).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
  }

  package subscript(key key: Int) -> Cause? { causes.first { $0.key == key } }
  package subscript(id id: String) -> Cause? { causes.first { $0.id == id } }

  /// The name of a cause by its id; the id itself where a later code book no longer has it.
  package func name(of id: String) -> String { self[id: id]?.name ?? id }

  /// Ours, for studies that bring none.
  package static let standard = CodeBook(unchecked: [
    Cause(
      key: 1, id: "ambiguous", name: "ambiguous",
      description: "Careful people who follow the guidelines can come to either label."),
    Cause(
      key: 2, id: "slip", name: "slip",
      description: "A label that its annotator would not give again: a wrong key, a hasty reading, A taken for B."),
    Cause(
      key: 3, id: "guideline-gap", name: "guideline gap",
      description: "The guidelines don't say, or can be read in two ways; a better sentence would settle it."),
    Cause(
      key: 4, id: "values", name: "values",
      description: "Both understood the same and want something else; no guideline should decide it."),
    Cause(
      key: 5, id: "broken", name: "broken",
      description: "The instance cannot be judged: cut off, garbled, without its context, the same response twice."),
    Cause(key: 0, id: "other", name: "other", description: "None of these; say what in the note."),
  ])
}
