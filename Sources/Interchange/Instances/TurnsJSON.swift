import Basics
import Study

/// Turns as an array in JSON: `[{"role": …, "content": …}, …]`.
enum TurnsJSON {
  static func append(_ turns: [Turn], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, turn) in turns.enumerated() {
      append(index == 0 ? "{\"role\": " : ", {\"role\": ", turn.role.rawValue, to: &bytes)
      append(", \"content\": ", turn.content, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ before: StaticString, _ text: String, to bytes: inout [UInt8]) {
    before.withUTF8Buffer { bytes.append(contentsOf: $0) }
    JSONText.append(text, to: &bytes)
  }
}
