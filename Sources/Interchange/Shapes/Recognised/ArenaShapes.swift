import Basics
import Foundation
import Study

/// MT-bench's judgements and Chatbot Arena's conversations: two dialogues with the same questions, a winner, a judge.
struct ArenaShape: DataShape {
  static let name = "arena"
  static let title = "MT-bench and Chatbot Arena: conversation_a, conversation_b, winner, judge"
  static let source = "the data cards of lmsys/mt_bench_human_judgments and lmsys/chatbot_arena_conversations"

  static func fits(_ record: JSONValue) -> Bool { record.has("conversation_a", "conversation_b", "winner") }

  /// Both bad is no preference, and so is a tie.
  static let winners: [String: ResponseLetter?] = [
    "model_a": .a, "model_b": .b, "tie": nil, "tie (bothbad)": nil, "tie (inconsistent)": nil,
    "both_bad": nil, "bothbad": nil, "tie_bothbad": nil, "a": .a, "b": .b,
  ]

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    var (one, other) = (try fields.turns("conversation_a"), try fields.turns("conversation_b"))
    let turn = try fields.optionalNumber("turn").flatMap { Int(exactly: $0) }
    // MT-bench judges the first or the second answer of a dialogue.
    if let turn, turn > 0, turn < one.count, fields.has("question_id"), one.count > 2 * turn {
      (one, other) = (Array(one.prefix(2 * turn)), Array(other.prefix(2 * turn)))
    }
    guard let split = Self.split(one, other) else {
      throw .wrongKind("conversation_a", expected: "a dialogue that ends with an answer")
    }
    let winner = try fields.choice("winner", Self.winners)
    let names = [fields["question_id"]?.name, fields["model_a"]?.name, fields["model_b"]?.name, turn.map(String.init)]
    let judge = Self.judge(fields)
    var pair = ShapedPair(
      id: fields["question_id"] == nil ? fields["id"]?.name : names.compactMap(\.self).joined(separator: "-"),
      context: split.context, first: split.first, second: split.second, better: winner)
    if let judge {
      var label = ShapedLabel.preference(Strengths.preference(winner), by: judge.name)
      label.isModel = judge.isModel
      label.at = fields["tstamp"]?.looseNumber.map { Date(timeIntervalSince1970: $0) }
      pair.labels = [label]
      pair.better = nil
    }
    return [pair]
  }

  /// The answer that is judged is the last; where the dialogues part earlier, all from there on.
  private static func split(
    _ one: [Turn], _ other: [Turn]
  ) -> (context: [Turn], first: String, second: String)? { Messages.split(one, other) }

  /// A person's name, or a list of a model's name and its prompt's.
  private static func judge(_ fields: Fields) -> (name: String, isModel: Bool)? {
    for key in ["judge", "judge_hash", "user_id"] {
      if let name = fields[key]?.name, !name.isEmpty { return (name, name.lowercased().hasPrefix("gpt")) }
      if let names = fields[key]?.list?.compactMap(\.text), !names.isEmpty {
        return (names.joined(separator: "-"), true)
      }
    }
    return nil
  }
}

/// LMSYS's human preferences of its competition: prompts and answers as lists of texts in a text, the winner in three columns.
struct ArenaCompetitionShape: DataShape {
  static let name = "arena-55k"
  static let title =
    "Arena human preference 55k: prompt, response_a, response_b, winner_model_a, winner_model_b, winner_tie"
  static let source = "the data card of lmsys/lmsys-arena-human-preference-55k"

  static func fits(_ record: JSONValue) -> Bool {
    record.has("prompt", "response_a", "response_b", "winner_model_a", "winner_model_b")
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let prompts = try Self.texts(fields, "prompt")
    let (one, other) = (try Self.texts(fields, "response_a"), try Self.texts(fields, "response_b"))
    guard let split = Messages.split(Self.turns(prompts, one), Self.turns(prompts, other)) else {
      throw .wrongKind("response_a", expected: "a list with an answer")
    }
    let winner: ResponseLetter? =
      if try fields.flag("winner_model_a") { .a } else if try fields.flag("winner_model_b") { .b } else { nil }
    return [
      ShapedPair(
        id: fields["id"]?.name, context: split.context, first: split.first, second: split.second, better: winner)
    ]
  }

  /// A list of texts, also written as a text; null for an answer that is missing.
  private static func texts(_ fields: Fields, _ key: String) throws(LineFault) -> [String] {
    if let list = fields[key]?.list { return list.map { $0.text ?? "" } }
    let text = try fields.text(key)
    guard let list = JSONValue(Data(text.utf8))?.list else { return [text] }
    return list.map { $0.text ?? "" }
  }

  private static func turns(_ prompts: [String], _ answers: [String]) -> [Turn] {
    zip(prompts, answers).flatMap { [Turn(role: .user, content: $0), Turn(role: .assistant, content: $1)] }
  }
}
