import Terminal

/// Where the parts of the list stand.
struct ListMetrics: Hashable, Sendable {
  let size: Size
  let block: WorkMetrics

  init(_ size: Size) {
    self.size = size
    block = WorkMetrics(size, maximum: Self.widest)
  }

  /// Beyond this a row is too long to be followed by eye.
  static let widest = 184

  /// On a low screen only what one cannot do without.
  var isLow: Bool { size.rows < 16 }
  var headRows: Range<Int> { 1..<(isLow ? 2 : 3) }
  var titleRow: Int { isLow ? 2 : 3 }
  var body: Range<Int> { titleRow + 1..<max(titleRow + 2, isLow ? size.rows - 2 : size.rows - 5) }
  var previewRow: Int { size.rows - 4 }
  var countsRow: Int { size.rows - 3 }
}
