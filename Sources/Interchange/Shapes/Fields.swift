import Basics
import Foundation
import Study

/// A record's members by name, with faults that name the key.
struct Fields {
  let value: JSONValue
  /// What stands before a key in a fault, for example `completions.0.`.
  let path: String

  init(_ value: JSONValue, path: String = "") throws(LineFault) {
    guard case .object = value else {
      throw .wrongKind(path.isEmpty ? "the record" : String(path.dropLast()), expected: "a JSON object")
    }
    self.value = value
    self.path = path
  }

  subscript(key: String) -> JSONValue? {
    if case .null? = value[key] { nil } else { value[key] }
  }

  /// Where records of several kinds are in one file, what one of them lacks is null there.
  func has(_ keys: String...) -> Bool { keys.allSatisfy { self[$0] != nil } }

  private func fault(_ key: String, _ expected: String) -> LineFault {
    self[key] == nil ? .missingKeys([path + key]) : .wrongKind(path + key, expected: expected)
  }

  /// A text; numbers are no texts.
  func text(_ key: String) throws(LineFault) -> String {
    guard let text = self[key]?.text else { throw fault(key, "a text in quotes") }
    return text
  }

  /// nil where the key is missing or null.
  func optionalText(_ key: String) throws(LineFault) -> String? { self[key] == nil ? nil : try text(key) }

  /// A text or a whole number, as ids are.
  func name(_ key: String) throws(LineFault) -> String {
    guard let name = self[key]?.name else { throw fault(key, "a text or a whole number") }
    return name
  }

  func optionalName(_ key: String) throws(LineFault) -> String? { self[key] == nil ? nil : try name(key) }

  /// A number, also where it is written as a text: `"4"`, `4.0`.
  func number(_ key: String) throws(LineFault) -> Double {
    guard let number = self[key]?.looseNumber else { throw fault(key, "a number") }
    return number
  }

  func optionalNumber(_ key: String) throws(LineFault) -> Double? { self[key] == nil ? nil : try number(key) }

  func list(_ key: String) throws(LineFault) -> [JSONValue] {
    guard let list = self[key]?.list else { throw fault(key, "a list") }
    return list
  }

  func object(_ key: String) throws(LineFault) -> Fields {
    guard let value = self[key] else { throw fault(key, "") }
    return try Fields(value, path: path + key + ".")
  }

  /// The objects of a list.
  func objects(_ key: String) throws(LineFault) -> [Fields] {
    var result: [Fields] = []
    for (index, value) in try list(key).enumerated() {
      result.append(try Fields(value, path: "\(path)\(key).\(index)."))
    }
    return result
  }

  /// The two objects of a list that has to have two.
  func two(_ key: String) throws(LineFault) -> (Fields, Fields) {
    let all = try objects(key)
    guard all.count == 2 else { throw .wrongKind(path + key, expected: "a list of two objects") }
    return (all[0], all[1])
  }

  /// A flag, also as 0 or 1, or as the word that a table has.
  func flag(_ key: String) throws(LineFault) -> Bool {
    if let flag = self[key]?.flag ?? ["true": true, "false": false][self[key]?.text?.lowercased() ?? ""] {
      return flag
    }
    switch self[key]?.looseNumber {
    case 0?: return false
    case 1?: return true
    default: throw fault(key, "true or false")
    }
  }

  /// A preference by its word.
  func choice<Value>(_ key: String, _ words: [String: Value]) throws(LineFault) -> Value {
    let word = try name(key).lowercased()
    guard let value = words[word] else {
      throw .wrongKind(path + key, expected: "one of " + words.keys.sorted().joined(separator: ", "))
    }
    return value
  }
}

extension JSONValue {
  /// A text, or a whole number in digits.
  var name: String? { text ?? integer.map(String.init) }

  /// A number, also one that is written as a text.
  var looseNumber: Double? {
    number ?? text.flatMap { Double($0.trimmingCharacters(in: .whitespaces)) }.flatMap { $0.isFinite ? $0 : nil }
  }

  func has(_ keys: String...) -> Bool { keys.allSatisfy { self[$0] != nil } }

  /// Whether there is nothing by that name, or null.
  func lacks(_ key: String) -> Bool { self[key] == nil || self[key] == .null }

  func hasText(_ keys: String...) -> Bool { keys.allSatisfy { self[$0]?.text != nil } }
}
