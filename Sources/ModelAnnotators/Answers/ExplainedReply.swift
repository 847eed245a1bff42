import Basics
import Study

/// A reply that explains its answer before it gives it: the verdict, as ``AnswerReader`` reads what stands in its place, and
/// the explanation. Words of the explanation are no verdict; two verdicts that differ are none.
struct ExplainedReply: Hashable, Sendable {
  let reading: AnswerReader.Reading
  /// Nothing but blanks where there is none.
  let explanation: String

  /// Members of an object that hold an explanation.
  private static let members = [
    ExplainedForm.explanation, "reason", "reasons", "reasoning", "rationale", "justification", "why", "analysis",
    "thought", "thoughts", "comment",
  ]

  /// - Parameter isCut: whether the reply ends where no more tokens were allowed.
  init(_ reply: String, _ choices: [ModelMethod.Choice], isCut: Bool) {
    let reader = AnswerReader(choices)
    guard let text = ReplyText.withoutThinking(reply), case let bare = ReplyText.withoutFence(text), !bare.isEmpty
    else {
      self.init(reader.read(reply), "")
      return
    }
    if case .object(let object)? = JSONValue(.init(bare.utf8)) {
      self.init(object, beside: "", reader)
    } else if let (object, around) = Self.object(in: bare) {
      self.init(object, beside: around, reader)
    } else if bare.hasPrefix("{") {
      let why = "the object in the reply is not whole"
      self.init(.none(.unread, why: why), "")
    } else {
      self.init(lines: bare, reader, isCut: isCut)
    }
  }

  private init(_ reading: AnswerReader.Reading, _ explanation: String) {
    self.explanation = explanation
    switch reading {
    // Who declines is asked for a verdict all the same, and a constraint forces one.
    case .answer where RefusalWords.refusesOutright(explanation):
      self.reading = .none(.refused, why: "the model refused in words")
    default: self.reading = reading
    }
  }

  /// - Parameter around: what stands outside of the object.
  private init(_ object: [String: JSONValue], beside around: String, _ reader: AnswerReader) {
    var rest = object
    var said: [String] = []
    for member in Self.members {
      for (name, value) in object where name.lowercased() == member {
        guard let text = value.text else { continue }
        said.append(text)
        rest[name] = nil
      }
    }
    var reading = reader.read(JSONValue.object(rest))
    // What is given as a verdict in the explanation, or beside the object, counts as well.
    if let number = reading.number,
      let other = (said + [around]).flatMap({ Self.verdicts(in: Self.split($0), reader) }).compactMap(\.reading.number)
        .first(where: { $0 != number })
    {
      reading = reader.several([number, other].sorted())
    }
    self.init(reading, said.isEmpty ? around : said.joined(separator: "\n"))
  }

  private init(lines whole: String, _ reader: AnswerReader, isCut: Bool) {
    let text = Self.split(whole)
    // What would have followed in the last line may change it.
    let last = text.count { $0.isNewline }
    let verdicts = Self.verdicts(in: text, reader).filter { !isCut || $0.lines.upperBound < last }
    let numbers = Set(verdicts.compactMap(\.reading.number))
    let explanation = Self.withoutLead(
      text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().filter { line in
        !verdicts.contains { $0.lines.contains(line.offset) && $0.reading.number != nil }
      }.map(\.element).joined(separator: "\n"))
    if numbers.count > 1 {
      self.init(reader.several(numbers.sorted()), text)
    } else if let number = numbers.first, verdicts.allSatisfy({ !$0.isSeveral }) {
      self.init(.answer(number), explanation)
    } else if let only = verdicts.first(where: \.isSeveral) ?? verdicts.last {
      self.init(only.reading, text)
    } else if isCut {
      self.init(.none(.unread, why: "the reply has no answer"), text)
    } else {
      self.init(reader.read(text), Self.withoutLead(text))
    }
  }

  /// With a line of its own for a verdict that follows in the line of an explanation's last sentence.
  private static func split(_ text: String) -> String {
    text.replacing(/([.!?])[ \t]+(\**(?:Final )?(?:Verdict|Answer)\**[ \t]*:)/.ignoresCase()) { "\($0.1)\n\($0.2)" }
  }

  /// A verdict that stands in a place of its own.
  private struct Verdict {
    var reading: AnswerReader.Reading
    /// The numbers of its lines.
    var lines: ClosedRange<Int>

    var isSeveral: Bool { if case .none(.several, _) = reading { true } else { false } }
  }

  /// What is said behind "Verdict:" or a word like it, and lines that are an answer and nothing else.
  private static func verdicts(in text: String, _ reader: AnswerReader) -> [Verdict] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    var found: [Verdict] = []
    for (index, line) in lines.enumerated() where found.last.map({ !$0.lines.contains(index) }) ?? true {
      if let said = VerdictLine.said(line) {
        // A heading has its answer below it.
        let next = said.isEmpty ? lines.indices.first { $0 > index && !lines[$0].trimmingBlanks.isEmpty } : index
        guard let next else { continue }
        found.append(Verdict(reading: reader.read(words: next == index ? said : lines[next]), lines: index...next))
      } else if VerdictLine.isAlone(line, reader) {
        found.append(Verdict(reading: reader.read(words: line), lines: index...index))
      }
    }
    return found
  }

  /// The only object that stands in a text, and what stands around it.
  private static func object(in text: String) -> (object: [String: JSONValue], around: String)? {
    guard let open = text.firstIndex(of: "{"), let close = text.lastIndex(of: "}"), open < close,
      case .object(let object)? = JSONValue(.init(text[open...close].utf8))
    else { return nil }
    let around = text[..<open] + "\n" + text[text.index(after: close)...]
    return (object, String(around).replacing("```json", with: "").replacing("```", with: "").trimmingBlanks)
  }

  /// Without the word that says that it is one.
  private static func withoutLead(_ text: String) -> String {
    let bare = text.trimmingBlanks
    guard let line = bare.split(separator: ":", maxSplits: 1).first, line.count < 30, line.count < bare.count else {
      return bare
    }
    let word = line.filter(\.isLetter).lowercased()
    guard members.contains(word) else { return bare }
    return String(bare.dropFirst(line.count + 1).drop { "*_ \n\t".contains($0) })
  }
}

/// Lines of a reply in which its verdict is given.
enum VerdictLine {
  private static let nouns: Set<String> = [
    "verdict", "answer", "rating", "choice", "preference", "label", "judgment", "judgement", "decision", "difficulty",
  ]
  private static let before: Set<String> = ["my", "the", "final", "so", "overall", "thus", "therefore"]

  /// What a line says behind "Verdict:", "**Final answer** - " or "The rating is", empty for a heading; nil of other lines.
  static func said(_ line: String) -> String? {
    let words = ReplyWords(line).words
    guard let noun = words.firstIndex(where: { !before.contains($0.lower) }), nouns.contains(words[noun].lower),
      noun <= 3
    else { return nil }
    let rest = words[(noun + 1)...]
    guard let next = rest.first else {
      // "Rating" alone is a heading where it is marked as one.
      let isHeading = line.contains { "#:*_".contains($0) }
      return isHeading ? "" : nil
    }
    if next.lower == "is" { return text(line, behind: noun + 1, words) }
    let isSeparated = next.gap.contains(" - ") || next.gap.contains { ":=\u{2013}\u{2014}>".contains($0) }
    guard isSeparated else { return nil }
    return text(line, behind: noun, words)
  }

  /// Whether a line is an answer, with no more than what leads to one.
  static func isAlone(_ line: String, _ reader: AnswerReader) -> Bool {
    let words = ReplyWords(line).words
    guard !words.isEmpty, words.count <= 10, let number = reader.read(words: line).number else { return false }
    let answer = reader.choices[number].word
    let spelled = ReplyWords(answer).words
    // "This is good." is said of much.
    guard words.count == spelled.count || line.contains(answer) else { return false }
    func own(_ words: [ReplyWords.Word]) -> [String] {
      words.filter { !$0.isNumber && !AnswerPhrases.leads($0) }.map(\.lower)
    }
    return own(words) == own(spelled)
  }

  /// The text from the word after one on, with the marks that stand directly before it.
  private static func text(_ line: String, behind place: Int, _ words: [ReplyWords.Word]) -> String {
    let before = words[...place].reduce(0) { $0 + $1.gap.count + $1.written.count }
    let rest = line.dropFirst(before)
    return String(rest.drop { ":=-\u{2013}\u{2014}> ".contains($0) })
  }
}
