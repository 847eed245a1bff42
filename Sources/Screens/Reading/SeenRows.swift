/// The rows of a text that were on the screen: ranges in rising order that neither touch nor overlap.
struct SeenRows: Hashable, Sendable {
  private(set) var ranges: [Range<Int>] = []

  mutating func insert(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let first = ranges.firstIndex { $0.upperBound >= range.lowerBound } ?? ranges.endIndex
    let last = ranges.lastIndex { $0.lowerBound <= range.upperBound }.map { $0 + 1 } ?? first
    guard first < last else { return ranges.insert(range, at: first) }
    let low = min(range.lowerBound, ranges[first].lowerBound)
    let high = max(range.upperBound, ranges[last - 1].upperBound)
    ranges.replaceSubrange(first..<last, with: CollectionOfOne(low..<high))
  }

  /// Whether every row of a range was seen; an empty one has none that was missed.
  func covers(_ range: Range<Int>) -> Bool {
    range.isEmpty
      || ranges.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// The first row of a range that was not seen; nil where all were.
  func firstMissing(in range: Range<Int>) -> Int? {
    var row = range.lowerBound
    for seen in ranges where seen.contains(row) { row = seen.upperBound }
    return row < range.upperBound ? row : nil
  }

  /// The same rows after the text was laid out anew, where `place` gives the new row of an old one.
  func moved(_ place: (Int) -> Int) -> SeenRows {
    var moved = SeenRows()
    for range in ranges {
      let low = place(range.lowerBound)
      moved.insert(low..<max(low, place(range.upperBound)))
    }
    return moved
  }
}
