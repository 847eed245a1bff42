import Basics
import Study

/// A dialogue with a chosen and a rejected message, as LLaMA-Factory reads preferences in ShareGPT's form.
struct ShareGPTShape: DataShape {
  static let name = "sharegpt"
  static let title = "ShareGPT preferences: conversations, chosen and rejected messages"
  static let source = "LLaMA-Factory's data/README, Sharegpt format, preference dataset"

  static func fits(_ record: JSONValue) -> Bool {
    record.has("chosen", "rejected") && (record["conversations"] ?? record["messages"])?.list != nil
      && record.lacks("prompt") && record["chosen"]?.list == nil
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let context = try fields.turns(fields.has("conversations") ? "conversations" : "messages")
    let (chosen, rejected) = (try fields.turns("chosen"), try fields.turns("rejected"))
    return [
      ShapedPair(
        id: fields["id"]?.name, context: context.behind(system: try fields.optionalText("system")),
        chosen: Messages.rest(chosen[...]), rejected: Messages.rest(rejected[...]))
    ]
  }
}

/// An instruction with a chosen and a rejected output, as LLaMA-Factory reads preferences in Alpaca's form.
struct AlpacaPreferenceShape: DataShape {
  static let name = "alpaca-preference"
  static let title = "Alpaca preferences: instruction, input, chosen, rejected (or both in output), with history"
  static let source = "LLaMA-Factory's data/README, Alpaca format, preference dataset"

  static func fits(_ record: JSONValue) -> Bool {
    guard record.hasText("instruction"), record.lacks("prompt") else { return false }
    return record.hasText("chosen", "rejected") || ranked(record) != nil
  }

  /// Older files have both in one list, the better one first.
  private static func ranked(_ record: JSONValue) -> [String]? {
    let texts = record["output"]?.list?.compactMap(\.text) ?? []
    return texts.count == 2 && record["output"]?.list?.count == 2 ? texts : nil
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let context = try Self.context(fields)
    let chosen: String
    let rejected: String
    if let ranked = Self.ranked(record) {
      (chosen, rejected) = (ranked[0], ranked[1])
    } else {
      (chosen, rejected) = (try fields.text("chosen"), try fields.text("rejected"))
    }
    return [
      ShapedPair(
        id: fields["id"]?.name, context: context.behind(system: try fields.optionalText("system")),
        chosen: chosen, rejected: rejected)
    ]
  }

  /// What was said before, and the instruction.
  static func context(_ fields: Fields) throws(LineFault) -> [Turn] {
    var context: [Turn] = []
    for (index, exchange) in (fields["history"]?.list ?? []).enumerated() {
      guard let texts = exchange.list, texts.count == 2, let said = texts[0].text, let answered = texts[1].text else {
        throw .wrongKind("history.\(index)", expected: "a pair of texts")
      }
      context += [Turn(role: .user, content: said), Turn(role: .assistant, content: answered)]
    }
    return context + [Turn(role: .user, content: try prompt(fields))]
  }

  /// An instruction, and what it is about on a line of its own.
  static func prompt(_ fields: Fields) throws(LineFault) -> String {
    let instruction = try fields.text("instruction")
    guard let input = try fields.optionalText("input"), !input.isEmpty else { return instruction }
    return instruction + "\n" + input
  }
}
