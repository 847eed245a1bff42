import Foundation

/// JSON as it is sent and as it came: servers differ in what they leave out.
package enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Keys in order and no blanks, so that equal requests have equal bytes.
  package var data: Data {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return Data(bytes)
  }

  package var description: String { String(decoding: data, as: UTF8.self) }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let number):
      if let whole = Int(exactly: number) {
        bytes += String(whole).utf8
      } else {
        bytes += (number.isFinite ? String(number) : "null").utf8
      }
    // Imported texts and the keys of models' answers are made of these bytes, so the long forms stay.
    case .text(let text): JSONText.append(text, to: &bytes, isShort: false)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONText.append(member.key, to: &bytes, isShort: false)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

extension JSONValue {
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  package subscript(index: Int) -> JSONValue? {
    guard case .list(let values) = self, values.indices.contains(index) else { return nil }
    return values[index]
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var number: Double? { if case .number(let number) = self { number } else { nil } }
  package var integer: Int? { number.flatMap(Int.init(exactly:)) }
  /// A whole number that counts something; nil where it is none, or more than anybody can have counted.
  package var count: Int? { integer.flatMap { (0...0x7FFF_FFFF).contains($0) ? $0 : nil } }
  package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  package var list: [JSONValue]? { if case .list(let values) = self { values } else { nil } }
  /// A list of whole numbers; nil when one is not.
  package var integers: [Int]? {
    guard let list else { return nil }
    let numbers = list.compactMap(\.integer)
    return numbers.count == list.count ? numbers : nil
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}
