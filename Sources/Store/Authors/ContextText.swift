import FoundationEssentials
import Study

/// Reads a context as ``InstanceTexts`` writes it, without a general JSON parser: annotators wait for it after every label.
///
/// Anything written otherwise, by another program for example, goes the general way.
struct ContextText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  static func turns(_ text: String, path: String) throws(StoreError) -> [Turn] {
    var text = text
    let fast = text.withUTF8 { bytes in
      var reader = ContextText(bytes: bytes)
      return reader.turns()
    }
    if let fast { return fast }
    do {
      return try JSONDecoder().decode([Turn].self, from: Data(text.utf8))
    } catch {
      throw .damaged(path: path, why: "the context of an instance cannot be read")
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func turns() -> [Turn]? {
    guard skip("[") else { return nil }
    var turns: [Turn] = []
    while !skip("]") {
      guard turns.isEmpty || skip(","), skip(#"{"content":""#), let content = string(), skip(#","role":""#),
        let role = string().flatMap(Role.init(rawValue:)), skip("}")
      else { return nil }
      turns.append(Turn(role: role, content: content))
    }
    return at == bytes.count ? turns : nil
  }

  private mutating func skip(_ expected: StaticString) -> Bool {
    let count = expected.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for index in 0..<count where bytes[at + index] != expected.utf8Start[index] { return false }
    at += count
    return true
  }

  /// The rest of a string whose opening quote was read.
  private mutating func string() -> String? {
    var plain: [UInt8] = []
    var start = at
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        plain += bytes[start..<at]
        at += 1
        return String(decoding: plain, as: UTF8.self)
      case UInt8(ascii: "\\"):
        plain += bytes[start..<at]
        guard let byte = escaped() else { return nil }
        plain.append(byte)
        start = at
      default: at += 1
      }
    }
    return nil
  }

  private mutating func escaped() -> UInt8? {
    guard at + 1 < bytes.count else { return nil }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return letter
    case UInt8(ascii: "u"):
      guard at + 4 <= bytes.count else { return nil }
      let digits = String(decoding: bytes[at..<at + 4], as: UTF8.self)
      guard digits.utf8.allSatisfy({ $0 < 0x80 }), let value = UInt8(digits, radix: 16), value < 0x20 else {
        return nil
      }
      at += 4
      return value
    default: return nil
    }
  }
}
