import Study

extension LabelTable {
  /// The original labels of a ratings and a preferences CSV, one of which may be missing; figures are computed from it.
  ///
  /// - Throws: ``InterchangeError`` for the first fault, ratings before preferences.
  public init(ratings: String?, preferences: String?) throws(InterchangeError) {
    try self.init(
      [ratings.map { LabelBlocks($0, .single) }, preferences.map { LabelBlocks($0, .preference) }].compactMap(\.self))
  }

  init(_ files: [LabelBlocks]) throws(InterchangeError) {
    LabelBlocks.read(files)
    var merging = LabelMerging()
    let blocks = files.flatMap(\.blocks)
    merging.reserve(instances: blocks.map(\.instances.count), labels: blocks.map(\.rows.count))
    for file in files { try merging.add(file) }
    self = merging.table
  }
}

/// Puts the blocks of files together in their order.
private struct LabelMerging {
  private(set) var table = LabelTable()
  /// The instances of all blocks, and the number in the table of each; negative while it has none.
  private var instances = NumberedTexts()
  private var numbers: [Int] = []
  /// The subset of each known instance that the file names.
  private var subsets: [Int: String] = [:]
  /// Labels of added annotators.
  private var added: Set<Point> = []

  private struct Point: Hashable {
    let instance: Int
    let annotator: String
    let response: ResponseLetter?
  }

  /// Makes room for what blocks hold at most.
  mutating func reserve(instances: [Int], labels: [Int]) {
    let count = instances.reduce(0, +)
    self.instances.reserve(count)
    table.reserve(instances: count, labels: labels.reduce(0, +))
  }

  mutating func add(_ file: LabelBlocks) throws(InterchangeError) {
    subsets.removeAll()
    added.removeAll()
    let blocks = file.blocks
    for index in blocks.indices {
      if let row = add(blocks[index]) {
        throw .line(file.path, Int(row.line), Self.repetition(of: row, in: blocks[...index]))
      }
      if let failure = blocks[index].failure { throw failure }
    }
  }

  /// Adds labels in their order, up to the first that was there already, which is returned.
  private mutating func add(_ block: LabelBlock) -> LabelBlock.Row? {
    var names = block.annotators
    let places = instances.numbers(of: block.instances)
    numbers += Array(repeating: -1, count: instances.count - numbers.count)
    for (place, subset) in zip(places, block.subsets) where subsets[place] == nil { subsets[place] = subset }
    var annotators = Array(repeating: -1, count: names.count)
    for row in block.rows {
      let (place, name) = (places[Int(row.instance)], Int(row.annotator))
      guard row.isOriginal, added.isEmpty else {
        // Rare, and so they need not be fast.
        let point = Point(instance: place, annotator: names.text(name).text, response: row.point.response)
        if added.contains(point) || (!row.isOriginal && isInTable(point)) { return row }
        if !row.isOriginal {
          added.insert(point)
          continue
        }
        if !add(row, at: place, by: table.number(ofAnnotator: point.annotator)) { return row }
        continue
      }
      if annotators[name] < 0 { annotators[name] = table.number(ofAnnotator: names.text(name).text) }
      if !add(row, at: place, by: annotators[name]) { return row }
    }
    return nil
  }

  private mutating func add(_ row: LabelBlock.Row, at place: Int, by annotator: Int) -> Bool {
    if numbers[place] < 0 {
      numbers[place] = table.append(instances.copy(place), subset: subsets[place] ?? "")
    }
    if let response = row.point.response {
      guard let rating = row.rating else { return true }
      return table.add(rating, of: response, instance: numbers[place], annotator: annotator)
    }
    guard let preference = row.preference else { return true }
    return table.add(
      preference, instance: numbers[place], annotator: annotator, firstShown: row.point.firstShown)
  }

  private func isInTable(_ point: Point) -> Bool {
    numbers[point.instance] >= 0
      && table.entries(of: numbers[point.instance]).contains { entry in
        InstanceKey(table.annotators[entry.annotator]) == InstanceKey(point.annotator)
          && (point.response.map { entry.rating(of: $0) != nil } ?? (entry.preference != nil))
      }
  }

  /// The fault of a label of the last block that repeats an earlier one.
  private static func repetition(of row: LabelBlock.Row, in blocks: ArraySlice<LabelBlock>) -> LineFault {
    let last = blocks[blocks.endIndex - 1]
    let (instances, annotators) = (last.instances, last.annotators)
    var first = Int(row.line)
    search: for block in blocks {
      guard let instance = block.instances.number(of: Int(row.instance), in: instances),
        let annotator = block.annotators.number(of: Int(row.annotator), in: annotators)
      else { continue }
      for other in block.rows
      where other.instance == instance && other.annotator == annotator && other.point.response == row.point.response {
        first = Int(other.line)
        break search
      }
    }
    return .labelTwice(
      response: row.point.response, of: instances.copy(Int(row.instance)),
      annotator: annotators.copy(Int(row.annotator)).text, firstLine: first)
  }
}
