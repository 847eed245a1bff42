/// Draws units with replacement from patterns, as counts: an exact multinomial in time proportional to the patterns.
///
/// Poisson numbers, each with a mean that is a little below its pattern's multiplicity, are a multinomial of as many draws
/// as their sum says. The draws that are then missing are made one by one. Where the sum is too great all are drawn again:
/// whether they are depends on the sum alone, so that what is left is a multinomial all the same.
struct Multinomial: Sendable {
  private let patternCount: Int
  /// The pattern of each unit.
  private let units: [UInt32]
  private let groups: [Group]

  /// The patterns of one multiplicity.
  private struct Group: Sendable {
    let numbers: PoissonTable
    /// A pattern of a great multiplicity has several numbers, which are added up.
    let patterns: [UInt32]
  }

  /// How many standard deviations the mean of the sum lies below the number of units: about one resample in 700 is drawn
  /// again.
  private static let margin = 3.0

  init(_ multiplicities: [Int]) {
    patternCount = multiplicities.count
    units = multiplicities.enumerated().flatMap { Array(repeating: UInt32($0), count: $1) }
    let share = units.isEmpty ? 0 : 1 - Self.margin / Double(units.count).squareRoot()
    let occurring = multiplicities.indices.filter { multiplicities[$0] > 0 }
    guard share > 0 else {
      groups = []
      return
    }
    groups = Dictionary(grouping: occurring) { multiplicities[$0] }.sorted { $0.key < $1.key }.map { units, patterns in
      let parts = (units - 1) / PoissonTable.largestMean + 1
      return Group(
        numbers: PoissonTable(mean: share * Double(units) / Double(parts)),
        patterns: patterns.flatMap { Array(repeating: UInt32($0), count: parts) })
    }
  }

  /// As many draws as there are units, as a count for each pattern.
  func draw(using generator: inout SeededGenerator) -> [Int] {
    while true {
      var drawn = Array(repeating: 0, count: patternCount)
      var missing = units.count
      for group in groups { missing -= group.numbers.add(to: &drawn, at: group.patterns, using: &generator) }
      guard missing >= 0 else { continue }
      for _ in 0..<missing { drawn[Int(units[generator.next(below: units.count)])] += 1 }
      return drawn
    }
  }
}
