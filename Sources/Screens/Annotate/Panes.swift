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
  private var metrics: WorkMetrics
  /// Where the reader is in the dialogue while another part has the focus.
  private var place = ReadingDocument.Anchor()
  /// The parts that were on the screen from their first row to their last.
  private var wereShown: Set<Part> = []

  /// Opens on the dialogue's beginning, as SINGLE does, unless all of it has room beside the responses.
  init(_ context: [Turn], first: String, second: String, metrics: WorkMetrics) {
    self.metrics = metrics
    isStacked = Self.isStacked(metrics.size)
    focus = .a
    parts = Self.documents(context, first: first, second: second, metrics: metrics).map {
      ScrolledDocument($0, window: 1)
    }
    let rows = windows(parts.map(\.document.height))[0]
    if !context.isEmpty, !isStacked || parts[0].document.height > rows { focus = .dialogue }
    layOut(parts.map(\.document))
  }

  /// From here on three panes have room for something each.
  private static func isStacked(_ size: Size) -> Bool { size.columns >= 60 && size.rows >= 20 }

  private static func documents(
    _ context: [Turn], first: String, second: String, metrics: WorkMetrics
  ) -> [ReadingDocument] {
    [
      .dialogue(context, columns: metrics.width), .response(first, columns: metrics.width),
      .response(second, columns: metrics.width),
    ]
  }

  mutating func resize(_ context: [Turn], first: String, second: String, metrics: WorkMetrics) {
    self.metrics = metrics
    isStacked = Self.isStacked(metrics.size)
    layOut(Self.documents(context, first: first, second: second, metrics: metrics))
  }

  private mutating func layOut(_ documents: [ReadingDocument]) {
    let windows = windows(documents.map(\.height))
    for index in parts.indices { parts[index].replace(with: documents[index], window: windows[index]) }
    // Beside the responses stands the turn that they answer.
    if isStacked, focus != .dialogue { parts[0].move(.end) }
  }

  /// The rows of each part's text: A and B get the same, what one does not need goes to the other, the dialogue gets what
  /// it needs of the rest, at least three. While the dialogue is read, it is the responses that get at least three.
  private func windows(_ heights: [Int]) -> [Int] {
    guard isStacked else { return heights.map { _ in max(1, metrics.labelRow - 3) } }
    let total = metrics.labelRow - 5
    let least = focus == .dialogue ? total - min(3, heights[1]) - min(3, heights[2]) : 3
    let room = total - min(least, heights[0])
    var first = min(heights[1], room / 2)
    let second = min(heights[2], room - first)
    first = min(heights[1], room - second)
    return [min(max(1, heights[0]), total - first - second), first, second]
  }

  /// Blank rows after each part, where all is shown and there is room.
  private var gap: Int {
    let used = parts.reduce(3) { $0 + $1.window }
    return isStacked && metrics.labelRow - 2 - used >= 2 ? 1 : 0
  }

  /// Whether a response's last row is on the screen.
  func showsEnd(of part: Part) -> Bool { (isStacked || focus == part) && parts[part.rawValue].isAtEnd }

  /// Whether all of the dialogue was on the screen.
  var hasShownDialogue: Bool { parts[0].hasShownDialogue }

  /// Notes what the frame on the terminal shows, for `readOn`.
  mutating func noteWhatIsShown() {
    if isStacked || focus == .dialogue { parts[0].noteWhatIsShown() }
    if hasShownDialogue { wereShown.insert(.dialogue) }
    for part in [Part.a, .b] where showsEnd(of: part) { wereShown.insert(part) }
  }

  mutating func move(_ movement: Movement) { parts[focus.rawValue].move(movement) }

  /// Gives a part the focus, and with it the rows that it gets then. True where it stands on the screen as it did before.
  @discardableResult
  private mutating func focus(on part: Part) -> Bool {
    guard part != focus else { return true }
    let before = parts[part.rawValue].window
    if focus == .dialogue { place = parts[0].anchor }
    focus = part
    layOut(parts.map(\.document))
    if part == .dialogue { parts[0].go(to: place) }
    return isStacked && parts[part.rawValue].window == before
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
    if focus(on: next), next != .dialogue { move(.pageDown) }
    return true
  }

  /// The other parts, from the one after the focus on.
  private var followers: [Part] { [1, 2].compactMap { Part(rawValue: (focus.rawValue + $0) % 3) } }

  /// Reads back: up this part, then the end of the one before.
  mutating func readBack() {
    if !parts[focus.rawValue].isAtStart {
      move(.pageUp)
    } else if let before = Part(rawValue: focus.rawValue - 1) {
      if focus(on: before) { move(.pageUp) }
    }
  }

  mutating func nextPart() { focus(on: followers[0]) }

  mutating func previousPart() { focus(on: followers[1]) }

  mutating func reveal(_ highlight: Highlight, in part: Part) {
    focus(on: part)
    parts[part.rawValue].reveal(highlight)
  }

  /// Goes to a place in one of the texts, for a reader who comes from another arrangement.
  mutating func go(to anchor: ReadingDocument.Anchor, in part: Part) { parts[part.rawValue].go(to: anchor) }

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

extension Panes {
  func draw(into frame: inout Frame, highlights: [[Highlight]]) {
    var row = 1
    for part in isStacked ? Part.allCases : [focus] {
      let text = parts[part.rawValue]
      drawTitle(part, row: row, into: &frame)
      text.document.draw(
        into: &frame, from: text.scroll.top, count: text.window, row: row + 1, left: metrics.left,
        highlights: highlights[part.rawValue])
      row += 1 + text.window + gap
    }
  }

  private func drawTitle(_ part: Part, row: Int, into frame: inout Frame) {
    let isFocused = focus == part
    let text = parts[part.rawValue]
    if isFocused { frame.put(">", row: row, column: metrics.left, style: .bold) }
    let title = ReadingDocument.title(part.name, unusualCount: text.document.unusualCount)
    let column = metrics.left + 1
    let status = status(part)
    let end = metrics.left + metrics.width - 1 - (status.isEmpty ? 0 : status.columns + 1)
    let used = frame.put("\(title) ", row: row, column: column, style: .bold, columns: end - column)
    frame.fill(row: row, columns: column + used..<max(column + used, end), with: "-", style: .quiet)
    if !status.isEmpty { frame.put(status, row: row, column: end + 1, style: text.isAtEnd ? .quiet : .accent) }
    if isFocused { frame.cursor = Position(row: row, column: column) }
  }

  /// How much of a part is on the screen, and which key shows more.
  private func status(_ part: Part) -> SafeText {
    let text = parts[part.rawValue]
    let top = text.scroll.top
    let height = text.document.height
    guard height > 0 else { return "none" }
    if part == .dialogue, top > 0, text.isAtEnd {
      let key: SafeText =
        switch focus {
        case .dialogue: "Backspace"
        case .a: "Shift-Tab"
        case .b: "Tab"
        }
      let turns = text.document.turns(above: top)
      return turns > 0 ? "\(counted(turns, "earlier turn")): \(key)" : "\(counted(top, "earlier line")): \(key)"
    }
    let isWhole = height <= text.window
    let range: SafeText = "\(top + 1)-\(min(top + text.window, height)) of \(height)"
    if !text.isAtEnd { return "\(range): space" }
    if isStacked { return isWhole ? (part == .dialogue ? "" : "all shown") : range }
    guard let next = Part(rawValue: part.rawValue + 1) else { return isWhole ? "all shown" : range }
    return "then \(next.name): space"
  }
}
