import Basics
import Study

/// A file in the shape of another data set or program: its pairs as instances, with the labels that it has.
package struct ShapeFile {
  package let path: String
  /// What it was taken for.
  package let title: String
  private let records: JSONRecords
  private var shape: any DataShape
  private let subset: String?
  private let options: ShapeOptions
  private var known = KnownPairs()
  /// What was made of it that whoever imports it has to know.
  package var remarks: [String] {
    var remarks = shape.remarks
    if unnamed > 0 { remarks.append("Ids were made from the file's name and the line: \(unnamed) records have none.") }
    if known.renamed > 0 {
      remarks.append("\(known.renamed) ids stand for several pairs; the later ones got -2, -3, … behind them.")
    }
    if hasBinary {
      remarks.append(
        "The file says which response is better, not by how much: magnitude 1 was taken, so no two of these labels can differ "
          + "by 3. For a study of them a threshold of 2 is the fitting one (demur init --threshold 2).")
    }
    return remarks
  }
  private var unnamed = 0
  private var hasBinary = false
  private var hasGraded = false

  /// An instance, or what further labels a record holds on one that came before.
  package struct Item: Sendable {
    /// nil where the instance came before.
    package var imported: ImportedInstance?
    package var key: InstanceKey
    package var subset: String
    package var labels: [ShapedLabel]
    package var line: Int
  }

  /// Opens a file whose first record is of a known shape; nil where it is of none.
  ///
  /// - Parameters:
  ///   - shape: its shape, where the command names it.
  ///   - subset: the command's name for what is in the file.
  /// - Throws: ``FileFault/recognised(as:why:remedy:)`` for a shape that is known and cannot be taken.
  package init?(
    path: String, shape named: (any DataShape.Type)? = nil, subset: String?, options: ShapeOptions
  ) throws(InterchangeError) {
    let records = try JSONRecords(path: path)
    guard let first = try records.next() else { throw .file(path, .empty) }
    let value = Self.examples(first.value)?.first ?? first.value
    if let fault = RefusedShapes.fault(value) { throw .file(path, fault) }
    guard let shape = named ?? DataShapes.of(value) else { return nil }
    guard shape.fits(value) else { throw .line(path, first.line, .notOfShape(shape.name)) }
    records.hold(first)
    self.path = path
    self.records = records
    self.shape = shape.init(options)
    self.subset = subset
    self.options = options
    title = shape.title
  }

  /// The examples of LLM Comparator's one object.
  private static func examples(_ value: JSONValue) -> [JSONValue]? {
    value["metadata"] == nil && value["models"] == nil ? nil : value["examples"]?.list
  }

  /// Hands out instances and labels one after another.
  package mutating func forEach(_ body: (Item) throws -> Void) throws {
    while let record = try records.next() {
      for value in Self.examples(record.value) ?? [record.value] {
        for pair in try pairs(of: value, record.line) { try take(pair, record.line, body) }
      }
    }
    do throws(LineFault) { try shape.finish() } catch { throw InterchangeError.file(path, .incomplete(error)) }
  }

  private mutating func pairs(of value: JSONValue, _ line: Int) throws(InterchangeError) -> [ShapedPair] {
    do throws(LineFault) { return try shape.pairs(of: value) } catch { throw .line(path, line, error) }
  }

  private mutating func take(_ pair: ShapedPair, _ line: Int, _ body: (Item) throws -> Void) throws {
    for text in [pair.first, pair.second] + pair.context.map(\.content) where text.utf8.contains(0) {
      throw InterchangeError.line(path, line, .wrongKind("a text", expected: "a text without NUL characters"))
    }
    let stem = stem
    let subset = subset ?? pair.subset.flatMap { $0.isEmpty ? nil : $0 } ?? stem
    if pair.id == nil { unnamed += 1 }
    let id = pair.id.flatMap { $0.isEmpty ? nil : $0 } ?? known.id(stem: stem, line: line)
    let (key, isNew) = known.key(InstanceKey(id), pair)
    for label in pair.labels {
      if case .preference(let value) = label.label, abs(value.rawValue) == 2 { hasGraded = true }
    }
    hasBinary = hasBinary || pair.labels.contains { if case .preference = $0.label { true } else { false } }
    var item = Item(imported: nil, key: key, subset: subset, labels: pair.labels, line: line)
    if isNew {
      let instance = instance(pair, key: key, subset: subset)
      var imported = ImportedInstance(instance: instance, file: path, line: line)
      imported.examine()
      item.imported = imported
    }
    hasBinary = hasBinary && !hasGraded
    try body(item)
  }

  private func instance(_ pair: ShapedPair, key: InstanceKey, subset: String) -> Instance {
    var coin = SeededGenerator(seed: options.seed, "coin", key.text)
    let isKept = !pair.isOrderedByPreference || coin.coin()
    return Instance(
      key: key, subset: subset, context: pair.context, responseA: isKept ? pair.first : pair.second,
      responseB: isKept ? pair.second : pair.first, sourcePreference: isKept ? pair.better : pair.better?.other)
  }

  /// The file's name without folder and endings.
  private var stem: String {
    let name = path.split(separator: "/").last.map(String.init) ?? "data"
    let stem = name == "-" ? "data" : name.prefix { $0 != "." }
    return stem.isEmpty ? "data" : String(stem)
  }
}

/// The ids that were given out, and for which pair.
private struct KnownPairs {
  private struct Identity: Hashable {
    var pair: PairIdentity
    var first: Int
  }

  private var pairs: [InstanceKey: Identity] = [:]
  private var lines: [Int: Int] = [:]
  private(set) var renamed = 0

  /// A name for a record without one; several of one line are told apart.
  mutating func id(stem: String, line: Int) -> String {
    let number = lines[line, default: 0] + 1
    lines = [line: number]
    return HHRLHFLine.key(subset: stem, line: line).text + (number > 1 ? "-\(number)" : "")
  }

  /// The key of a pair: the same for the same pair, another where the id stands for a different one.
  mutating func key(_ key: InstanceKey, _ pair: ShapedPair) -> (InstanceKey, isNew: Bool) {
    let instance = Instance(
      key: key, subset: "", context: pair.context, responseA: pair.first, responseB: pair.second)
    // Labels speak of the first and the second: the same two the other way round are another pair.
    let identity = Identity(pair: PairIdentity(instance), first: InstanceKey(pair.first).hashValue)
    var candidate = key
    var number = 1
    while let other = pairs[candidate] {
      if other == identity { return (candidate, false) }
      number += 1
      candidate = InstanceKey("\(key.text)-\(number)")
    }
    if number > 1 { renamed += 1 }
    pairs[candidate] = identity
    return (candidate, true)
  }
}
