import Foundation

/// The part of JSON Schema that the report's schema is written in; a keyword that it does not know is a fault too.
struct JSONSchema {
  private let root: [String: Any]

  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What of a value is not as the schema says, each with its path; empty where all is.
  func faults(_ value: Any) -> [String] { faults(value, root, "$") }

  /// The same of one of the schema's definitions.
  func faults(_ value: Any, as definition: String) -> [String] {
    faults(value, ["$ref": "#/$defs/\(definition)"], definition)
  }

  /// The places below a definition at which anything may stand.
  func openings(below definition: String) -> [String] {
    var seen: Set<String> = []
    return openings((root["$defs"] as? [String: Any])?[definition] ?? true, definition, &seen)
  }

  private func openings(_ schema: Any, _ path: String, _ seen: inout Set<String>) -> [String] {
    guard let schema = schema as? [String: Any] else { return (schema as? Bool) == false ? [] : [path] }
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last.map(String.init) {
      guard seen.insert(name).inserted else { return [] }
      return openings((root["$defs"] as? [String: Any])?[name] ?? true, name, &seen)
    }
    var found: [String] = []
    if schema["type"] == nil, schema["enum"] == nil, schema["const"] == nil { found.append(path) }
    if schema["type"] as? String == "object" {
      found += openings(schema["additionalProperties"] ?? true, "\(path).*", &seen)
    }
    if schema["type"] as? String == "array" { found += openings(schema["items"] ?? true, "\(path)[]", &seen) }
    for (name, property) in schema["properties"] as? [String: Any] ?? [:] {
      found += openings(property, "\(path).\(name)", &seen)
    }
    return found
  }

  private static let known: Set<String> = [
    "$schema", "$defs", "title", "description", "type", "properties", "required", "additionalProperties", "items",
    "enum",
    "const", "minimum", "anyOf", "$ref",
  ]

  private func faults(_ value: Any, _ schema: Any, _ path: String) -> [String] {
    if let isAllowed = schema as? Bool { return isAllowed ? [] : ["\(path): may not be there"] }
    guard let schema = schema as? [String: Any] else { return ["\(path): no schema"] }
    var faults = Set(schema.keys).subtracting(Self.known).sorted().map { "\(path): unknown keyword \($0)" }
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last,
      let target = (root["$defs"] as? [String: Any])?[String(name)]
    {
      faults += self.faults(value, target, path)
    }
    if let options = schema["anyOf"] as? [Any], !options.contains(where: { self.faults(value, $0, path).isEmpty }) {
      faults.append("\(path): fits none of \(options.count)")
    }
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as? String ?? ""]
      if !types.contains(where: { Self.isOf($0, value) }) { faults.append("\(path): is not \(types)") }
    }
    if let allowed = schema["enum"] as? [Any], !allowed.contains(where: { Self.isEqual($0, value) }) {
      faults.append("\(path): is none of \(allowed)")
    }
    if let constant = schema["const"], !Self.isEqual(constant, value) { faults.append("\(path): is not \(constant)") }
    if let least = schema["minimum"] as? Double, let number = value as? Double, number < least {
      faults.append("\(path): is less than \(least)")
    }
    if let values = value as? [Any], let items = schema["items"] {
      for (index, value) in values.enumerated() { faults += self.faults(value, items, "\(path)[\(index)]") }
    }
    return faults + ((value as? [String: Any]).map { self.faults(of: $0, schema, path) } ?? [])
  }

  private func faults(of members: [String: Any], _ schema: [String: Any], _ path: String) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { members[$0] == nil }
    var faults = missing.map { "\(path): \($0) is missing" }
    for (name, value) in members {
      if let property = properties[name] {
        faults += self.faults(value, property, "\(path).\(name)")
      } else if let rest = schema["additionalProperties"] {
        faults += self.faults(value, rest, "\(path).\(name)")
      }
    }
    return faults
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    let isTruth = (value as? NSNumber).map { isTruthValue($0) } ?? false
    return switch type {
    case "null": value is NSNull
    case "boolean": isTruth
    case "string": value is String
    case "number": value is NSNumber && !isTruth
    case "integer": !isTruth && (value as? Double).map { $0 == $0.rounded() } ?? false
    case "array": value is [Any]
    case "object": value is [String: Any]
    default: false
    }
  }

  private static func isEqual(_ left: Any, _ right: Any) -> Bool {
    (left as? NSObject).map { $0.isEqual(right) } ?? false
  }
}

/// Whether a number was `true` or `false`.
private func isTruthValue(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
