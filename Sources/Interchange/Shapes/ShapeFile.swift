import Basics
import Study

/// A file in the shape of another data set or program, or mapped by the command: its pairs as instances, with the labels that
/// it has.
package struct ShapeFile {
  package let path: String
  /// What it was taken for.
  package let title: String
  private let records: RecordFile
  private var source: any PairSource
  private let subset: String?
  private let options: ShapeOptions
  private var known = KnownPairs()
  private var unnamed = 0
  private var strengths = StrengthsSeen()

  /// What was made of it that whoever imports it has to know.
  package var remarks: [String] {
    var remarks = source.remarks
    if unnamed > 0 {
      remarks.append("Records without an id: \(unnamed); theirs were made from the file's name and the line.")
    }
    if known.renamed > 0 {
      remarks.append("Pairs whose id stood there before: \(known.renamed); they got -2, -3, … behind it.")
    }
    return remarks
  }

  /// Whether the file has preferences, and all of them say only which response is better.
  package var isBinary: Bool { strengths.isBinary }

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
    let records = try RecordFile(path: path)
    guard let first = try records.next() else { throw .file(path, .empty) }
    let value: JSONValue
    do throws(LineFault) {
      let whole = try first.value()
      value = ShapePairs.examples(whole)?.values.first ?? whole
    } catch {
      throw .line(path, first.line, error)
    }
    if let fault = RefusedShapes.fault(value, in: path) { throw .file(path, fault) }
    guard let shape = named ?? DataShapes.of(value) else { return nil }
    guard shape.fits(value) else {
      throw .line(path, first.line, .notOfShape(shape.name, likely: DataShapes.of(value)?.name))
    }
    records.hold(first)
    self.init(records, ShapePairs(shape.init(options)), title: shape.title, subset: subset, options: options)
  }

  /// Opens a file of any columns or keys, which the command says the meaning of.
  package init(
    path: String, mapping rules: MappingRules, subset: String?, options: ShapeOptions
  ) throws(InterchangeError) {
    let records = try RecordFile(path: path)
    self.init(
      records, MappedPairs(rules, author: Self.stem(path)), title: "\(records.form), by --map", subset: subset,
      options: options)
  }

  private init(
    _ records: RecordFile, _ source: any PairSource, title: String, subset: String?, options: ShapeOptions
  ) {
    path = records.path
    self.records = records
    self.source = source
    self.title = title
    self.subset = subset
    self.options = options
  }

  /// Hands out instances and labels one after another. They are made on another core, a little ahead of `body`.
  ///
  /// - Parameter onFault: called for a line that cannot be taken; what it throws ends the reading.
  package mutating func forEach(
    onFault: (InterchangeError) throws -> Void = { throw $0 }, _ body: (Item) throws -> Void
  ) throws {
    var reader = self
    var isOver = false
    let ahead = ReadAhead(limit: 3) { () -> Batch? in
      if isOver { return nil }
      let batch = reader.nextBatch()
      isOver = batch.isLast
      return batch
    }
    defer { ahead.stop() }
    while let batch = ahead.next() {
      for outcome in batch.outcomes {
        switch outcome {
        case .success(let item): try body(item)
        case .failure(let error): try onFault(error)
        }
      }
    }
    // The other core is through with it.
    self = reader
  }

  /// What came of records that follow each other.
  private struct Batch: Sendable {
    var outcomes: [Result<Item, InterchangeError>] = []
    var isLast = false

    static let size = 64
  }

  private mutating func nextBatch() -> Batch {
    var batch = Batch()
    while batch.outcomes.count < Batch.size {
      do throws(InterchangeError) {
        guard let record = try records.next() else {
          do throws(LineFault) { try source.finish() } catch { throw .file(path, .incomplete(error)) }
          batch.isLast = true
          break
        }
        do throws(LineFault) {
          for pair in try source.pairs(of: record) {
            switch pair {
            case .success(let pair): batch.outcomes.append(.success(try item(pair, record.line)))
            case .failure(let fault): batch.outcomes.append(.failure(.line(path, record.line, fault)))
            }
          }
        } catch {
          if case .notJSON = error { records.passOverLine() }
          throw .line(path, record.line, error)
        }
      } catch {
        batch.outcomes.append(.failure(error))
        if !error.isOfOneLine {
          batch.isLast = true
          break
        }
      }
    }
    return batch
  }

  private mutating func item(_ pair: ShapedPair, _ line: Int) throws(LineFault) -> Item {
    for text in [pair.first, pair.second] + pair.context.map(\.content) where text.holdsNUL {
      throw .wrongKind("a text", expected: "a text without NUL characters")
    }
    let stem = Self.stem(path)
    let subset = subset ?? pair.subset.flatMap { $0.isEmpty ? nil : $0 } ?? stem
    let named = pair.id.flatMap { $0.isEmpty ? nil : $0 }
    let (key, isNew) = key(of: pair, named, line)
    for label in pair.labels { strengths.note(label.label) }
    var coin = SeededGenerator(seed: options.seed, "coin", key.text)
    let isKept = !pair.isOrderedByPreference || coin.coin()
    var item = Item(
      imported: nil, key: key, subset: subset, labels: isKept ? pair.labels : pair.labels.map(\.turnedRound),
      line: line)
    if isNew {
      let instance = Instance(
        key: key, subset: subset, context: pair.context, responseA: isKept ? pair.first : pair.second,
        responseB: isKept ? pair.second : pair.first, sourcePreference: isKept ? pair.better : pair.better?.other,
        kept: pair.kept)
      var imported = ImportedInstance(instance: instance, file: path, line: line)
      try imported.examine()
      item.imported = imported
    }
    return item
  }

  /// Records without an id are one instance where several people labelled the same two texts, a record each.
  private mutating func key(of pair: ShapedPair, _ named: String?, _ line: Int) -> (InstanceKey, isNew: Bool) {
    if let named { return known.key(InstanceKey(named), pair) }
    if let key = known.sibling(of: pair) { return (key, false) }
    unnamed += 1
    let (key, isNew) = known.key(InstanceKey(known.id(stem: Self.stem(path), line: line)), pair)
    known.note(pair, as: key)
    return (key, isNew)
  }

  /// The file's name without its folder.
  package var name: String {
    path == "-" ? InterchangeError.shown(path) : path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The file's name without folder and endings.
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? "data"
    let stem = name == "-" ? "data" : name.prefix { $0 != "." }
    return stem.isEmpty ? "data" : String(stem)
  }
}

extension String {
  fileprivate var holdsNUL: Bool {
    var text = self
    return text.withUTF8 { $0.firstIndex(of: 0, in: $0.indices) != nil }
  }
}
