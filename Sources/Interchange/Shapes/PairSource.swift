import Basics

/// Makes pairs of a file's records: by a shape that is known, or by a mapping.
protocol PairSource: Sendable {
  /// The pairs that a record completes, or what is wrong with one of several; none where it only begins one, or holds none.
  mutating func pairs(of record: FileRecord) throws(LineFault) -> [Result<ShapedPair, LineFault>]
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

  mutating func pairs(of record: FileRecord) throws(LineFault) -> [Result<ShapedPair, LineFault>] {
    let value = try record.value()
    guard let examples = Self.examples(value) else { return try shape.pairs(of: value).map { .success($0) } }
    var pairs: [Result<ShapedPair, LineFault>] = []
    for (index, example) in examples.values.enumerated() {
      do throws(LineFault) {
        pairs += try shape.pairs(of: example).map { .success($0) }
      } catch {
        pairs.append(.failure(.within("\(examples.key).\(index)", error)))
      }
    }
    return pairs
  }

  func finish() throws(LineFault) { try shape.finish() }

  var remarks: [String] { shape.remarks }

  /// The records that one object holds: LLM Comparator's examples, `{"data": […]}`, or the rows as a Hub's viewer gives them out; nil
  /// where it is a record itself.
  static func examples(_ value: JSONValue) -> (key: String, values: [JSONValue])? {
    if value["metadata"] != nil || value["models"] != nil {
      return value["examples"]?.list.map { (key: "examples", values: $0) }
    }
    for key in ["rows", "data"] {
      guard let list = value[key]?.list, !list.isEmpty else { continue }
      let rows = list.map { $0["row"] ?? $0 }
      if rows.allSatisfy({ if case .object = $0 { true } else { false } }) { return (key: key, values: rows) }
    }
    return nil
  }
}
