import Basics
import Study

/// Reads a legal answer out of a model's reply as a person would: case, markup, quotes, full stops, code fences, thinking, a
/// lead-in ("Answer:") and an explanation are no matter. It never guesses: where two answers occur, or one only in passing,
/// there is none.
package struct AnswerReader: Hashable, Sendable {
  package enum Reading: Hashable, Sendable {
    /// The answer's number.
    case answer(Int)
    /// None, of which kind and why.
    case none(ModelAnswer.InvalidKind, why: String)

    var number: Int? { if case .answer(let number) = self { number } else { nil } }
  }

  let choices: [ModelMethod.Choice]
  /// Members of an object that hold the answer, best first.
  private static let members = [
    "answer", "final_answer", "finalanswer", "verdict", "label", "rating", "preference", "difficulty", "choice",
    "result",
    "judgment", "judgement", "response", "value", "output", "score", "grade", "decision", "winner",
  ]

  package init(_ choices: [ModelMethod.Choice]) { self.choices = choices }

  package func read(_ reply: String) -> Reading {
    guard let text = ReplyText.withoutThinking(reply) else {
      return .none(.empty, why: "the reply ends while the model is still thinking")
    }
    let bare = ReplyText.withoutFence(text)
    guard !bare.isEmpty else {
      return .none(
        .empty, why: reply.trimmingBlanks.isEmpty ? "the reply is empty" : "the reply has no answer after its thinking")
    }
    if RefusalWords.refuses(bare) { return .none(.refused, why: "the model refused in words") }
    if let json = JSONValue(.init(bare.utf8)) ?? Self.object(in: bare) { return read(json) }
    return read(words: bare)
  }

  /// The answer in a text that is neither JSON nor has thinking in it.
  func read(words text: String) -> Reading {
    if let exact = exactly(text) { return .answer(exact) }
    let found = AnswerSearch(choices, ReplyWords(text)).found
    switch found.count {
    case 1: return .answer(found[0])
    case 0: return .none(.unread, why: "this is none of the legal answers")
    default: return several(found)
    }
  }

  /// The answer that a text is letter for letter, as far as its marks go: they may be all that an answer has ("+", "A>B").
  private func exactly(_ text: String) -> Int? {
    let around: Set<Character> = ["\"", "'", "`", "*", "\u{201C}", "\u{201D}"]
    func bare(_ text: String) -> String {
      var text = text.trimmingBlanks[...]
      while text.count > 1, let first = text.first, let last = text.last, around.contains(first), around.contains(last)
      {
        text = text.dropFirst().dropLast()
      }
      return String(text)
    }
    let said = bare(text)
    for candidate in [text.trimmingBlanks, said, bare(said.hasSuffix(".") ? String(said.dropLast()) : said)] {
      if let number = choices.firstIndex(where: { $0.word == candidate }) { return number }
    }
    return nil
  }

  func several(_ numbers: [Int]) -> Reading {
    let words = numbers.map { "\"\(choices[$0].word)\"" }.joined(separator: " and ")
    return .none(.several, why: "this is more than one of the legal answers: \(words)")
  }

  /// The members that are named as the answer's, which must not differ; without one, the only answer that a member is.
  func read(_ json: JSONValue) -> Reading {
    switch json {
    case .text(let text): return read(words: text)
    case .list(let values):
      guard values.count == 1 else {
        return read(
          words: values.compactMap { value in value.text ?? value.number.map { _ in value.description } }.joined(
            separator: "\n"))
      }
      return read(values[0])
    case .object(let object):
      let named = Dictionary(
        object.map { ($0.key.lowercased().filter { $0 != " " && $0 != "-" }, $0.value) },
        uniquingKeysWith: { one, _ in one })
      let said = Self.members.compactMap { name -> Reading? in
        guard let value = named[name] else { return nil }
        let reading = read(value)
        // A number says nothing but where numbers are the answers.
        if case .number = value, reading.number == nil { return nil }
        return reading
      }
      if let first = said.first {
        let all = Set(said.compactMap(\.number))
        return first.number != nil && all.count > 1 ? several(all.sorted()) : first
      }
      let readings = object.values.compactMap { value -> Int? in
        guard let text = value.text, case .answer(let choice) = read(words: text) else { return nil }
        return choice
      }
      let all = Set(readings)
      guard all.count == 1, let only = all.first else {
        return all.isEmpty
          ? .none(.unread, why: "the object in the reply has none of the legal answers")
          : .none(.several, why: "the members of the object in the reply are more than one of the legal answers")
      }
      return .answer(only)
    case .number: return read(words: json.description)
    case .null, .flag: return .none(.unread, why: "this is none of the legal answers")
    }
  }

  /// The only object that stands in a text, such as one between words of introduction and farewell.
  private static func object(in text: String) -> JSONValue? {
    let bytes = Array(text.utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "{")), let close = bytes.lastIndex(of: UInt8(ascii: "}")),
      open < close
    else { return nil }
    return JSONValue(.init(bytes[open...close]))
  }
}
