import Basics
import Foundation
import Study

/// Argilla's exports, flat (`preference.responses`), nested (`fields`, `responses`), or of its first version (`preference` beside
/// `preference-suggestion`, or records with a list of responses): two fields of texts or messages, and each user's submitted
/// answers to the questions that are a preference, a ranking or a rating.
struct ArgillaShape: DataShape {
  static let name = "argilla"
  static let title = "Argilla exports: two response fields, users' submitted answers"
  static let source = "Argilla's documentation, exporting records and datasets to a Hub"

  static func fits(_ record: JSONValue) -> Bool {
    guard case .object(let members) = record else { return false }
    return members.keys.contains { $0.hasSuffix(".responses.users") || $0.hasSuffix(suggestion) }
      || record["fields"] != nil && record["responses"] != nil
  }

  private static let suggestion = "-suggestion-metadata"

  private var unread = 0
  private var isUnnamed = false

  var remarks: [String] { UnreadAnswers.remarks(unread) + (isUnnamed ? [Position.remark] : []) }

  init(_ options: ShapeOptions) {}

  mutating func pairs(of record: JSONValue) throws(LineFault) -> [ShapedPair] {
    let fields = try Fields(record)
    let texts = fields.has("fields") ? try fields.object("fields") : fields
    guard let names = Self.responseNames(texts) else {
      throw .missingKeys(["response1", "response2"])
    }
    var pair = ShapedPair(
      id: fields["id"]?.name ?? fields["external_id"]?.name, context: [], first: try Self.response(texts, names.first),
      second: try Self.response(texts, names.second))
    if let prompt = Self.prompts.first(where: { texts[$0] != nil }) { pair.context = try texts.turns(prompt) }
    for answer in try Self.answers(fields) {
      guard let label = answer.label(names) else {
        unread += 1
        continue
      }
      pair.labels.append(label)
      if answer.user == nil { isUnnamed = true }
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
    pairsOfNames.first { texts[$0.0] != nil && texts[$0.1] != nil }.map { (first: $0.0, second: $0.1) }
  }

  /// A text, or the messages of a chat field.
  private static func response(_ texts: Fields, _ name: String) throws(LineFault) -> String {
    if let text = texts.plainText(name) { return text }
    let turns = try texts.turns(name)
    guard !turns.isEmpty else { throw .wrongKind(texts.path + name, expected: "a text, or a list of messages") }
    return Messages.rest(turns[...])
  }

  /// One user's answer to one question.
  private struct Answer {
    var question: String
    /// nil where the file has null, as it has of users who were deleted.
    var user: String?
    /// Its place among the answers.
    var place: Int
    var value: JSONValue

    private var annotator: String { user ?? Position.name(place) }

    /// nil where it says nothing about which response is better, or how good one is.
    func label(_ names: (first: String, second: String)) -> ShapedLabel? {
      if let ranked = Self.order(value) { return preference(ranked, names) }
      if let word = value.text, let label = ChoiceWords.preference(word, names: names) {
        return .preference(label, by: annotator)
      }
      // A rating says of which response it is by its question's name.
      guard let number = value.looseNumber, let rating = Strengths.rating(number, low: 1, high: 5) else { return nil }
      let name = question.lowercased()
      if name.hasSuffix("1") || name.hasSuffix("_a") || name.contains(names.first.lowercased()) {
        return .rating(rating, of: .a, by: annotator)
      }
      if name.hasSuffix("2") || name.hasSuffix("_b") || name.contains(names.second.lowercased()) {
        return .rating(rating, of: .b, by: annotator)
      }
      return nil
    }

    /// A preference by the ranks of both responses; nil where not both are ranked.
    private func preference(
      _ ranks: [String: Double], _ names: (first: String, second: String)
    ) -> ShapedLabel? {
      guard let one = ranks[ChoiceWords.plain(names.first)], let other = ranks[ChoiceWords.plain(names.second)] else {
        return nil
      }
      return .preference(Strengths.preference(one == other ? nil : one < other ? .a : .b), by: annotator)
    }

    /// The ranks of a ranking's answer, 1 the best, which versions write as `{"value": [], "rank": []}`, as a list of
    /// `{"value", "rank"}`, or as a list in order; nil where it is none.
    private static func order(_ value: JSONValue) -> [String: Double]? {
      var ranks: [String: Double] = [:]
      if let words = value["value"]?.list?.map(\.text), let places = value["rank"]?.list?.map(\.looseNumber),
        words.count == places.count
      {
        for (word, place) in zip(words, places) { if let word, let place { ranks[ChoiceWords.plain(word)] = place } }
        return ranks
      }
      guard let list = value.list, list.count > 1 else { return nil }
      for (index, one) in list.enumerated() {
        if let word = one.text {
          ranks[ChoiceWords.plain(word)] = Double(index + 1)
        } else if let word = one["value"]?.text, let rank = one["rank"]?.looseNumber {
          ranks[ChoiceWords.plain(word)] = rank
        }
      }
      return ranks
    }
  }

  /// What users submitted; drafts and what they discarded are left out.
  private static func answers(_ fields: Fields) throws(LineFault) -> [Answer] {
    if fields["responses"]?.list != nil { return try byUser(try fields.objects("responses")) }
    if fields.has("responses") { return try nested(try fields.object("responses")) }
    guard case .object(let members) = fields.value else { return [] }
    var answers: [Answer] = []
    for key in members.keys.sorted() where key.hasSuffix(".responses") && fields[key] != nil {
      let question = String(key.dropLast(".responses".count))
      let values = try fields.list(key)
      let users = fields[key + ".users"]?.list?.map(\.name) ?? []
      let states = fields[key + ".status"]?.list?.map(\.text) ?? []
      for (index, value) in values.enumerated() {
        guard users.indices.contains(index) else { throw .missingKeys([key + ".users"]) }
        if states.indices.contains(index), let state = states[index], state != "submitted" { continue }
        answers.append(Answer(question: question, user: users[index], place: index, value: value))
      }
    }
    return answers + (try beside(members, fields))
  }

  /// Of the first version, whose questions stand beside their suggestions, as a list of answers or lists of their parts.
  private static func beside(_ members: [String: JSONValue], _ fields: Fields) throws(LineFault) -> [Answer] {
    var answers: [Answer] = []
    for key in members.keys.sorted() where key.hasSuffix(suggestion) {
      let question = String(key.dropLast(suggestion.count))
      guard let value = fields[question] else { continue }
      if value.list != nil {
        for (index, one) in try fields.objects(question).enumerated() {
          if let answer = try answer(one, question, index) { answers.append(answer) }
        }
        continue
      }
      let parts = try fields.object(question)
      let users = try parts.list("user_id")
      for (index, user) in users.enumerated() {
        var one: [String: JSONValue] = ["user_id": user]
        for part in ["value", "status"] { one[part] = parts[part]?[index] }
        if let answer = try answer(Fields(.object(one), path: "\(question).\(index)."), question, index) {
          answers.append(answer)
        }
      }
    }
    return answers
  }

  /// nil where nothing was submitted.
  ///
  /// - Parameter index: the answer's place.
  private static func answer(_ one: Fields, _ question: String, _ index: Int) throws(LineFault) -> Answer? {
    if let state = one["status"]?.text, state != "submitted" { return nil }
    guard let value = one["value"] else { return nil }
    return Answer(question: question, user: try one.optionalName("user_id"), place: index, value: value)
  }

  /// Of its first version's records: a response a user, with the answers to all questions.
  private static func byUser(_ responses: [Fields]) throws(LineFault) -> [Answer] {
    var answers: [Answer] = []
    for (index, response) in responses.enumerated() {
      if let state = response["status"]?.text, state != "submitted" { continue }
      guard response["values"] != nil, case .object(let members) = try response.object("values").value else { continue }
      for question in members.keys.sorted() {
        guard let value = members[question]?["value"] else { continue }
        let user = try response.optionalName("user_id")
        answers.append(Answer(question: question, user: user, place: index, value: value))
      }
    }
    return answers
  }

  private static func nested(_ responses: Fields) throws(LineFault) -> [Answer] {
    guard case .object(let members) = responses.value else { return [] }
    var answers: [Answer] = []
    for question in members.keys.sorted() {
      for (index, one) in try responses.objects(question).enumerated() {
        if let answer = try answer(one, question, index) { answers.append(answer) }
      }
    }
    return answers
  }
}
