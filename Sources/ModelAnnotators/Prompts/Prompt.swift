import Study

/// The wording of a question, with places for an instance's texts, and the answers that it offers.
package struct Prompt: Hashable, Sendable {
  /// As it is sent, placeholders included; blanks and line ends at the end are left out, since many tokens begin with one.
  package let text: String
  package let method: ModelMethod
  /// The legal answers, by their values: those of the file's header, or of the method where it has none.
  package let answers: [ModelMethod.Choice]
  /// What figures and exports call it.
  package let wording: String
  /// The text cut at its places, once for all questions.
  private let parts: [Part]

  /// - Parameters:
  ///   - file: the text, after a ``PromptHeader`` where it has one.
  ///   - name: of the file, for messages; without its folder and ending it is the wording's where the header names none.
  /// - Throws: ``ModelError/badPrompt(name:why:)`` where a placeholder is missing, unknown, or belongs to another method, where
  ///   the header cannot be read, and where a legal answer is not offered.
  package init(_ file: String, for method: ModelMethod, name: String) throws(ModelError) {
    let (header, body) = try PromptHeader.read(file, for: method, name: name)
    var text = body
    while text.last?.isWhitespace == true { text.removeLast() }
    self.text = text
    self.method = method
    answers = header.answers ?? method.choices
    wording = header.wording ?? Self.short(name)
    let wanted = Placeholder.of(method)
    parts = Self.parts(text)
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
    try checkOffers(parts, name: name)
  }

  /// A model can only be held to what it was offered.
  private func checkOffers(_ parts: [Part], name: String) throws(ModelError) {
    var offered = OfferedWords(answers.map(\.word))
    for case .words(let words) in parts { offered.read(words) }
    guard !offered.missing.isEmpty, !offersRange(parts) else { return }
    let missing = offered.missing.map { "\"\($0)\"" }.joined(separator: ", ")
    throw .badPrompt(
      name: name,
      why:
        "the answers are held to words that it does not offer: \(missing). Offer them, or name the words that it does "
        + "offer in a header: \(PromptHeader(answers: answers).text)")
  }

  /// Whether the answers are whole numbers, and the text offers them as a range: "from 1 to 5".
  private func offersRange(_ parts: [Part]) -> Bool {
    let numbers = answers.compactMap { Int($0.word) }
    guard numbers.count == answers.count, let low = numbers.min(), let high = numbers.max() else { return false }
    let range = /([-+\u{2212}]?\d+)\s*(?:-|\u{2013}|\u{2014}|\.\.\.?|\u{2026}|to|through|and)\s*([-+\u{2212}]?\d+)/
    return parts.contains { part in
      guard case .words(let words) = part else { return false }
      return words.replacing("\u{2212}", with: "-").matches(of: range).contains { found in
        Set([Int(found.1), Int(found.2)]) == [low, high]
      }
    }
  }

  /// The question about one response, or about the pair with `first` standing first as A.
  ///
  /// Texts that look like placeholders stay what they are.
  package func filled(_ instance: Instance, response: ResponseLetter?, first: ResponseLetter?) -> String {
    let first = first ?? .a
    return parts.map { part in
      switch part {
      case .words(let words): words
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

  private static func short(_ name: String) -> String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }

  private enum Part: Hashable, Sendable {
    case words(String)
    case place(Placeholder)
    case unknown(String)

    var placeholder: Placeholder? { if case .place(let place) = self { place } else { nil } }
  }

  private static func parts(_ text: String) -> [Part] {
    var result: [Part] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      let word = String(rest[open.upperBound..<close.lowerBound]).trimmingBlanks
      result.append(.words(String(rest[..<open.lowerBound])))
      result.append(Placeholder(rawValue: word).map(Part.place) ?? .unknown(word))
      rest = rest[close.upperBound...]
    }
    return result + [.words(String(rest))]
  }

  private static func list(_ places: [Placeholder]) -> String {
    places.map { "{{\($0.rawValue)}}" }.joined(separator: ", ")
  }
}

extension String {
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    let end = index(after: last)
    return first == startIndex && end == endIndex ? self : String(self[first..<end])
  }
}
