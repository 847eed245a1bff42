import Foundation

/// What of a model's reply is its answer: without thinking, and without the fence that stands around it.
enum ReplyText {
  /// What opens and closes thinking, as models mark it.
  private static let marks: [(open: String, close: String)] = [
    ("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<thought>", "</thought>"),
    ("<reasoning>", "</reasoning>"), ("<seed:think>", "</seed:think>"), ("[think]", "[/think]"),
    ("\u{25C1}think\u{25B7}", "\u{25C1}/think\u{25B7}"), ("<|START_THINKING|>", "<|END_THINKING|>"),
    ("<|channel|>analysis<|message|>", "<|channel|>final<|message|>"), ("<|begin_of_thought|>", "<|end_of_thought|>"),
  ]

  /// The text behind the thinking; nil where the thinking has not ended.
  ///
  /// A closing mark alone ends thinking that began in the template.
  static func withoutThinking(_ reply: String) -> String? {
    var text = reply
    for mark in marks {
      if let close = last(mark.close, in: text) {
        text = String(text[close.upperBound...])
      }
      while let open = first(mark.open, in: text) {
        guard let close = first(mark.close, in: String(text[open.upperBound...])) else { return nil }
        let rest = String(text[open.upperBound...])
        text = String(text[..<open.lowerBound]) + String(rest[close.upperBound...])
      }
    }
    return withoutMarks(text.trimmingBlanks)
  }

  /// Without the marks with which templates begin and end a message, where a server leaves them in: `<|im_end|>`, `</s>`.
  private static func withoutMarks(_ text: String) -> String {
    let mark = /<[|\u{FF5C}][^|\u{FF5C}<>]{1,40}[|\u{FF5C}]>|<\/?s>|<(?:bos|eos|end_of_turn)>|\[\/?INST\]/.ignoresCase()
    guard text.hasPrefix("<") || text.hasPrefix("[") || text.hasSuffix(">") || text.hasSuffix("]") else { return text }
    var text = text
    while let found = text.prefixMatch(of: mark) { text = String(text[found.range.upperBound...]).trimmingBlanks }
    while let last = text.matches(of: mark).last, last.range.upperBound == text.endIndex {
      text = String(text[..<last.range.lowerBound]).trimmingBlanks
    }
    return text
  }

  /// Whether a text, such as the end of a template, is inside of thinking: what mark would close it.
  static func openThinking(_ text: String) -> String? {
    for mark in marks {
      guard let open = last(mark.open, in: text) else { continue }
      let rest = String(text[open.upperBound...])
      if first(mark.close, in: rest) == nil { return mark.close }
    }
    return nil
  }

  static func hasThinking(_ text: String) -> Bool {
    marks.contains { first($0.open, in: text) != nil || first($0.close, in: text) != nil }
  }

  /// Letters of ASCII compare without their case.
  private static func first(_ mark: String, in text: String) -> Range<String.Index>? {
    text.range(of: mark, options: .caseInsensitive)
  }

  private static func last(_ mark: String, in text: String) -> Range<String.Index>? {
    text.range(of: mark, options: [.caseInsensitive, .backwards])
  }

  /// What stands in the only fence of three backticks or tildes; the whole where there is none or several.
  static func withoutFence(_ text: String) -> String {
    for fence in ["```", "~~~"] {
      let parts = text.components(separatedBy: fence)
      guard parts.count == 3 || parts.count == 2 && parts[0].trimmingBlanks.isEmpty else { continue }
      var inside = parts[1]
      // The first line may name a language.
      if let end = inside.firstIndex(where: \.isNewline) {
        let language = String(inside[..<end]).trimmingBlanks
        if ["json", "text", "txt", "plaintext", "markdown", "md", ""].contains(language.lowercased()) {
          inside = String(inside[end...])
        }
      } else {
        for language in ["json ", "text "] where inside.lowercased().hasPrefix(language) {
          inside = String(inside.dropFirst(language.count))
        }
      }
      let around = (parts[0] + (parts.count > 2 ? "\n" + parts[2] : "")).trimmingBlanks
      return around.isEmpty ? inside.trimmingBlanks : "\(parts[0])\n\(inside)\n\(parts.count > 2 ? parts[2] : "")"
    }
    return text
  }
}
