import Basics
import Foundation
import Study

/// Practice instances: demur JSONL, each line also with the author's `answer` and a sentence of `why`.
package enum PracticeFile {
  /// Reads practice instances from bytes that came with the program.
  ///
  /// - Throws: ``PracticeFault`` that names file and line.
  package static func read(_ bytes: [UInt8], name: String) throws -> [PracticeInstance] {
    try lines(bytes) { try instance($0, name: name, line: $1) }
  }

  /// What is made of each line that is not blank, with its number from 1.
  static func lines<T>(_ bytes: [UInt8], _ make: (Data, Int) throws -> T) throws -> [T] {
    var result: [T] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
      result.append(try make(Data(line), index + 1))
    }
    return result
  }

  /// Bytes: some minutes of reading have a few thousand.
  private static let largest = 16 << 20

  static func bytes(_ path: String) throws(PracticeFault) -> [UInt8] {
    do throws(WholeFileFault) { return try WholeFile.read(path, limit: largest, lines: .list) } catch {
      throw PracticeFault(file: path, line: nil, reason: "\(error)".trimmingCharacters(in: ["."]))
    }
  }

  package static func read(path: String) throws -> [PracticeInstance] {
    let instances = try read(try bytes(path), name: path)
    guard !instances.isEmpty else {
      throw PracticeFault(file: path, line: nil, reason: "has no practice instance; write one JSON object a line")
    }
    return instances
  }

  private static func instance(_ line: Data, name: String, line number: Int) throws -> PracticeInstance {
    let record: Record
    do {
      record = try JSONDecoder().decode(Record.self, from: line)
    } catch DecodingError.keyNotFound(let key, _) {
      throw PracticeFault(file: name, line: number, reason: "the key \"\(key.stringValue)\" is missing; add it")
    } catch {
      throw PracticeFault(
        file: name, line: number, reason: "is not a practice instance; `demur guide formats` has its form")
    }
    let answer = record.answer
    guard let a = Rating(rawValue: answer.rating_a), let b = Rating(rawValue: answer.rating_b) else {
      throw PracticeFault(file: name, line: number, reason: "a rating is outside 1 to 5; correct it")
    }
    guard let preference = Preference(rawValue: answer.preference),
      let label = PreferenceLabel(preference, magnitude: answer.magnitude)
    else {
      throw PracticeFault(
        file: name, line: number, reason: "the magnitude must be 0 for N, and 1 or 2 for A and B; correct it")
    }
    return PracticeInstance(
      instance: Instance(
        key: InstanceKey(record.id), subset: record.subset ?? "practice",
        context: record.context.map { Turn(role: $0.role, content: $0.content) }, responseA: record.response_a,
        responseB: record.response_b),
      ratings: RatingPair(a: a, b: b), preference: label, why: record.why)
  }

  private struct Record: Decodable {
    var id: String
    var context: [Turn]
    var response_a: String
    var response_b: String
    var subset: String?
    var answer: Answer
    var why: String
  }

  private struct Answer: Decodable {
    var rating_a: Int
    var rating_b: Int
    var preference: String
    var magnitude: Int
  }
}

/// What is wrong with a file of instances that come with their answers, where, and what to do.
package struct PracticeFault: Error, Hashable, Sendable, CustomStringConvertible {
  package var file: String
  package var line: Int?
  package var reason: String

  package var description: String { line.map { "\(file):\($0): \(reason)." } ?? "\(file): \(reason)." }
}
