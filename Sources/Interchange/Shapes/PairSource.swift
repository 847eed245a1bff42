import Basics

/// Makes pairs of a file's records: by a shape that is known, or by a mapping.
protocol PairSource: Sendable {
  /// The pairs that a record completes; none where it only begins one, or holds none.
  mutating func pairs(of record: FileRecord) throws(LineFault) -> [ShapedPair]
  /// Called after the last record; throws where something was begun and not completed.
  func finish() throws(LineFault)
  /// What whoever imports it has to know about what was made of it.
  var remarks: [String] { get }
}

extension PairSource {
  func finish() throws(LineFault) {}
}

/// Pairs by a known shape.
struct ShapePairs: PairSource {
  private var shape: any DataShape

  init(_ shape: any DataShape) { self.shape = shape }

  mutating func pairs(of record: FileRecord) throws(LineFault) -> [ShapedPair] {
    let value = try record.value()
    guard let examples = Self.examples(value) else { return try shape.pairs(of: value) }
    var pairs: [ShapedPair] = []
    for example in examples { pairs += try shape.pairs(of: example) }
    return pairs
  }

  func finish() throws(LineFault) { try shape.finish() }

  var remarks: [String] { shape.remarks }

  /// The examples of LLM Comparator's one object.
  static func examples(_ value: JSONValue) -> [JSONValue]? {
    value["metadata"] == nil && value["models"] == nil ? nil : value["examples"]?.list
  }
}
