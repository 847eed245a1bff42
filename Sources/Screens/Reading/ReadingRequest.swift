/// What a text on a screen of its own asks for.
public enum ReadingRequest: Hashable, Sendable {
  /// The text for so many columns.
  case text(columns: Int)
}
