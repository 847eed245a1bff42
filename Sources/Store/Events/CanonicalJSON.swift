import Basics

/// JSON as the store writes it: keys in the order of their bytes, no blanks, only what must be escaped is.
enum CanonicalJSON {
  indirect enum Value {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([Value])
    case object([String: Value])
    /// JSON that was written before.
    case written(String)
  }

  static func text(_ value: Value) -> String {
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .text(let text): JSONText.append(text, to: &bytes)
    case .integer(let number): bytes += String(number).utf8
    // JSON has no infinity; nothing that the store keeps needs one.
    case .number(let number): bytes += String(number.isFinite ? number : 0).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .written(let json): bytes += json.utf8
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, key) in members.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }).enumerated() {
        guard let value = members[key] else { continue }
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONText.append(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        write(value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
