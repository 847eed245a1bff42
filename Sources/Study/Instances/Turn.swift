/// One turn of a dialogue, its text byte for byte as imported (an HH-RLHF turn keeps the blank after its colon).
package struct Turn: Hashable, Sendable, Codable {
  package var role: Role
  package var content: String

  package init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}

/// Who speaks in a turn.
package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
  case user
  case assistant
  case system
  /// A context that came as one text without turns.
  case text
}
