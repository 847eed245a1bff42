/// What in a text is spelled like a model's control tokens: `<|im_end|>`, `</s>`, `[INST]`.
enum ControlText {
  struct Piece: Hashable {
    var text: String
    var isSuspect: Bool
  }

  private static let longest = 40

  static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var plain = ""
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let close: Unicode.Scalar? = first == "<" ? ">" : first == "[" ? "]" : nil
      if let close, let end = rest.dropFirst().prefix(longest).firstIndex(of: close),
        rest[rest.index(after: rest.startIndex)..<end].allSatisfy({ $0 != first && $0 != "\n" && $0 != " " })
      {
        if !plain.isEmpty { pieces.append(Piece(text: plain, isSuspect: false)) }
        plain = ""
        pieces.append(Piece(text: String(rest[...end]), isSuspect: true))
        rest = rest[rest.index(after: end)...]
      } else {
        plain.unicodeScalars.append(first)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { pieces.append(Piece(text: plain, isSuspect: false)) }
    return pieces
  }
}
