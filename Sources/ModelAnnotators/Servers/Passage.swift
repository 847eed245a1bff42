/// A part of what is sent to a model.
enum Passage: Hashable, Sendable {
  /// Of the model's template.
  case markup(String)
  /// Of ours or the data's.
  case text(String)
}
