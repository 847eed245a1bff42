/// How far a verification is.
package enum VerifyStep: Equatable, Sendable {
  /// The file's structure, of which SQLite tells nothing until it is through.
  case file
  /// So many of all events.
  case events(Int, of: Int)
  /// What follows from the events: instances, work, decisions.
  case contents
}
