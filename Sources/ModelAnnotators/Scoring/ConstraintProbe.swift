/// Finds out whether a server keeps to the legal answers that it is told.
enum ConstraintProbe {
  /// What no model would say by itself.
  static let words = ["qz_7", "qz_8"]

  /// - Parameter isExplained: whether an explanation is to stand before the answers.
  /// - Throws: ``ModelError/ignored(_:what:)`` where it answers something else.
  static func check(_ server: any ModelServer, _ template: ModelTemplate, isExplained: Bool = false) async throws {
    if try await server.settlesConstraint(isExplained: isExplained) { return }
    var input = ModelInput.question("How are you today?", template)
    input.isExplained = isExplained
    input.isFormSaid = false
    let reply = try await server.answer(among: words, to: input)
    guard words.contains(ServerConstraint.answer(in: reply.text)) else {
      throw ModelError.ignored(server.facts.place, what: "the legal answers that it was told to keep to")
    }
  }
}
