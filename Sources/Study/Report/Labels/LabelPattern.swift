/// All labels of one instance without the names: instances with the same labels in the same order have one pattern.
struct LabelPattern: Hashable, Comparable, Sendable {
  /// A byte an annotator: rating A, rating B, prefer-combined, each 0 where it is missing. The first eight, highest first.
  private var head: UInt64
  /// nil for most, so that they are copied and compared as a number.
  private var rest: Rest?

  private indirect enum Rest: Hashable {
    /// The annotators beyond the eighth; the places of each annotator's labels in their data points, where one differs
    /// from the annotator's own place.
    case labels(tail: [UInt8], order: [UInt16])
  }

  init(_ entries: [LabelEntry]) { self.init(entries, without: (nil, nil)) }

  /// - Parameter without: the places of those, at most two, who are left out.
  init(_ entries: [LabelEntry], without: (Int?, Int?)) {
    head = 0
    var (shift, isInOrder) = (56, true)
    var last = (a: 0, b: 0, pair: 0)
    for (place, entry) in entries.enumerated() where place != without.0 && place != without.1 {
      if shift >= 0 { head |= UInt64(entry.code) << UInt64(shift) }
      shift -= 8
      isInOrder = isInOrder && entry.follows(&last)
    }
    guard shift < -8 || !isInOrder else { return }
    var kept = entries
    for place in [without.0, without.1].compactMap(\.self).sorted(by: >) { kept.remove(at: place) }
    rest = .labels(
      tail: kept.dropFirst(8).map(\.code),
      order: isInOrder ? [] : kept.flatMap { entry in Self.dataPoints.map { entry.places[$0] } })
  }

  private var tail: [UInt8] { if case .labels(let tail, _) = rest { tail } else { [] } }
  private var order: [UInt16] { if case .labels(_, let order) = rest { order } else { [] } }

  private static let dataPoints: [ResponseLetter?] = [.a, .b, nil]

  static func < (left: LabelPattern, right: LabelPattern) -> Bool {
    if left.head != right.head { return left.head < right.head }
    guard left.rest != nil || right.rest != nil else { return false }
    if left.tail != right.tail { return left.tail.lexicographicallyPrecedes(right.tail) }
    return left.order.lexicographicallyPrecedes(right.order)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(head)
    if let rest { hasher.combine(rest) }
  }

  /// What each annotator said, in the order of the entries.
  var slots: [InstanceLabels.Slot] {
    var slots: [InstanceLabels.Slot] = []
    var bytes = head
    while bytes != 0 {
      slots.append(InstanceLabels.Slot(code: UInt8(bytes >> 56)))
      bytes <<= 8
    }
    let tail = tail
    guard let last = tail.lastIndex(where: { $0 != 0 }) else { return slots }
    while slots.count < 8 { slots.append(InstanceLabels.Slot(code: 0)) }
    return slots + tail[...last].map(InstanceLabels.Slot.init)
  }

  /// The labels, ready for tables.
  var labels: InstanceLabels {
    let entries = slots
    let order = order
    func ordered(_ dataPoint: Int) -> [InstanceLabels.Slot] {
      guard !order.isEmpty else { return entries }
      let indices = entries.indices.sorted { order[3 * $0 + dataPoint] < order[3 * $1 + dataPoint] }
      return indices.map { entries[$0] }
    }
    return InstanceLabels(
      ratingsA: ordered(0).map(\.a).filter { $0 > 0 }, ratingsB: ordered(1).map(\.b).filter { $0 > 0 },
      preferences: ordered(2).compactMap(\.preference),
      differences: entries.compactMap(\.difference),
      both: entries.compactMap { slot in
        slot.preference.flatMap { preference in slot.difference.map { (preference, $0) } }
      })
  }
}

/// The labels of one instance as numbers, in the order in which figures take them.
struct InstanceLabels: Sendable {
  struct Slot {
    /// 0 where it is missing.
    var a: Int
    var b: Int
    var preference: Int?

    fileprivate init(code: UInt8) {
      (a, b) = (Int(code) % 6, Int(code) / 6 % 6)
      preference = code < 36 ? nil : Int(code) / 36 - 3
    }

    /// single-combined, −2…2.
    var combined: Int? { difference.map { min(2, max(-2, $0)) } }
    var difference: Int? { a > 0 && b > 0 ? b - a : nil }
  }

  /// 1…5
  var ratingsA: [Int]
  var ratingsB: [Int]
  /// prefer-combined, −2…2
  var preferences: [Int]
  /// rating(B) − rating(A), −4…4, of those who rated both.
  var differences: [Int]
  /// prefer-combined and difference of those who gave both.
  var both: [(preference: Int, difference: Int)]

  /// How many annotators have a preference or a difference.
  var annotatorCount: Int { preferences.count + differences.count - both.count }

  /// single-combined and prefer-combined of each annotator who has one of them, in no order that means anything.
  var combinedByAnnotator: [(single: Int?, preference: Int?)] {
    func rest(_ all: [Int], without used: [Int]) -> [Int] {
      used.reduce(into: all) { rest, value in
        if let place = rest.firstIndex(of: value) { rest.remove(at: place) }
      }
    }
    func clipped(_ difference: Int) -> Int { min(2, max(-2, difference)) }
    let pairs = both.map { (single: Int?(clipped($0.difference)), preference: Int?($0.preference)) }
    let singles = rest(differences, without: both.map(\.difference)).map {
      (single: Int?(clipped($0)), preference: Int?.none)
    }
    let preferences = rest(preferences, without: both.map(\.preference)).map {
      (single: Int?.none, preference: Int?($0))
    }
    return pairs + singles + preferences
  }

  /// single-combined
  var combined: [Int] { differences.map { min(2, max(-2, $0)) } }
  var deltaA: Int? { Disagreement.delta(ratingsA) }
  var deltaB: Int? { Disagreement.delta(ratingsB) }
  /// Δ of ratings: the larger of the two responses' Δ.
  var deltaOfRatings: Int? { [deltaA, deltaB].compactMap(\.self).max() }
  var deltaOfDifference: Int? { Disagreement.delta(differences) }
  var deltaOfPreference: Int? { Disagreement.delta(preferences) }
}
