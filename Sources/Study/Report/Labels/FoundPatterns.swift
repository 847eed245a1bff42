/// Distinct patterns in the order in which they were found.
struct FoundPatterns<Labels: Hashable & Sendable> {
  private var labels: [Labels] = []
  private var numbers: [Labels: Int32] = [:]
  /// For each pattern the numbers of those that remain without each of its annotators; empty where they are not needed.
  private var remainders: [[Int32]] = []

  /// The number of a pattern, from 0.
  ///
  /// - Parameters:
  ///   - count: how many annotators it shows who may be a sample of more.
  ///   - without: what remains without the one at a place among these.
  mutating func number(of pattern: Labels, annotators count: Int, without: (Int) -> Labels) -> Int32 {
    let number = number(of: pattern)
    // With two annotators, what one leaves is nothing to compare.
    guard count > 2, remainders[Int(number)].isEmpty else { return number }
    let rest = (0..<count).map { self.number(of: without($0)) }
    remainders[Int(number)] = rest
    return number
  }

  private mutating func number(of pattern: Labels) -> Int32 {
    if let number = numbers[pattern] { return number }
    let number = Int32(labels.count)
    numbers[pattern] = number
    labels.append(pattern)
    remainders.append([])
    return number
  }

  /// The patterns ascending, and where each that was found stands among them.
  func sorted(by ascending: (Labels, Labels) -> Bool) -> SortedPatterns<Labels> {
    let order = labels.indices.sorted { ascending(labels[$0], labels[$1]) }
    var places = Array(repeating: Int32(0), count: order.count)
    for (place, number) in order.enumerated() { places[number] = Int32(place) }
    return SortedPatterns(
      labels: order.map { labels[$0] }, places: places,
      remainders: order.map { remainders[$0].map { Int(places[Int($0)]) } })
  }
}

/// Distinct patterns ascending.
struct SortedPatterns<Labels: Sendable>: Sendable {
  let labels: [Labels]
  /// The place of each by its number.
  let places: [Int32]
  /// For each pattern the places of those that remain without each of its annotators; empty where they are not needed.
  let remainders: [[Int]]
}
