import Study
import Terminal

/// PREFERENCE where A does not fit beside B: dialogue, A and B one above the other, or one at a time on a small screen.
struct Panes: Equatable, Sendable {
  /// The three texts, by their place in the reading order.
  enum Part: Int, Hashable, Sendable, CaseIterable {
    case dialogue, a, b

    var name: SafeText {
      switch self {
      case .dialogue: "Dialogue"
      case .a: "A"
      case .b: "B"
      }
    }
  }

  private(set) var parts: [ScrolledDocument]
  private(set) var focus: Part
  /// One above the other; otherwise only the one in focus is shown.
  private(set) var isStacked: Bool
  /// Where the labels may stand at most.
  private(set) var limits: WorkMetrics
  /// Where the reader is in each part, also while another has the focus and this one shows its beginning.
  private var places = [ReadingDocument.Anchor](repeating: ReadingDocument.Anchor(), count: 3)
  /// The parts that were on the screen from their first row to their last.
  private var wereShown: Set<Part> = []

  /// Opens on the dialogue's beginning, as SINGLE does, unless all of it has room beside the responses.
  ///
  /// - Parameter isZoomed: whether one part has the whole screen.
  init(_ work: ReadableWork, metrics: WorkMetrics, isZoomed: Bool = false) {
    limits = metrics
    isStacked = !isZoomed && Self.isStacked(metrics.size)
    focus = .a
    parts = Self.documents(work, metrics: metrics).map {
      ScrolledDocument($0, window: 1)
    }
    let heights = tightened(parts.map(\.document)).map(\.height)
    if !work.context.isEmpty, !isStacked || heights[0] > windows(heights)[0] { focus = .dialogue }
    layOut(parts.map(\.document))
  }

  /// From here on three panes have room for something each.
  private static func isStacked(_ size: Size) -> Bool { size.columns >= 60 && size.rows >= 20 }

  private static func documents(_ work: ReadableWork, metrics: WorkMetrics) -> [ReadingDocument] {
    [.dialogue(work.context, columns: metrics.width)] + work.responses.map { .response($0, columns: metrics.width) }
  }

  mutating func resize(_ work: ReadableWork, metrics: WorkMetrics, isZoomed: Bool = false) {
    limits = metrics
    isStacked = !isZoomed && Self.isStacked(metrics.size)
    layOut(Self.documents(work, metrics: metrics))
  }

  /// The part in focus stays where its reader is; the others show their first lines, the dialogue the turn that is answered.
  private mutating func layOut(_ documents: [ReadingDocument]) {
    let documents = tightened(documents)
    let windows = windows(documents.map(\.height))
    for part in Part.allCases {
      let index = part.rawValue
      parts[index].replace(with: documents[index], window: windows[index])
      guard isStacked, part != focus else { continue }
      if part == .dialogue { parts[0].showLastTurn() } else { parts[index].move(.home) }
    }
  }

  /// The dialogue's blank lines are the first that make room.
  private func tightened(_ documents: [ReadingDocument]) -> [ReadingDocument] {
    guard isStacked, !hasRoom(for: documents.map(\.height)) else { return documents }
    return [documents[0].tight] + documents.dropFirst()
  }

  /// The rows that the texts of all three parts have together.
  private var room: Int { limits.paneEnd - 1 - Part.allCases.count }

  private func hasRoom(for heights: [Int]) -> Bool { heights.reduce(0) { $0 + max(1, $1) } <= room }

  /// The rows of each part's text. Where not all is seen, the part in focus gets what it needs, and the others share the rest,
  /// at least two rows each.
  private func windows(_ heights: [Int]) -> [Int] {
    guard isStacked else { return heights.map { min(max(1, $0), max(1, limits.paneEnd - 2)) } }
    let heights = heights.map { max(1, $0) }
    let others = Part.allCases.map(\.rawValue).filter { $0 != focus.rawValue }
    let least = others.reduce(0) { $0 + min(2, heights[$1]) }
    var windows = heights
    windows[focus.rawValue] = max(1, min(heights[focus.rawValue], room - least))
    let rest = room - windows[focus.rawValue]
    let first = min(heights[others[0]], max(rest / 2, rest - heights[others[1]]))
    windows[others[0]] = max(1, first)
    windows[others[1]] = max(1, min(heights[others[1]], rest - first))
    return windows
  }

  /// The rows that the parts take with their titles; where one is shown at a time, those of the longest, so that the labels
  /// stand still.
  private var rowCount: Int {
    isStacked
      ? parts.reduce(Part.allCases.count) { $0 + $1.window } : 1 + (parts.map(\.window).max() ?? 1)
  }

  /// Blank rows between the parts, where there is room for them and for one before the labels.
  var gap: Int { isStacked && 1 + rowCount + 2 < limits.labelRow ? 1 : 0 }

  /// Where the labels stand: they follow the parts.
  var metrics: WorkMetrics { limits.holding(panes: 1 + rowCount + 2 * gap) }

  /// Whether a response's last row is on the screen.
  func showsEnd(of part: Part) -> Bool { (isStacked || focus == part) && parts[part.rawValue].isAtEnd }

  /// Whether all of the dialogue was on the screen.
  var hasShownDialogue: Bool { parts[0].hasShownDialogue }

  /// Notes what the frame on the terminal shows, for `readOn`.
  mutating func noteWhatIsShown() {
    for part in Part.allCases where isStacked || focus == part { parts[part.rawValue].noteWhatIsShown() }
    if hasShownDialogue { wereShown.insert(.dialogue) }
    for part in [Part.a, .b] where showsEnd(of: part) { wereShown.insert(part) }
  }

  mutating func forgetWhatIsNew() { parts[focus.rawValue].forgetWhatIsNew() }

  mutating func move(_ movement: Movement) {
    parts[focus.rawValue].move(movement)
    places[focus.rawValue] = parts[focus.rawValue].anchor
  }

  /// Gives a part the focus, and with it the rows that it needs; its reader goes on where they were.
  private mutating func focus(on part: Part) {
    guard part != focus else { return }
    focus = part
    layOut(parts.map(\.document))
    parts[part.rawValue].go(to: places[part.rawValue])
  }

  /// Reads on: down this part, then the next that was not shown, so that one key reads everything. False when everything
  /// was shown.
  mutating func readOn() -> Bool {
    if !parts[focus.rawValue].isAtEnd {
      move(.pageDown)
      return true
    }
    noteWhatIsShown()
    guard let next = followers.first(where: { !wereShown.contains($0) }) else { return false }
    focus(on: next)
    if parts[next.rawValue].hasNewRows {
      parts[next.rawValue].markWhatIsNew()
    } else {
      move(.pageDown)
    }
    return true
  }

  /// The other parts, from the one after the focus on.
  private var followers: [Part] { [1, 2].compactMap { Part(rawValue: (focus.rawValue + $0) % 3) } }

  /// Reads back: up this part, then the part before where it was left.
  mutating func readBack() {
    if !parts[focus.rawValue].isAtStart {
      move(.pageUp)
    } else if let before = Part(rawValue: focus.rawValue - 1) {
      focus(on: before)
    }
  }

  mutating func nextPart() { focus(on: followers[0]) }

  mutating func previousPart() { focus(on: followers[1]) }

  mutating func reveal(_ highlight: Highlight, in part: Part) {
    focus(on: part)
    parts[part.rawValue].reveal(highlight)
    places[part.rawValue] = parts[part.rawValue].anchor
  }

  /// Goes to a place in one of the texts, for a reader who comes from another arrangement.
  mutating func go(to anchor: ReadingDocument.Anchor, in part: Part) {
    places[part.rawValue] = anchor
    if part == focus || !isStacked { parts[part.rawValue].go(to: anchor) }
  }

  mutating func setFocus(_ part: Part) { focus(on: part) }

  /// Takes over what was seen of the dialogue in another arrangement.
  mutating func takeOverDialogue(from text: ScrolledDocument) { parts[0].takeOverDialogue(from: text) }

  /// Marks what differs: the ranges of A and of B.
  mutating func mark(_ marks: [[Range<Int>]]) {
    for (index, part) in [Part.a, .b].enumerated() {
      parts[part.rawValue].mark(marks.isEmpty ? [] : [marks[index]])
    }
  }
}
