/// Labels of units by annotators, each at a level: a task formulation, or one of a unit's responses.
public struct CrossedLabels: Sendable, Equatable {
  /// The number of levels, from 0; at most 8.
  public let levels: Int
  /// The number of annotators, from 0.
  public private(set) var annotatorCount = 0
  /// The shape of each unit: how many of its annotators gave labels at which levels.
  private(set) var shapeNumbers: [Int32] = []
  private(set) var shapes: [Shape] = []
  /// The annotators of all units, in the order of their shapes, and their labels.
  private(set) var annotators: [Int32] = []
  private(set) var values: [Double] = []
  private var known: [Shape: Int32] = [:]

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

  /// Adds a unit: for each of its annotators (a number from 0, each once) the labels at each level, nil where there is
  /// none. Annotators without a label are left out, and so is a unit without any.
  public mutating func append(unit labels: [(annotator: Int, values: [Double?])]) {
    var present: [(mask: UInt8, index: Int)] = []
    for (index, label) in labels.enumerated() {
      precondition(label.values.count == levels, "not every level has its label or nil")
      var mask: UInt8 = 0
      for (level, value) in label.values.enumerated() where value != nil { mask |= 1 << UInt8(level) }
      if mask != 0 { present.append((mask, index)) }
    }
    guard !present.isEmpty else { return }
    present.sort { ($0.mask, $0.index) < ($1.mask, $1.index) }
    let shape = Shape(masks: present.map(\.mask))
    let number = known[shape] ?? Int32(shapes.count)
    if number == shapes.count {
      known[shape] = number
      shapes.append(shape)
    }
    shapeNumbers.append(number)
    for (_, index) in present {
      annotators.append(Int32(labels[index].annotator))
      annotatorCount = max(annotatorCount, labels[index].annotator + 1)
      for case let value? in labels[index].values { values.append(value) }
    }
  }

  /// The number of units and of labels.
  public var unitCount: Int { shapeNumbers.count }
  public var labelCount: Int { values.count }

  /// Calls a closure with each unit's shape, annotators and values, in order.
  func forEach(
    sizes: [(slots: Int, labels: Int)],
    _ body: (_ shape: Int, _ annotators: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Double>) -> Void
  ) {
    annotators.withUnsafeBufferPointer { annotators in
      values.withUnsafeBufferPointer { values in
        var (slot, label) = (0, 0)
        for number in shapeNumbers {
          let size = sizes[Int(number)]
          body(
            Int(number), UnsafeBufferPointer(rebasing: annotators[slot..<slot + size.slots]),
            UnsafeBufferPointer(rebasing: values[label..<label + size.labels]))
          slot += size.slots
          label += size.labels
        }
      }
    }
  }
}
