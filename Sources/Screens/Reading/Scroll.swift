/// Where a reader is in a text that is longer than its window.
struct Scroll: Hashable, Sendable {
  /// The first row shown.
  var top = 0

  /// Moves within `height` rows of which `window` are seen; a page keeps one row of the page before.
  mutating func move(_ movement: Movement, height: Int, window: Int) {
    let page = max(1, window - 1)
    switch movement {
    case .lineUp: top -= 1
    case .lineDown: top += 1
    case .pageUp: top -= page
    case .pageDown: top += page
    case .home: top = 0
    case .end: top = height
    }
    clamp(height: height, window: window)
  }

  mutating func clamp(height: Int, window: Int) { top = max(0, min(top, height - window)) }

  /// Brings a row into view, a third down the window, unless it is seen already.
  mutating func reveal(_ row: Int, height: Int, window: Int) {
    if !(top..<top + window).contains(row) { top = row - window / 3 }
    clamp(height: height, window: window)
  }

  func below(height: Int, window: Int) -> Int { max(0, height - window - top) }
}
