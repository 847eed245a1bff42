import Study

/// A line of JSON that holds an instance in demur's form.
struct InstanceRecord {
  private var id: String?
  private var context: [Turn]?
  private var responseA: String?
  private var responseB: String?
  private var subset: String?
  private var sourcePreference: ResponseLetter?
  private var kept: String?
  private var hasTranscripts = false

  /// Whether the keys are those of HH-RLHF.
  var isHHRLHF: Bool { hasTranscripts && responseA == nil && responseB == nil }

  init(_ line: UnsafeBufferPointer<UInt8>) throws(LineFault) {
    var scanner = JSONScanner(line)
    var record = InstanceRecord()
    try scanner.object { (scanner: inout JSONScanner, key: String) throws(LineFault) in
      switch key {
      case "id": try Self.read(&scanner, key, into: &record.id, Self.name)
      case "context": try Self.read(&scanner, key, into: &record.context, Self.context)
      case "response_a": try Self.read(&scanner, key, into: &record.responseA, Self.text)
      case "response_b": try Self.read(&scanner, key, into: &record.responseB, Self.text)
      case "subset" where !scanner.takesNull(): try Self.read(&scanner, key, into: &record.subset, Self.text)
      case "source_preference" where !scanner.takesNull():
        try Self.read(&scanner, key, into: &record.sourcePreference, Self.letter)
      case "kept" where !scanner.takesNull(): try Self.read(&scanner, key, into: &record.kept, Self.kept)
      case "subset", "source_preference", "kept": break
      case "chosen", "rejected":
        record.hasTranscripts = true
        try scanner.skipValue()
      default: try scanner.skipValue()
      }
    }
    try scanner.finish()
    self = record
  }

  private init() {}

  private static func read<Value>(
    _ scanner: inout JSONScanner, _ key: String, into value: inout Value?,
    _ reading: (inout JSONScanner, String) throws(LineFault) -> Value
  ) throws(LineFault) {
    if value != nil { throw .keyTwice(key) }
    value = try reading(&scanner, key)
  }

  /// An object, also written as a text.
  private static func kept(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> String {
    guard scanner.kind() == .string else { return try object(&scanner, key) }
    guard let object = object(in: try scanner.string()) else { throw .wrongKind(key, expected: "a JSON object") }
    return object
  }

  /// What a text holds where that is one object; nil for any other.
  static func object(in text: String) -> String? {
    try? Array(text.utf8).withUnsafeBufferPointer { bytes throws(LineFault) in
      var scanner = JSONScanner(bytes)
      let object = try object(&scanner, "kept")
      try scanner.finish()
      return object
    }
  }

  /// An object as it stands there.
  static func object(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> String {
    guard scanner.kind() == .object else { throw .wrongKind(key, expected: "a JSON object") }
    return try scanner.raw()
  }

  private static func letter(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> ResponseLetter {
    guard scanner.kind() == .string, let letter = ResponseLetter(rawValue: try scanner.string()) else {
      throw .wrongKind(key, expected: "\"A\" or \"B\"")
    }
    return letter
  }

  private static func text(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> String {
    guard scanner.kind() == .string else { throw .wrongKind(key, expected: "a text in quotes") }
    return try scanner.string()
  }

  /// A text, or a whole number, as it is written.
  private static func name(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> String {
    guard scanner.kind() == .other else { return try text(&scanner, key) }
    let written = try scanner.raw()
    guard written.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }) else {
      throw .wrongKind(key, expected: "a text in quotes")
    }
    return written
  }

  /// A text, or a list of parts.
  private static func content(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> String {
    guard scanner.kind() == .array else { return try text(&scanner, key) }
    guard let content = Messages.content(try FileRecord.value(Array(scanner.raw().utf8))) else {
      throw .wrongKind(key, expected: "a text, or a list of parts")
    }
    return content
  }

  private static func context(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> [Turn] {
    switch scanner.kind() {
    case .string: return Transcript.context(try scanner.string())
    case .array: return try turns(&scanner)
    case .object, .other: throw .wrongKind(key, expected: "a text, or an array of turns")
    }
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
        case "role": try read(&scanner, key, into: &role, Self.role)
        case "content": try read(&scanner, key, into: &content, Self.content)
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

  private static func role(_ scanner: inout JSONScanner, _ key: String) throws(LineFault) -> Role {
    let name = try text(&scanner, key)
    guard let role = Role(rawValue: name) ?? Messages.role(name) else { throw .unknownRole(name) }
    return role
  }

  /// The instance; `named` is the command's name for the file's subset, if it gave one.
  func instance(subset named: String?) throws(LineFault) -> Instance {
    guard let id, let context, let responseA, let responseB else {
      let missing = [
        id == nil ? "id" : nil, context == nil ? "context" : nil, responseA == nil ? "response_a" : nil,
        responseB == nil ? "response_b" : nil,
      ]
      throw .missingKeys(missing.compactMap(\.self))
    }
    return Instance(
      key: try Self.key(id), subset: try Self.subset(subset, named: named), context: context, responseA: responseA,
      responseB: responseB, sourcePreference: sourcePreference, kept: kept)
  }

  static func key(_ id: String) throws(LineFault) -> InstanceKey {
    guard !id.isEmpty else { throw .emptyID }
    return InstanceKey(id)
  }

  /// The line's own subset or the command's name for the file's; both may only say the same.
  static func subset(_ own: String?, named: String?) throws(LineFault) -> String {
    if let own, let named, !own.utf8.elementsEqual(named.utf8) { throw .subsetConflict(line: own, command: named) }
    guard let subset = own ?? named, !subset.isEmpty else { throw .subsetMissing }
    return subset
  }
}
