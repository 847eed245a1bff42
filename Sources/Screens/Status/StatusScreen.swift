import Terminal

/// How far a study is, as lines that follow what others do. A line that counts instances opens the list of them.
package struct StatusScreen: Screen {
  enum Action: Hashable, Sendable {
    case read(Movement)
    case open, help, redraw, suspend, leave, interrupt
  }

  static let table = KeyTable<Action>(
    [
      KeyBinding(
        keys: [.enter, .right], .open, name: "Enter right", help: "review the instances behind the marked line",
        hint: "Enter instances", short: "Enter")
    ] + KeyBinding.reading(Action.read) + [
      .terminal(redraw: .redraw, suspend: .suspend), .help(.help),
      KeyBinding(
        [(.character("q"), .leave), (.control("c"), .interrupt)], name: "q Ctrl-C", help: "leave, interrupt",
        hint: "q leave", short: "q leave"),
    ])

  private var lines: [StatusLine]
  private var size: Size
  private var top = 0
  /// What the marked line is about.
  private var marked: StatusSubject?
  private var help: TextScreen?
  private var notice: Notice?

  /// - Parameters:
  ///   - lines: the first is the title.
  ///   - marked: what the mark stands at first.
  ///   - notice: why what was asked for could not be shown.
  package init(_ lines: [StatusLine], size: Size, marked: StatusSubject? = nil, notice: SafeText? = nil) {
    self.lines = lines
    self.size = size
    self.marked = marked
    self.notice = notice.map { Notice($0, isWarning: true) }
    mark(markedLine)
  }

  package mutating func update(_ event: ScreenEvent<StatusAnswer>) -> [Effect<StatusRequest>] {
    switch event {
    case .resized(let size):
      self.size = size
      if !WorkMetrics.isTooSmall(size) { help?.resize(size) }
      mark(markedLine)
    case .answer(.lines(let lines)):
      self.lines = lines
      mark(markedLine)
    case .answer(.unread(let reason)): notice = Notice(reason, isWarning: true)
    case .key(let key, _), .crowdedKey(let key, _, _): return take(key)
    case .painted, .edited, .ending: break
    }
    return []
  }

  private mutating func take(_ key: Key) -> [Effect<StatusRequest>] {
    notice = nil
    let action = Self.table.action(for: key)
    if help != nil, !WorkMetrics.isTooSmall(size) {
      switch action {
      case .read(let movement):
        help?.read(movement)
        return []
      case .redraw, .suspend, .interrupt: break
      default:
        help = nil
        return []
      }
    }
    switch action {
    case .leave: return [.leave]
    case .interrupt: return [.ask(.interrupt)]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .help: help = .help(Self.table.lines, size: size)
    case .read(let movement): read(movement)
    case .open:
      if !WorkMetrics.isTooSmall(size), let marked { return [.ask(.instances(marked))] }
    case nil: notice = .unknown(key)
    }
    return []
  }

  /// The rows between the title and the hints.
  private var window: Int { max(1, size.rows - 4) }

  /// The lines that open something, by their place below the title.
  private var stops: [Int] { lines.dropFirst().indices.filter { lines[$0].subject != nil }.map { $0 - 1 } }

  /// Where the mark is: where what it was at is now, or else at the first line that opens something.
  private var markedLine: Int? {
    stops.first { lines[$0 + 1].subject == marked } ?? stops.first
  }

  private mutating func read(_ movement: Movement) {
    guard let here = markedLine else { return scroll(movement) }
    switch movement {
    case .lineUp: mark(stops.last { $0 < here } ?? here)
    case .lineDown: mark(stops.first { $0 > here } ?? here)
    case .pageUp: mark(stops.first { $0 > here - window } ?? here)
    case .pageDown: mark(stops.last { $0 < here + window } ?? here)
    case .home: mark(stops.first)
    case .end: mark(stops.last)
    }
  }

  /// Where no line opens anything.
  private mutating func scroll(_ movement: Movement) {
    switch movement {
    case .lineUp: top -= 1
    case .lineDown: top += 1
    case .pageUp: top -= window - 1
    case .pageDown: top += window - 1
    case .home: top = 0
    case .end: top = lines.count
    }
    top = max(0, min(top, lines.count - 1 - window))
  }

  /// Marks a line and brings it into sight, with what follows it up to the next.
  private mutating func mark(_ line: Int?) {
    if let line {
      marked = lines[line + 1].subject
      let stops = stops
      // What stands above the first of them is seen with it.
      let first = line == stops.first ? 0 : line
      let next = stops.first { $0 > line } ?? lines.count - 1
      top = min(max(top, next - window), first)
    }
    top = max(0, min(top, lines.count - 1 - window))
  }

  package func view(in size: Size) -> Frame {
    guard !WorkMetrics.isTooSmall(size) else { return WorkMetrics.tooSmall(size) }
    if var help {
      if help.size != size { help.resize(size) }
      return help.view(notice: nil)
    }
    var frame = Frame(size: size)
    let columns = size.columns - 2
    let body = lines.dropFirst()
    if let title = lines.first { frame.put(title.text.truncated(toColumns: columns), row: 0, column: 1, style: .bold) }
    for (offset, line) in body.dropFirst(top).prefix(window).enumerated() {
      let isMarked = line.subject != nil && line.subject == marked
      if isMarked { frame.put(">", row: 2 + offset, column: 0, style: .bold) }
      frame.put(line.text.truncated(toColumns: columns), row: 2 + offset, column: 1, style: isMarked ? .bold : .plain)
    }
    let below = body.count - top - window
    let hints = Self.table.footer(columns: columns)
    frame.put(hints, row: size.rows - 1, column: 1, style: .quiet, columns: columns)
    let mark: SafeText = below > 0 ? "\(below) more lines" : "follows what others do"
    if hints.columns + mark.columns + 2 <= columns {
      frame.put(mark, row: size.rows - 1, column: size.columns - 1 - mark.columns, style: .quiet)
    }
    notice?.draw(WorkMetrics(size), above: size.rows - 1, limit: 1, into: &frame)
    frame.cursor = Position(row: markedLine.map { 2 + $0 - top } ?? 0, column: 1)
    return frame
  }
}

/// What only the status screen asks for.
package enum StatusRequest: Hashable, Sendable {
  /// To end as an interrupted program does.
  case interrupt
  /// The list of the instances behind a line.
  case instances(StatusSubject)
}

/// What the status screen is told.
package enum StatusAnswer: Hashable, Sendable {
  /// How far the study is now; the first line is the title.
  case lines([StatusLine])
  /// What could not be read, and why.
  case unread(SafeText)
}
