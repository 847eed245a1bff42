import Basics
import Foundation
import Study

/// Argilla's exports, flat (`preference.responses`) or nested (`fields`, `responses`): two text fields, and each user's
/// submitted answers to the questions that are a preference or a rating.
struct ArgillaShape: DataShape {
  static let name = "argilla"
  static let title = "Argilla exports: two response fields, users' submitted answers"
  static let source = "Argilla's documentation, exporting records and datasets to a Hub"

  static func fits(_ record: JSONValue) -> Bool {
    guard case .object(let members) = record else { return false }
    return members.keys.contains { $0.hasSuffix(".responses.users") }
      || record["fields"] != nil && record["responses"] != nil
  }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let texts = fields.has("fields") ? try fields.object("fields") : fields
    guard let names = Self.responseNames(texts) else {
      throw .missingKeys(["response1", "response2"])
    }
    var pair = ShapedPair(
      id: fields["id"]?.name, context: [], first: try texts.text(names.first), second: try texts.text(names.second))
    if let prompt = Self.prompts.first(where: { texts[$0] != nil }) { pair.context = try texts.turns(prompt) }
    for answer in try Self.answers(fields) {
      if let label = answer.label(names) { pair.labels.append(label) }
    }
    return [pair]
  }

  private static let prompts = ["prompt", "instruction", "question", "input", "context", "text"]
  private static let pairsOfNames = [
    ("response1", "response2"), ("response_1", "response_2"), ("response-1", "response-2"),
    ("response_a", "response_b"),
    ("completion1", "completion2"), ("generation-0", "generation-1"), ("generation_1", "generation_2"),
    ("answer1", "answer2"), ("response_0", "response_1"), ("chosen", "rejected"),
  ]

  private static func responseNames(_ texts: Fields) -> (first: String, second: String)? {
    pairsOfNames.first { texts.value.hasText($0.0, $0.1) }.map { (first: $0.0, second: $0.1) }
  }

  /// One user's answer to one question.
  private struct Answer {
    var question: String
    var user: String
    var value: JSONValue

    /// nil where it says nothing about which response is better, or how good one is.
    func label(_ names: (first: String, second: String)) -> ShapedLabel? {
      if let word = value.text {
        switch word.lowercased() {
        case names.first.lowercased(), "a", "1", "first": return .preference(.littleA, by: user)
        case names.second.lowercased(), "b", "2", "second": return .preference(.littleB, by: user)
        case "tie", "none", "both", "neither", "equal", "n": return .preference(.none, by: user)
        default: return nil
        }
      }
      // A rating says of which response it is by its question's name.
      guard let number = value.looseNumber, let rating = Strengths.rating(number, low: 1, high: 5) else { return nil }
      let name = question.lowercased()
      if name.hasSuffix("1") || name.hasSuffix("_a") || name.contains(names.first.lowercased()) {
        return .rating(rating, of: .a, by: user)
      }
      if name.hasSuffix("2") || name.hasSuffix("_b") || name.contains(names.second.lowercased()) {
        return .rating(rating, of: .b, by: user)
      }
      return nil
    }
  }

  /// What users submitted; drafts and what they discarded are left out.
  private static func answers(_ fields: Fields) throws(LineFault) -> [Answer] {
    if fields.has("responses") { return try nested(try fields.object("responses")) }
    guard case .object(let members) = fields.value else { return [] }
    var answers: [Answer] = []
    for key in members.keys.sorted() where key.hasSuffix(".responses") && fields[key] != nil {
      let question = String(key.dropLast(".responses".count))
      let values = try fields.list(key)
      let users = fields[key + ".users"]?.list?.map(\.name) ?? []
      let states = fields[key + ".status"]?.list?.map(\.text) ?? []
      for (index, value) in values.enumerated() {
        guard users.indices.contains(index), let user = users[index] else { throw .missingKeys([key + ".users"]) }
        if states.indices.contains(index), let state = states[index], state != "submitted" { continue }
        answers.append(Answer(question: question, user: user, value: value))
      }
    }
    return answers
  }

  private static func nested(_ responses: Fields) throws(LineFault) -> [Answer] {
    guard case .object(let members) = responses.value else { return [] }
    var answers: [Answer] = []
    for question in members.keys.sorted() {
      for one in try responses.objects(question) {
        if let state = one["status"]?.text, state != "submitted" { continue }
        guard let value = one["value"] else { continue }
        answers.append(Answer(question: question, user: try one.name("user_id"), value: value))
      }
    }
    return answers
  }
}
