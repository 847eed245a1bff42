/// What a model says for its answer, as it is kept: a text of bounded length. Its whole reply stands beside it.
package enum ModelExplanation {
  /// Unicode scalars at most, of the note that it was cut as well.
  package static let most = 4000

  /// - Returns: the text as it is kept, and whether it was longer; nil of nothing but blanks.
  package static func kept(_ text: String) -> (text: String, isCut: Bool)? {
    let scalars = text.unicodeScalars
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return nil }
    let bare = scalars[first...last]
    guard bare.count > most else { return (String(bare), false) }
    let note = " … (cut; it has \(bare.count) characters)"
    return (String(bare.prefix(most - note.unicodeScalars.count)) + note, true)
  }
}
