import Markdown
import Study
import Terminal

/// A text to be read: what its writer wrote, and what Markdown makes of it where that is to be shown. It is parsed once, and
/// laid out for each width.
struct ReadableText: Equatable, Sendable {
  /// Without the white space at both ends.
  let source: String
  private let markdown: MarkdownText?

  init(_ text: String, form: TextForm = .raw) {
    source = text.trimmedForReading
    markdown = form == .rendered ? MarkdownText(source) : nil
  }

  func passage(columns: Int) -> Passage {
    markdown.map { .rendered($0.layout(columns: columns)) } ?? .raw(TextLayout(source, columns: columns))
  }

  /// Its lines without any width, as they are read out; none where there is nothing to read.
  var plainLines: [SafeText] { source.isEmpty ? [] : markdown?.plainLines ?? SafeText.lines(of: source) }

  /// What is shown of it at any width, in which marks count their bytes.
  var shown: String { markdown?.shown ?? source }
}

/// A turn of a dialogue to be read.
struct ReadableTurn: Equatable, Sendable {
  var role: Role
  var text: ReadableText
}

/// The texts of a piece of work, all in one form.
struct ReadableWork: Equatable, Sendable {
  let context: [ReadableTurn]
  /// In the order of the screen: one in SINGLE, two in PREFERENCE.
  let responses: [ReadableText]
  let form: TextForm
  /// Whether it was to be read as Markdown and cannot be.
  let isKeptAsWritten: Bool

  init(context: [Turn], responses: [String], form: TextForm) {
    // Both responses of a pair in the same way, or the difference would be judged.
    let canRender = form == .raw || responses.allSatisfy { MarkdownText.canRender($0.trimmedForReading) }
    isKeptAsWritten = !canRender
    let form: TextForm = canRender ? form : .raw
    self.context = context.map { ReadableTurn(role: $0.role, text: ReadableText($0.content, form: form)) }
    self.responses = responses.map { ReadableText($0, form: form) }
    self.form = form
  }

  init(_ served: ServedWork, form: TextForm) {
    self.init(context: served.context, responses: served.shownResponses.map(served.response), form: form)
  }
}

extension SafeText {
  /// The lines of a text as it was written.
  static func lines(of text: String) -> [SafeText] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      SafeText(Substring($0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0))
    }
  }
}
