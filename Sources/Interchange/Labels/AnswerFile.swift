import Basics
import Foundation
import Study

/// An answer of a language model that was asked elsewhere: a record of an answers file.
package struct AnswerRow: Hashable, Sendable {
  package var instance: InstanceKey
  package var model: String
  package var method: ModelMethod
  package var response: ResponseLetter?
  /// nil for what is asked of one response, and where it is not known.
  package var firstShown: ResponseLetter?
  /// Which of several answers to the same question it is, from 0; nil where the file does not say.
  package var sample: Int?
  package var outcome: ModelAnswer.Outcome
  package var invalidKind: ModelAnswer.InvalidKind?
  /// Whether there is a reply, and nothing of what was read out of it: then the outcome is invalid.
  package var isUnread = false
  package var wording: String?
  package var engine: String?
  package var engineVersion: String?
  package var servedAs: String?
  package var driver: String?
  package var template: String?
  package var decode: String?
  package var explanation: String?
  package var promptTokens: Int?
  package var seconds: Double?
  /// When it was given; nil where the file does not say, or not as a time.
  package var at: Date?
  package var fingerprint: TextFingerprint?
  package var line: Int
}

/// Answers of language models as CSV or JSON: `instance,model,method` and `response` where a response was asked about;
/// `value` (or `difficulty`, or the word as `answer`), or `logprob` and `tokens`. What `demur export answers` writes.
package enum AnswerFile {
  /// Whether a file holds answers, by what its first line names.
  package static func isOne(_ path: String) throws(InterchangeError) -> Bool {
    let names = try NamesInFile.of(path)
    return names.isSuperset(of: ["instance", "model", "method"])
      && !names.isDisjoint(with: ["value", "answer", "difficulty", "logprob", "reply"])
  }

  /// All answers in force.
  ///
  /// - Throws: ``InterchangeError`` for the first fault; nothing of a faulty file is returned.
  package static func read(path: String) throws(InterchangeError) -> [AnswerRow] {
    let file = try RecordFile(path: path)
    var rows: [AnswerRow] = []
    var firstLines: [Point: Int] = [:]
    while let record = try file.next() {
      do throws(LineFault) {
        let fields = try Fields(record.value())
        if fields["current"] != nil, try !isTrue("current", fields) { continue }
        let row = try row(fields, line: record.line)
        if let first = firstLines.updateValue(record.line, forKey: Point(row)) {
          throw .labelTwice(
            dataPoint: "\(row.method.rawValue) of \(row.instance)\(row.response.map { " \($0.rawValue)" } ?? "")",
            annotator: row.model, firstLine: first)
        }
        rows.append(row)
      } catch {
        throw .line(path, record.line, error)
      }
    }
    return rows
  }

  private struct Point: Hashable {
    let instance: InstanceKey
    let model: InstanceKey
    let method: ModelMethod
    let response: ResponseLetter?
    let firstShown: ResponseLetter?
    let sample: Int

    init(_ row: AnswerRow) {
      (instance, model, method) = (row.instance, InstanceKey(row.model), row.method)
      (response, firstShown, sample) = (row.response, row.firstShown, row.sample ?? 0)
    }
  }

  private static func isTrue(_ key: String, _ fields: Fields) throws(LineFault) -> Bool {
    if let flag = fields[key]?.flag { return flag }
    return try fields.number(key) != 0
  }

  private static func row(_ fields: Fields, line: Int) throws(LineFault) -> AnswerRow {
    func word<Value>(_ key: String, _ expected: String, _ read: (String) -> Value?) throws(LineFault) -> Value? {
      guard let text = try fields.optionalName(key), !text.isEmpty else { return nil }
      guard let value = read(text) else { throw .badCell(column: key, value: text, expected: expected) }
      return value
    }
    let methods = ModelMethod.allCases.map(\.rawValue).joined(separator: ", ")
    guard let method = try word("method", "one of \(methods)", ModelMethod.init(rawValue:)) else {
      throw .missingKeys(["method"])
    }
    let response = try word("response", "A or B", ResponseLetter.init(rawValue:))
    guard method.isOfResponse == (response != nil) else {
      throw .badCell(
        column: "response", value: response?.rawValue ?? "",
        expected: method.isOfResponse
          ? "A or B, since \(method.rawValue) is of one response"
          : "nothing, since "
            + "\(method.rawValue) is of the pair")
    }
    let first = method.isOfResponse ? nil : try word("first_shown", "A or B", ResponseLetter.init(rawValue:))
    var row = AnswerRow(
      instance: InstanceKey(try fields.name("instance")), model: try fields.name("model"), method: method,
      response: response, firstShown: first,
      sample: try whole("sample", fields, 0...9_999), outcome: try outcome(fields, method, first),
      invalidKind: try word("invalid", "a reason that demur knows", ModelAnswer.InvalidKind.init(rawValue:)),
      wording: try filled("wording", fields), engine: try filled("engine", fields),
      engineVersion: try filled("engine_version", fields), servedAs: try filled("served_as", fields),
      driver: try filled("driver", fields), template: try filled("template", fields),
      decode: try filled("decode", fields),
      explanation: try filled("explanation", fields),
      promptTokens: try whole("prompt_tokens", fields, 0...0x7FFF_FFFF),
      seconds: try fields.optionalNumber("seconds"),
      at: try filled("at", fields).flatMap(Timestamps.loose),
      fingerprint: try word("fingerprint", "a fingerprint of 32 hex digits", TextFingerprint.init), line: line)
    if case .invalid = row.outcome, try filled("outcome", fields) == nil { row.isUnread = true }
    return row
  }

  /// nil where it is missing or empty.
  private static func filled(_ key: String, _ fields: Fields) throws(LineFault) -> String? {
    try fields.optionalName(key).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func whole(_ key: String, _ fields: Fields, _ range: ClosedRange<Int>) throws(LineFault) -> Int? {
    guard try filled(key, fields) != nil || fields[key]?.number != nil else { return nil }
    guard let value = Int(exactly: try fields.number(key)), range.contains(value) else {
      throw .badCell(
        column: key, value: fields[key].map { $0.text ?? $0.description } ?? "",
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  private static func outcome(
    _ fields: Fields, _ method: ModelMethod, _ first: ResponseLetter?
  ) throws(LineFault) -> ModelAnswer.Outcome {
    let reply = try fields.optionalName("reply") ?? ""
    switch try filled("outcome", fields) {
    case "too-long": return .tooLong(window: nil)
    case "invalid": return .invalid(reply: reply, why: try filled("why", fields) ?? "not said")
    default: break
    }
    if method == .perplexity {
      let logprob = try fields.number("logprob")
      guard logprob.isFinite, logprob <= 0 else {
        throw .badCell(column: "logprob", value: "\(logprob)", expected: "a sum of log-probabilities, 0 or below")
      }
      guard let tokens = try whole("tokens", fields, 1...0x7FFF_FFFF) else { throw .missingKeys(["tokens"]) }
      let isSplit = fields["split"] == nil ? false : try isTrue("split", fields)
      return .perplexity(PerplexityScore(logprob: logprob, tokens: tokens, bytes: 0, isSplit: isSplit))
    }
    let values = method.choices.map(\.value)
    let range = (values.first ?? 0)...(values.last ?? 0)
    let said = try filled("answer", fields)
    let isTurned = method == .preference && first == .b
    let named = said.flatMap(method.value(of:)).map { isTurned ? -$0 : $0 }
    var given = try whole("value", fields, range)
    if given == nil, method.formulation == nil { given = try whole("difficulty", fields, range) }
    guard let value = given ?? named else {
      if said == nil, !reply.isEmpty { return .invalid(reply: reply, why: "not read where it was asked") }
      guard let said else { throw .missingKeys(["value"]) }
      throw .badCell(
        column: "answer", value: said, expected: "one of " + method.choices.map(\.word).joined(separator: ", "))
    }
    let own = isTurned ? -value : value
    var choice = ChoiceAnswer(
      word: said ?? method.choices.first { $0.value == own }?.word ?? "", value: own, reply: reply)
    if let shares = try distribution(fields, range) {
      let ascending = shares.map { (isTurned ? -$0.key : $0.key, $0.value) }.sorted { $0.0 < $1.0 }
      choice.distribution = ascending.map(\.1)
      choice.values = ascending.map(\.0) == values ? nil : ascending.map(\.0)
    }
    return .choice(choice)
  }

  private static func distribution(_ fields: Fields, _ range: ClosedRange<Int>) throws(LineFault) -> [Int: Double]? {
    guard let value = fields["distribution"] else { return nil }
    var found: [Int: Double] = [:]
    if case .object(let members) = value {
      for (key, share) in members {
        if let number = Int(key), range.contains(number), let share = share.number, (0...1).contains(share) {
          found[number] = share
        }
      }
      if !found.isEmpty, found.count == members.count { return found }
    }
    throw .badCell(
      column: "distribution", value: value.description,
      expected: "an object of values from \(range.lowerBound) to \(range.upperBound), each with its probability")
  }
}
