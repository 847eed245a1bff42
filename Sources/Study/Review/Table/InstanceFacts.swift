/// What follows from the labels of one instance: its Δ, and by what it can be found.
struct InstanceFacts {
  /// SINGLE by Δ of ratings, and by Δ of difference.
  private(set) var deltaSingle: Int8 = -1
  private(set) var deltaDifference: Int8 = -1
  private(set) var deltaPreference: Int8 = -1
  /// The most people who labelled one data point.
  private(set) var largestUnit = 0
  private(set) var flags: InstanceFlags = []

  /// - Parameter labels: in their order, originals first.
  init(_ labels: UnsafeBufferPointer<ReviewLabel>, annotators: [ReviewAnnotator], threshold: Int) {
    var ranges = (Range(), Range(), Range())
    var hasModel = false
    for label in labels {
      if label.marks.contains(.unsure) { flags.insert(.unsure) }
      if label.marks.contains(.commented) { flags.insert(.commented) }
      if label.marks.contains(.excluded) { flags.insert(.excluded) }
      if label.marks.contains(.conflicting) { flags.insert(.conflicting) }
      guard label.isOriginal else {
        if label.value != nil { flags.insert(.askedAgain) }
        continue
      }
      guard let value = label.value else { continue }
      if annotators[Int(label.annotator)].isModel {
        hasModel = true
        continue
      }
      switch label.point {
      case .responseA: ranges.0.add(value)
      case .responseB: ranges.1.add(value)
      case .pair: ranges.2.add(value)
      }
    }
    deltaSingle = Int8(clamping: max(ranges.0.delta, ranges.1.delta))
    deltaDifference = Int8(clamping: Self.differences(labels, annotators).delta)
    deltaPreference = Int8(clamping: ranges.2.delta)
    largestUnit = max(ranges.0.count, ranges.1.count, ranges.2.count)
    if Self.contradicts(labels, annotators) { flags.insert(.contradicts) }
    if ranges.2.sum.signum() * ranges.1.compare(with: ranges.0) < 0 { flags.insert(.goldContradicts) }
    if hasModel, Self.modelDiffers(labels, annotators, ranges, threshold) { flags.insert(.modelDiffers) }
  }

  /// The values of one data point.
  struct Range {
    var count = 0
    var sum = 0
    private var low = Int.max
    private var high = Int.min

    mutating func add(_ value: Int) {
      count += 1
      sum += value
      low = min(low, value)
      high = max(high, value)
    }

    var delta: Int { count > 1 ? high - low : -1 }
    var mean: Double? { count > 0 ? Double(sum) / Double(count) : nil }

    /// 1 where the mean is above another's, −1 where it is below; 0 where they are equal or one of them has no values.
    func compare(with other: Range) -> Int {
      count > 0 && other.count > 0 ? (sum * other.count - other.sum * count).signum() : 0
    }
  }

  /// rating(B) − rating(A) of the people who rated both.
  private static func differences(
    _ labels: UnsafeBufferPointer<ReviewLabel>, _ annotators: [ReviewAnnotator]
  ) -> Range {
    var range = Range()
    for a in labels where a.point == .responseA && a.isOriginal && !annotators[Int(a.annotator)].isModel {
      guard let value = a.value,
        let b = labels.first(where: { $0.point == .responseB && $0.isOriginal && $0.annotator == a.annotator })?.value
      else { continue }
      range.add(b - value)
    }
    return range
  }

  /// Whether somebody rates one response higher and prefers the other.
  private static func contradicts(_ labels: UnsafeBufferPointer<ReviewLabel>, _ annotators: [ReviewAnnotator]) -> Bool {
    for pair in labels {
      guard pair.point == .pair, pair.isOriginal, let preference = pair.value, preference != 0,
        !annotators[Int(pair.annotator)].isModel
      else { continue }
      var (a, b): (Int?, Int?)
      for label in labels where label.annotator == pair.annotator && label.isOriginal {
        if label.point == .responseA { a = label.value }
        if label.point == .responseB { b = label.value }
      }
      if let a, let b, (b - a).signum() * preference.signum() < 0 { return true }
    }
    return false
  }

  /// Whether a model prefers the response that people on the whole don't, or rates one `threshold` or more from their mean.
  private static func modelDiffers(
    _ labels: UnsafeBufferPointer<ReviewLabel>, _ annotators: [ReviewAnnotator], _ people: (Range, Range, Range),
    _ threshold: Int
  ) -> Bool {
    labels.contains { label in
      guard label.isOriginal, annotators[Int(label.annotator)].isModel, let value = label.value else { return false }
      switch label.point {
      case .responseA: return people.0.mean.map { abs($0 - Double(value)) >= Double(threshold) } ?? false
      case .responseB: return people.1.mean.map { abs($0 - Double(value)) >= Double(threshold) } ?? false
      case .pair: return people.2.sum.signum() * value.signum() < 0
      }
    }
  }
}
