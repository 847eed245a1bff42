/// Labels of units by annotators, each at a level: a task formulation, or one of a unit's responses.
///
/// Units that say the same have one pattern, so that most of what is computed of them is computed once a pattern.
public struct CrossedLabels: Sendable, Equatable {
  /// The number of levels, from 0; at most 8.
  public let levels: Int
  /// The number of annotators, from 0.
  public private(set) var annotatorCount = 0
  /// The number of labels of all units.
  public private(set) var labelCount = 0
  /// What units say, and how many of their annotators gave labels at which levels; each once.
  private(set) var patterns: [Pattern] = []
  private(set) var shapes: [Shape] = []
  /// The pattern of each unit, and the annotators of all units, in the order of their patterns' slots.
  private(set) var patternNumbers: [Int32] = []
  private(set) var annotators: [Int32] = []
  private var knownPatterns: [Pattern: Int32] = [:]
  private var knownShapes: [Shape: Int] = [:]

  /// What units have in common that differ in their annotators' names alone.
  struct Pattern: Hashable, Sendable {
    /// The number of its shape.
    let shape: Int
    /// Slot by slot, and by level within each.
    let values: [Double]
  }

  /// What units have in common that differ in values and names alone.
  struct Shape: Hashable, Sendable {
    /// For each annotator a bit for each level at which there is a label, ascending.
    let masks: [UInt8]

    /// The place of its annotator, and the level, of each label.
    var labels: [(slot: Int, level: Int)] {
      masks.enumerated().flatMap { slot, mask in
        (0..<8).filter { mask >> UInt8($0) & 1 == 1 }.map { (slot, $0) }
      }
    }
  }

  /// Labels at so many levels, none yet.
  public init(levels: Int) {
    precondition((1...8).contains(levels), "there are 1 to 8 levels")
    self.levels = levels
  }

  /// The labels of some units.
  ///
  /// - Parameter labels: what a unit of a pattern shows: for each of its annotators, in their order, the labels at each level,
  ///   nil where there is none. Asked once for each pattern that a unit shows.
  public init(levels: Int, units: SampledUnits, labels: (_ pattern: Int) -> [[Double?]]) {
    self.init(levels: levels)
    var found: [(number: Int32, order: [Int])?] = Array(repeating: nil, count: units.patternCount)
    for (pattern, count) in units.multiplicities.enumerated() where count > 0 {
      found[pattern] = number(of: labels(pattern))
    }
    patternNumbers.reserveCapacity(units.count)
    annotators.reserveCapacity(units.annotators.count)
    units.forEach { pattern, present in
      guard let (number, order) = found[pattern] else { return }
      append(number, annotators: order.lazy.map { present[$0] })
    }
  }

  /// Adds a unit: for each of its annotators (a number from 0, each once) the labels at each level, nil where there is
  /// none. Annotators without a label are left out, and so is a unit without any.
  public mutating func append(unit labels: [(annotator: Int, values: [Double?])]) {
    guard let (number, order) = number(of: labels.map(\.values)) else { return }
    append(number, annotators: order.lazy.map { Int32(labels[$0].annotator) })
  }

  /// The number of units.
  public var unitCount: Int { patternNumbers.count }

  private mutating func append(_ pattern: Int32, annotators added: some Sequence<Int32>) {
    patternNumbers.append(pattern)
    labelCount += patterns[Int(pattern)].values.count
    for annotator in added {
      annotators.append(annotator)
      annotatorCount = max(annotatorCount, Int(annotator) + 1)
    }
  }

  /// The number of a pattern, and which of its annotators stands in each slot; nil without any label.
  private mutating func number(of labels: [[Double?]]) -> (number: Int32, order: [Int])? {
    var present: [(mask: UInt8, index: Int)] = []
    for (index, values) in labels.enumerated() {
      precondition(values.count == levels, "not every level has its label or nil")
      var mask: UInt8 = 0
      for (level, value) in values.enumerated() where value != nil { mask |= 1 << UInt8(level) }
      if mask != 0 { present.append((mask, index)) }
    }
    guard !present.isEmpty else { return nil }
    present.sort { ($0.mask, $0.index) < ($1.mask, $1.index) }
    let shape = Shape(masks: present.map(\.mask))
    let shapeNumber = knownShapes[shape] ?? shapes.count
    if shapeNumber == shapes.count {
      knownShapes[shape] = shapeNumber
      shapes.append(shape)
    }
    let pattern = Pattern(shape: shapeNumber, values: present.flatMap { labels[$0.index].compactMap(\.self) })
    let number = knownPatterns[pattern] ?? Int32(patterns.count)
    if number == patterns.count {
      knownPatterns[pattern] = number
      patterns.append(pattern)
    }
    return (number, present.map(\.index))
  }
}

extension CrossedLabels {
  /// How many units show each pattern.
  var multiplicities: [Double] {
    var counts = Array(repeating: 0.0, count: patterns.count)
    for number in patternNumbers { counts[Int(number)] += 1 }
    return counts
  }

  /// How many units have each shape.
  var shapeUses: [Double] {
    var uses = Array(repeating: 0.0, count: shapes.count)
    for (pattern, count) in zip(patterns, multiplicities) { uses[pattern.shape] += count }
    return uses
  }

  /// Calls a closure with each unit's pattern and annotators, in order.
  func forEach(_ body: (_ pattern: Int, _ annotators: UnsafeBufferPointer<Int32>) -> Void) {
    let slots = patterns.map { shapes[$0.shape].masks.count }
    annotators.withUnsafeBufferPointer { annotators in
      patternNumbers.withUnsafeBufferPointer { numbers in
        slots.withUnsafeBufferPointer { slots in
          var start = 0
          for number in numbers {
            let end = start + slots[Int(number)]
            body(Int(number), UnsafeBufferPointer(rebasing: annotators[start..<end]))
            start = end
          }
        }
      }
    }
  }
}
