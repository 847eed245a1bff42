import Study
import Terminal

/// The screen of sources: where disagreement comes from, who is unlike the others, and from each line to its instances.
struct SourcesPane: Equatable, Sendable {
  private(set) var found: ReviewSources?
  private(set) var lines: [SourceLine] = []
  /// The marked line; always one that opens instances, where there is any.
  private(set) var place = 0
  /// The line at the top of the window.
  private(set) var top = 0
  private(set) var size: Size
  /// Whether labels changed since it was computed.
  private(set) var isStale = true
  /// Whether it was asked for and has not come yet.
  private(set) var isAsked = false

  init(size: Size) { self.size = size }

  var metrics: SourcesMetrics { SourcesMetrics(size) }

  /// Whether it is to be asked for; from then on it is.
  mutating func needsAsking() -> Bool {
    guard isStale, !isAsked else { return false }
    isAsked = true
    return true
  }

  mutating func becomeStale() { isStale = true }

  mutating func take(_ found: ReviewSources) {
    self.found = found
    isAsked = false
    isStale = false
  }

  /// Who is unlike the others, and how; nil where that is not computed.
  var remarks: [(annotator: Int, words: [String])]? {
    found?.people.filter { !$0.remarks.isEmpty }.map { ($0.annotator, $0.remarks.map(\.words)) }
  }

  /// What the marked line opens.
  var marked: SourceLine? { lines.indices.contains(place) && lines[place].opens != nil ? lines[place] : nil }

  mutating func resize(_ size: Size) { self.size = size }

  /// Lays it out anew; the same line stays marked, and where it is on the screen.
  mutating func layOut(_ table: ReviewTable, _ names: AnnotatorNames, isInShare: Bool) {
    let (before, row) = (marked?.subject, place - top)
    lines =
      SourceLines(found, table, names, isInShare: isInShare, width: metrics.block.width).lines
    if let before, let same = lines.firstIndex(where: { $0.subject == before }) {
      place = same
      top = place - row
    } else {
      place = lines.firstIndex { $0.opens != nil } ?? 0
      top = 0
    }
    keepInSight()
  }

  mutating func move(_ movement: Movement) {
    let page = max(1, metrics.body.count - 1)
    switch movement {
    case .lineDown:
      if let next = next(after: place) { mark(next) } else { scroll(to: top + 1) }
    case .lineUp:
      if let previous = previous(before: place) { mark(previous) } else { scroll(to: top - 1) }
    case .pageDown: turn(to: top + page)
    case .pageUp: turn(to: top - page)
    case .home:
      mark(next(after: -1) ?? 0)
      scroll(to: 0)
    case .end:
      mark(previous(before: lines.count) ?? 0)
      scroll(to: lines.count)
    }
  }

  /// To the next section, after the last to the first.
  mutating func nextSection() {
    let heading = lines.indices.first { $0 > place && lines[$0].isHeading } ?? 0
    guard let first = next(after: heading) else { return }
    mark(first)
    scroll(to: heading)
  }

  private func next(after line: Int) -> Int? { lines.indices.first { $0 > line && lines[$0].opens != nil } }
  private func previous(before line: Int) -> Int? { lines.indices.last { $0 < line && lines[$0].opens != nil } }

  private mutating func mark(_ line: Int) {
    place = line
    keepInSight()
  }

  private mutating func scroll(to line: Int) { top = max(0, min(line, lines.count - metrics.body.count)) }

  /// A page on or back: what is marked moves with it.
  private mutating func turn(to line: Int) {
    scroll(to: line)
    let window = top..<top + metrics.body.count
    guard !window.contains(place) else {
      // On the last page there is nothing to scroll, and on the first: the mark goes to its end.
      if line > top { mark(previous(before: lines.count) ?? place) }
      if line < top { mark(next(after: -1) ?? place) }
      return
    }
    let inWindow = window.filter { lines.indices.contains($0) && lines[$0].opens != nil }
    if let first = line >= place ? inWindow.first : inWindow.last { place = first }
  }

  /// The marked line is on the screen, with the heading right above it.
  private mutating func keepInSight() {
    let rows = metrics.body.count
    let first =
      place > 0 && lines.indices.contains(place - 1) && lines[place - 1].isHeading && rows > 2 ? place - 1 : place
    if first < top { top = first }
    if place >= top + rows { top = place - rows + 1 }
    scroll(to: top)
  }
}

/// Where the parts of the screen of sources stand.
struct SourcesMetrics: Hashable, Sendable {
  let size: Size
  let block: WorkMetrics

  init(_ size: Size) {
    self.size = size
    block = WorkMetrics(size, maximum: ListMetrics.widest)
  }

  /// On a low screen only what one cannot do without.
  var isLow: Bool { size.rows < 16 }
  var body: Range<Int> { 2..<max(3, size.rows - (isLow ? 2 : 5)) }
  /// What the marked line opens; with a rule above where there is room.
  var footRow: Int { size.rows - (isLow ? 2 : 4) }
}
