import Foundation
import Study

/// Instances with an agreed answer: demur JSONL, each line also with an `answer`, of which a part is enough.
package enum CheckFile {
  package struct Check: Hashable, Sendable {
    package var instance: Instance
    package var answer: KnownAnswer
  }

  /// - Throws: ``PracticeFault`` that names file and line.
  package static func read(path: String) throws -> [Check] {
    var seen: [InstanceKey: Int] = [:]
    let checks = try PracticeFile.lines(try PracticeFile.bytes(path)) { line, number in
      let check = try check(line, name: path, line: number)
      if let first = seen.updateValue(number, forKey: check.instance.key) {
        throw PracticeFault(
          file: path, line: number, reason: "has the id of line \(first); give each instance an id of its own")
      }
      return check
    }
    guard !checks.isEmpty else {
      throw PracticeFault(file: path, line: nil, reason: "has no instance; write one JSON object a line")
    }
    return checks
  }

  private static func check(_ line: Data, name: String, line number: Int) throws -> Check {
    func fault(_ reason: String) -> PracticeFault { PracticeFault(file: name, line: number, reason: reason) }
    let record: Record
    do {
      record = try JSONDecoder().decode(Record.self, from: line)
    } catch DecodingError.keyNotFound(let key, _) {
      throw fault("the key \"\(key.stringValue)\" is missing; add it")
    } catch {
      throw fault("is no instance with an answer; `demur guide formats` has its form")
    }
    guard !record.id.isEmpty else { throw fault("the id is empty; give it one") }
    let answer = record.answer
    func rating(_ value: Int?) throws -> Rating? {
      guard let value else { return nil }
      guard let rating = Rating(rawValue: value) else { throw fault("a rating is outside 1 to 5; correct it") }
      return rating
    }
    let preference = try answer.preference.map { text -> PreferenceLabel in
      guard let preference = Preference(rawValue: text),
        let label = PreferenceLabel(preference, magnitude: answer.magnitude ?? (preference == .none ? 0 : 3))
      else { throw fault("the preference is A or B with a magnitude of 1 or 2, or N with 0; correct it") }
      return label
    }
    let known = KnownAnswer(
      key: InstanceKey(record.id), ratingA: try rating(answer.rating_a), ratingB: try rating(answer.rating_b),
      preference: preference)
    guard ([.a, .b, nil] as [ResponseLetter?]).contains(where: known.isKnown) else {
      throw fault("the answer is empty; give a rating_a, a rating_b, or a preference with its magnitude")
    }
    let instance = Instance(
      key: InstanceKey(record.id), subset: record.subset ?? "", context: record.context.turns,
      responseA: record.response_a, responseB: record.response_b)
    guard instance.hasText else { throw fault("there is no text to judge; add it") }
    return Check(instance: instance, answer: known)
  }

  private struct Record: Decodable {
    var id: String
    var context: Context
    var response_a: String
    var response_b: String
    var subset: String?
    var answer: Answer
  }

  /// A text, or turns.
  private struct Context: Decodable {
    var turns: [Turn]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        turns = Transcript.context(text)
      } else {
        turns = try container.decode([Turn].self)
      }
    }
  }

  private struct Answer: Decodable {
    var rating_a: Int?
    var rating_b: Int?
    var preference: String?
    var magnitude: Int?
  }
}
