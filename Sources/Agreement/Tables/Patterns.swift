/// The distinct patterns of labels among units, and how many units show each.
///
/// What many units tell is then told by a few thousand counts. The patterns are sorted, so the same units give the same
/// sums in whatever order they come.
public struct Patterns<Pattern: Hashable & Sendable>: Sendable, Equatable {
  /// Distinct, ascending.
  public let patterns: [Pattern]
  /// How many units show each pattern, all above 0.
  public let multiplicities: [Int]

  /// Counts units by pattern, in an order of the patterns that must be strict and total.
  public init(_ units: some Sequence<Pattern>, by ascending: (Pattern, Pattern) -> Bool) {
    var counts: [Pattern: Int] = [:]
    for unit in units { counts[unit, default: 0] += 1 }
    self.init(counts: counts, by: ascending)
  }

  /// Counts units 0, 1 … `count − 1` by pattern, on several cores.
  ///
  /// - Parameter visit: Hands the pattern of each unit of a range to its second argument.
  @inlinable
  public init(
    count: Int, by ascending: (Pattern, Pattern) -> Bool, visit: @Sendable (Range<Int>, (Pattern) -> Void) -> Void
  ) {
    // Few parts, since each finds most patterns again and all are put together by one core.
    let parts = max(1, min(4, count / 2048))
    let counted = concurrentMap(parts, parts: parts) { part in
      var counts: [Pattern: Int] = [:]
      visit(count * part / parts..<count * (part + 1) / parts) { counts[$0, default: 0] += 1 }
      return counts
    }
    let counts = counted.dropFirst().reduce(into: counted[0]) { all, part in all.merge(part, uniquingKeysWith: +) }
    self.init(counts: counts, by: ascending)
  }

  @inlinable
  init(counts: [Pattern: Int], by ascending: (Pattern, Pattern) -> Bool) {
    patterns = counts.keys.sorted(by: ascending)
    multiplicities = patterns.map { counts[$0] ?? 0 }
  }

  /// The number of units.
  public var unitCount: Int { multiplicities.reduce(0, +) }
}

extension Patterns where Pattern: Comparable {
  /// Counts units by pattern.
  public init(_ units: some Sequence<Pattern>) {
    self.init(units, by: <)
  }
}
