/// Keeps a model's template from ending inside of thinking, where no answer stands.
enum ThinkingTemplate {
  /// What templates call the switch.
  static let off: [String: Bool] = ["enable_thinking": false, "thinking": false]

  /// The text of a template that ends where an answer begins.
  ///
  /// - Parameters:
  ///   - text: as the template gives it.
  ///   - withoutThinking: the same with thinking switched off; nil where that cannot be had.
  ///   - say: told what was done, where something was.
  static func settled(
    _ text: String, withoutThinking: () async throws -> String?, say: (String) -> Void
  ) async rethrows -> String {
    guard let close = open(text) else { return text }
    if let other = try await withoutThinking(), open(other) == nil {
      say("the model's template begins with thinking, which is switched off")
      return other
    }
    say("the model's template begins with thinking and has no switch for it; it is closed before the answer begins")
    return text + close
  }

  /// What has to follow for the answer to begin; nil where it does.
  private static func open(_ text: String) -> String? {
    // Only what stands behind the last turn opens anything.
    let end = text.ranges(of: "demurslot").last.map { String(text[$0.upperBound...]) } ?? text
    if end.trimmingBlanks.hasSuffix("<|start|>assistant") { return "<|channel|>final<|message|>" }
    guard let close = ReplyText.openThinking(end) else { return nil }
    return (end.last?.isNewline == true ? "" : "\n") + close + "\n\n"
  }
}
