import Foundation

/// One line of the two JSONL files, as a reader of the format would see it.
struct Row: Decodable {
  struct Turn: Decodable {
    let role: String
    let content: String
  }

  struct Answer: Decodable {
    let rating_a: Int
    let rating_b: Int
    let preference: String
    let magnitude: Int
  }

  let id: String
  let context: [Turn]
  let response_a: String
  let response_b: String
  let subset: String
  let answer: Answer?
  let why: String?

  /// Everything that an annotator reads.
  var texts: [String] { context.map(\.content) + [response_a, response_b] + (why.map { [$0] } ?? []) }
}

/// The lines of a JSONL file; every one of them must end with a line feed.
func lines(_ bytes: [UInt8]) throws -> [Data] {
  struct Unended: Error {}
  guard bytes.last == 0x0A else { throw Unended() }
  return bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).map { Data($0) }
}

func rows(_ bytes: [UInt8]) throws -> [Row] {
  try lines(bytes).map { try JSONDecoder().decode(Row.self, from: $0) }
}
