import Basics
import FoundationEssentials
import GRDB
import Study

/// The events of language models, all without work: what was asked how (`model-run`), what came of it (`model-answer`), and
/// where perplexities are cut into labels (`model-cuts`). The labels themselves are events like anybody's.
///
/// An answer's id follows from its annotator and its key, so that the same answer is one event however often it is written.
enum ModelEvents {
  static func id(_ parts: String...) -> String { id(parts) }

  private static func id(_ parts: [String]) -> String {
    var bytes = Array(SHA256.hash(data: Array(parts.joined(separator: "\n").utf8)).prefix(16))
    // Version 8 of RFC 9562: bits of one's own making.
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    // Each question that was answered needs one when a run is begun again.
    return String(unsafeUninitializedCapacity: 36) { place in
      var next = 0
      func put(_ byte: UInt8) {
        place[next] = byte
        next += 1
      }
      for (index, byte) in bytes.enumerated() {
        if [4, 6, 8, 10].contains(index) { put(UInt8(ascii: "-")) }
        for digit in [byte >> 4, byte & 15] { put(digit < 10 ? 0x30 + digit : 0x57 + digit) }
      }
      return next
    }
  }

  /// What was too long once is asked again when the model's window is another.
  ///
  /// - Parameter repetition: of what an author asked once more, whatever comes of it; nil for the first time.
  static func answerID(
    _ annotator: Annotator, key: String, tooLongFor window: Int?? = .none, repetition: Int? = nil
  ) -> String {
    var parts = ["model answer", annotator.uuid, key]
    if repetition == nil, case .some(let window) = window { parts.append("window \(window.map(String.init) ?? "-")") }
    if let repetition { parts.append("repetition \(repetition)") }
    return id(parts)
  }

  static func answerID(_ annotator: Annotator, _ answer: ModelAnswer) -> String {
    if case .tooLong(let window) = answer.outcome {
      return answerID(annotator, key: answer.key, tooLongFor: .some(window), repetition: answer.repetition)
    }
    return answerID(annotator, key: answer.key, repetition: answer.repetition)
  }

  static func exists(_ id: String, _ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM event WHERE uuid = ?)")
    return try Bool.fetchOne(statement, arguments: [id]) ?? false
  }
}
