/// Where a reader is in a text that is longer than its window.
struct Scroll: Hashable, Sendable {
  /// The first row shown.
  var top = 0
  /// Whether a page was turned to where the text ends within the window.
  private var isLastPage = false

  /// Moves within `height` rows of which `window` are seen. A page keeps one row of the page before, the last one too, whose
  /// window may have room below the text.
  mutating func move(_ movement: Movement, height: Int, window: Int) {
    let page = max(1, window - 1)
    let hasMore = top + window < height
    switch movement {
    case .lineUp: top -= 1
    case .lineDown: top += hasMore ? 1 : 0
    case .pageUp: top -= page
    case .pageDown: top += hasMore ? page : 0
    case .home: top = 0
    case .end: top = height
    }
    isLastPage = movement != .end && top + window > height
    clamp(height: height, window: window)
  }

  mutating func clamp(height: Int, window: Int) {
    let last = isLastPage && window < height ? height - 1 : height - window
    top = max(0, min(top, last))
  }

  /// Brings a row into view, a third down the window, unless it is seen already.
  mutating func reveal(_ row: Int, height: Int, window: Int) {
    if !(top..<top + window).contains(row) {
      top = row - window / 3
      isLastPage = false
    }
    clamp(height: height, window: window)
  }

  func below(height: Int, window: Int) -> Int { max(0, height - window - top) }
}
