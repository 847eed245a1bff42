import Basics

/// Makes llama.cpp's server generate a text token by token.
///
/// A token that is whole characters is named by its number in the grammar. One that ends inside a character cannot be: the
/// server then expects the rest of the character, and takes no named token for it. There the grammar spells the characters
/// out, and a bias picks their tokens. The server reports such a token only when it completes its character.
struct LlamaForcing: Hashable, Sendable {
  var grammar: String
  /// The tokens to favour beyond all others, where the grammar spells.
  var favoured: [Int]
  /// Whether each token is reported.
  var isReported: [Bool]

  /// - Parameter parts: the bytes of those of the model's tokens that are no whole characters.
  init(_ tokens: [Int], parts: [Int: [UInt8]]) {
    var elements: [String] = []
    var favoured: Set<Int> = []
    isReported = []
    var pending: [UInt8] = []
    var members: [Int] = []
    for token in tokens {
      guard !members.isEmpty || parts[token] != nil else {
        elements.append("<[\(token)]>")
        isReported.append(true)
        continue
      }
      members.append(token)
      pending += parts[token] ?? []
      let whole = String(validating: pending, as: UTF8.self)
      isReported.append(whole != nil)
      guard let whole else { continue }
      elements.append(JSONValue.text(whole).description)
      favoured.formUnion(members)
      pending = []
      members = []
    }
    grammar = "root ::= " + elements.joined(separator: " ")
    self.favoured = favoured.sorted()
  }
}

/// The tokens of a model that are no whole characters, as far as they were met. An actor, since requests run side by side.
actor PartialTokens {
  private var parts: [Int: [UInt8]] = [:]

  /// From a reply of `/tokenize`: a piece is a text, or a list of bytes where it is none.
  func note(_ tokens: [JSONValue]) {
    for token in tokens {
      guard let id = token["id"]?.integer, let bytes = token["piece"]?.integers else { continue }
      parts[id] = bytes.map { UInt8(truncatingIfNeeded: $0) }
    }
  }

  func forcing(_ tokens: [Int]) -> LlamaForcing { LlamaForcing(tokens, parts: parts) }
}
