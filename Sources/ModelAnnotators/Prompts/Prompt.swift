import Study

/// The wording of a question, with places for an instance's texts.
package struct Prompt: Hashable, Sendable {
  /// As it is sent, placeholders included; blanks and line ends at the end are left out, since many tokens begin with one.
  package let text: String
  package let method: ModelMethod

  /// - Throws: ``ModelError/badPrompt(name:why:)`` where a placeholder is missing, unknown, or belongs to another method.
  package init(_ text: String, for method: ModelMethod, name: String) throws(ModelError) {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    self.text = text
    self.method = method
    let wanted = Placeholder.of(method)
    let parts = Self.parts(text)
    let found = Set(parts.compactMap(\.placeholder))
    for part in parts {
      guard case .unknown(let word) = part else { continue }
      throw .badPrompt(
        name: name, why: "{{\(word)}} stands for nothing. Known are \(Self.list(wanted)); correct it or take it out.")
    }
    let missing = wanted.filter { !found.contains($0) }
    guard missing.isEmpty else {
      throw .badPrompt(
        name: name,
        why:
          "\(Self.list(missing)) \(missing.count == 1 ? "is" : "are") missing, so the model would not see what it judges. "
          + "A prompt for \(method.rawValue) needs \(Self.list(wanted)).")
    }
    if let surplus = Placeholder.allCases.first(where: { found.contains($0) && !wanted.contains($0) }) {
      throw .badPrompt(
        name: name,
        why: "{{\(surplus.rawValue)}} does not belong to \(method.rawValue), which has \(Self.list(wanted)).")
    }
  }

  /// demur's own wording; nil for perplexity, which asks nothing.
  package static func standard(for method: ModelMethod) throws(ModelError) -> Prompt? {
    let bytes: [UInt8]
    switch method {
    case .perplexity: return nil
    case .rating: bytes = PackageResources.rating_txt
    case .preference: bytes = PackageResources.preference_txt
    case .difficultySingle: bytes = PackageResources.difficulty_single_txt
    case .difficultyPreference: bytes = PackageResources.difficulty_preference_txt
    }
    return try Prompt(String(decoding: bytes, as: UTF8.self), for: method, name: "\(method.rawValue).txt")
  }

  /// The question about one response, or about the pair with `first` standing first as A.
  ///
  /// Texts that look like placeholders stay what they are.
  package func filled(_ instance: Instance, response: ResponseLetter?, first: ResponseLetter?) -> String {
    let first = first ?? .a
    return Self.parts(text).map { part in
      switch part {
      case .words(let words): String(words)
      case .unknown(let word): "{{\(word)}}"
      case .place(.context): DialogueText.shown(instance.context)
      case .place(.response): DialogueText.trimmed(instance.response(response ?? .a))
      case .place(.responseA): DialogueText.trimmed(instance.response(first))
      case .place(.responseB): DialogueText.trimmed(instance.response(first.other))
      }
    }.joined()
  }

  enum Placeholder: String, CaseIterable {
    case context
    case response
    case responseA = "response_a"
    case responseB = "response_b"

    static func of(_ method: ModelMethod) -> [Placeholder] {
      method.isOfResponse ? [.context, .response] : [.context, .responseA, .responseB]
    }
  }

  private enum Part {
    case words(Substring)
    case place(Placeholder)
    case unknown(String)

    var placeholder: Placeholder? { if case .place(let place) = self { place } else { nil } }
  }

  private static func parts(_ text: String) -> [Part] {
    var result: [Part] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      let word = String(rest[open.upperBound..<close.lowerBound]).trimmingBlanks
      result.append(.words(rest[..<open.lowerBound]))
      result.append(Placeholder(rawValue: word).map(Part.place) ?? .unknown(word))
      rest = rest[close.upperBound...]
    }
    return result + [.words(rest)]
  }

  private static func list(_ places: [Placeholder]) -> String {
    places.map { "{{\($0.rawValue)}}" }.joined(separator: ", ")
  }
}

extension String {
  var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
