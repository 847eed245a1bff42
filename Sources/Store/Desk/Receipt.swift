import FoundationEssentials

/// What the store says of a saved act.
package struct Receipt: Hashable, Sendable {
  /// The act's place in the file.
  package var sequence: Int64
  /// When it was saved, to a millisecond.
  package var at: Date
  /// A short code of the act, such as 7f3a-91c2-0b6e; see ``AnnotatorDesk/receipt()``.
  package var code: String
  /// True when the act was saved by an earlier call with the same id.
  package var wasSavedBefore: Bool

  static func code(_ digest: Data) -> String {
    let hex = Array(Fingerprint.hex(digest.prefix(6)))
    return stride(from: 0, to: hex.count, by: 4).map { String(hex[$0..<min($0 + 4, hex.count)]) }
      .joined(separator: "-")
  }
}
