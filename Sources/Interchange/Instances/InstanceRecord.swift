import Study

/// A line of JSON that holds an instance, in demur's form or in HH-RLHF's.
struct InstanceRecord {
  var id: String?
  var context: [Turn]?
  var responseA: String?
  var responseB: String?
  var subset: String?
  var chosen: String?
  var rejected: String?

  /// Whether the keys are those of HH-RLHF.
  var isHHRLHF: Bool { chosen != nil && rejected != nil && responseA == nil && responseB == nil }

  init(_ line: UnsafeBufferPointer<UInt8>) throws(LineFault) {
    var scanner = JSONScanner(line)
    var seen: Set<String> = []
    var record = (
      id: String?.none, context: [Turn]?.none, a: String?.none, b: String?.none, subset: String?.none,
      chosen: String?.none, rejected: String?.none
    )
    try scanner.object { (scanner: inout JSONScanner, key: String) throws(LineFault) in
      guard seen.insert(key).inserted else { throw .keyTwice(key) }
      switch key {
      case "id": record.id = try Self.identifier(&scanner)
      case "context": record.context = try Self.context(&scanner)
      case "response_a": record.a = try Self.text(&scanner, key)
      case "response_b": record.b = try Self.text(&scanner, key)
      case "subset": record.subset = try Self.text(&scanner, key)
      case "chosen": record.chosen = try Self.text(&scanner, key)
      case "rejected": record.rejected = try Self.text(&scanner, key)
      default: try scanner.skipValue()
      }
    }
    try scanner.finish()
    (id, context, responseA, responseB, subset, chosen, rejected) = record
  }

  private static func text(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> String {
    guard scanner.kind() == .string else { throw .wrongKind(key, expected: "a text in quotes") }
    return try scanner.string()
  }

  private static func identifier(_ scanner: inout JSONScanner) throws(LineFault) -> String {
    try text(&scanner, "id")
  }

  private static func context(_ scanner: inout JSONScanner) throws(LineFault) -> [Turn] {
    switch scanner.kind() {
    case .string: return Transcript.context(try scanner.string())
    case .array: break
    case .object, .other: throw .wrongKind("context", expected: "a text, or an array of turns")
    }
    return try turns(&scanner)
  }

  /// An array of `{"role": …, "content": …}`.
  static func turns(_ scanner: inout JSONScanner) throws(LineFault) -> [Turn] {
    var turns: [Turn] = []
    try scanner.array { (scanner: inout JSONScanner) throws(LineFault) in
      guard scanner.kind() == .object else { throw .wrongKind("context", expected: "an array of turns") }
      var role: Role?
      var content: String?
      try scanner.object { (scanner: inout JSONScanner, key: String) throws(LineFault) in
        switch key {
        case "role":
          let name = try text(&scanner, key)
          guard let known = Role(rawValue: name) else { throw .unknownRole(name) }
          role = known
        case "content": content = try text(&scanner, key)
        default: try scanner.skipValue()
        }
      }
      guard let role, let content else {
        throw .missingKeys([role == nil ? "role" : nil, content == nil ? "content" : nil].compactMap(\.self))
      }
      turns.append(Turn(role: role, content: content))
    }
    return turns
  }

  /// The instance in demur's own form; `subset` is the command's name for the file, if it gave one.
  func instance(subset named: String?) throws(LineFault) -> Instance {
    guard let id, let context, let responseA, let responseB else {
      throw .missingKeys(
        [
          id == nil ? "id" : nil, context == nil ? "context" : nil, responseA == nil ? "response_a" : nil,
          responseB == nil ? "response_b" : nil,
        ].compactMap(\.self))
    }
    return try Self.instance(
      id: id, context: context, responseA: responseA, responseB: responseB, subset: subset, named: named)
  }

  static func instance(
    id: String, context: [Turn], responseA: String, responseB: String, subset: String?, named: String?
  ) throws(LineFault) -> Instance {
    guard !id.isEmpty else { throw .emptyID }
    if let subset, let named, !subset.utf8.elementsEqual(named.utf8) {
      throw .subsetConflict(line: subset, command: named)
    }
    guard let subset = subset ?? named, !subset.isEmpty else { throw .subsetMissing }
    return Instance(
      key: InstanceKey(id), subset: subset, context: context, responseA: responseA, responseB: responseB)
  }
}
