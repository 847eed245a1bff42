/// How a legal answer is found.
package enum ModelDecode: String, Hashable, Sendable, CaseIterable {
  /// By the log-probabilities of all legal answers.
  case score
  /// By the server's own constraint, at temperature 0.
  case engine
}
