import FoundationEssentials

/// What events of a kind say: the one type by which they are written, replayed, shown and audited.
///
/// It is written as canonical JSON under the names of its properties, and what is nil is left out. Events are never
/// written again: a property keeps its name, and one that is added later is an optional.
protocol EventContent: Codable {}

extension EventContent {
  /// What an event says.
  ///
  /// - Parameter json: the event's payload; members that the type has not, such as the salt, are passed over.
  /// - Throws: ``StoreError/damaged(path:why:)`` where something is missing or of another type.
  init(_ json: String, path: String) throws(StoreError) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    } catch {
      throw .damaged(path: path, why: "what an event says cannot be read")
    }
  }

  /// For audits: nil where the content is gone or cannot be read.
  static func read(_ json: String?) -> Self? { json.flatMap { try? Self($0, path: "") } }
}
