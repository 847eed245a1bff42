import Study

/// Puts the blocks of files together in their order.
struct LabelMerging {
  private(set) var table = LabelTable()
  /// The instances of all blocks, and the number in the table of each; negative while it has none.
  private var instances = NumberedTexts()
  private var numbers: [Int] = []
  /// The subset of each known instance that the files name.
  private var subsets: [Int: String] = [:]
  /// In the order of the files.
  private var repeats: [Repeat] = []
  /// Labels of added annotators.
  private var added: Set<Point> = []

  private struct Point: Hashable {
    let instance: Int
    let annotator: String
    let response: ResponseLetter?
  }

  private struct Repeat {
    let row: LabelBlock.Row
    let point: Point
  }

  /// Makes room for what blocks hold at most.
  mutating func reserve(instances: [Int], labels: [Int]) {
    let count = instances.reduce(0, +)
    self.instances.reserve(count)
    table.reserve(instances: count, labels: labels.reduce(0, +))
  }

  mutating func add(_ file: LabelBlocks) throws(InterchangeError) {
    added.removeAll()
    let blocks = file.blocks
    for index in blocks.indices {
      let places = instances.numbers(of: blocks[index].instances)
      try note(blocks[index], places, of: file)
      if let row = add(blocks[index], places) {
        throw .line(file.path, Int(row.line), Self.repetition(of: row, in: blocks[...index]))
      }
      if let failure = blocks[index].failure { throw failure }
    }
  }

  /// Notes the subsets that a block names, and its repeats.
  private mutating func note(
    _ block: LabelBlock, _ places: [Int], of file: LabelBlocks
  ) throws(InterchangeError) {
    for (place, subset) in zip(places, block.subsets) where !subset.name.isEmpty {
      guard let known = subsets[place] else {
        subsets[place] = subset.name
        continue
      }
      if !known.utf8.elementsEqual(subset.name.utf8) {
        let conflict = SubsetConflict(here: subset.name, before: known)
        throw .line(file.path, subset.line, conflict.fault(instances.copy(place)))
      }
    }
    guard !block.repeats.isEmpty else { return }
    var names = block.annotators
    for row in block.repeats {
      let annotator = names.text(Int(row.annotator)).text
      let point = Point(instance: places[Int(row.instance)], annotator: annotator, response: row.point.response)
      repeats.append(Repeat(row: row, point: point))
    }
  }

  /// The repeats with their originals, after all files have been added.
  var repeatedLabels: [RepeatedLabel] {
    repeats.compactMap { (again: Repeat) -> RepeatedLabel? in
      guard let entry = entry(of: again.point) else { return nil }
      guard let response = again.point.response else {
        guard let first = entry.preference, let second = again.row.preference else { return nil }
        return RepeatedLabel(
          original: .preference(first), again: .preference(second), firstShown: entry.firstShown,
          firstShownAgain: again.row.point.firstShown)
      }
      guard let first = entry.rating(of: response), let second = again.row.rating else { return nil }
      return RepeatedLabel(original: .rating(first), again: .rating(second))
    }
  }

  /// Adds labels in their order, up to the first that was there already, which is returned.
  ///
  /// - Parameter places: the numbers of the block's instances.
  private mutating func add(_ block: LabelBlock, _ places: [Int]) -> LabelBlock.Row? {
    var names = block.annotators
    numbers += Array(repeating: -1, count: instances.count - numbers.count)
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
    guard let entry = entry(of: point) else { return false }
    return point.response.map { entry.rating(of: $0) != nil } ?? (entry.preference != nil)
  }

  /// What an annotator says of an instance in the table.
  private func entry(of point: Point) -> LabelEntry? {
    guard numbers.indices.contains(point.instance), numbers[point.instance] >= 0 else { return nil }
    return table.entries(of: numbers[point.instance]).first {
      InstanceKey(table.annotators[$0.annotator]) == InstanceKey(point.annotator)
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
