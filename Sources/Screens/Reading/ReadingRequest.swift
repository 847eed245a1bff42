/// What a text on a screen of its own asks for.
package enum ReadingRequest: Hashable, Sendable {
  /// The text for so many columns.
  case text(columns: Int)
}
