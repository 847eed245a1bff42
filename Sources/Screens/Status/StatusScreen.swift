import Terminal

/// How far a study is, as lines that follow what others do.
public struct StatusScreen: Screen {
  enum Action: Hashable, Sendable {
    case read(Movement)
    case help, redraw, suspend, leave, interrupt
  }

  static let table = KeyTable<Action>(
    KeyBinding.reading(Action.read) + [
      .terminal(redraw: .redraw, suspend: .suspend), .help(.help),
      KeyBinding(
        [(.character("q"), .leave), (.control("c"), .interrupt)], name: "q Ctrl-C", help: "leave, interrupt",
        hint: "q leave", short: "q leave"),
    ])

  private var lines: [SafeText]
  private var size: Size
  private var top = 0
  private var help: TextScreen?
  private var notice: Notice?

  /// - Parameter lines: the first is the title.
  public init(_ lines: [SafeText], size: Size) {
    self.lines = lines
    self.size = size
  }

  public mutating func update(_ event: ScreenEvent<[SafeText]>) -> [Effect<StatusRequest>] {
    switch event {
    case .resized(let size):
      self.size = size
      if !WorkMetrics.isTooSmall(size) { help?.resize(size) }
      go(to: top)
    case .answer(let lines):
      self.lines = lines
      go(to: top)
    case .key(let key, _): return take(key)
    case .painted, .edited: break
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
    case nil: notice = .unknown(key)
    }
    return []
  }

  /// The rows between the title and the hints.
  private var window: Int { max(1, size.rows - 4) }

  private mutating func read(_ movement: Movement) {
    switch movement {
    case .lineUp: go(to: top - 1)
    case .lineDown: go(to: top + 1)
    case .pageUp: go(to: top - window + 1)
    case .pageDown: go(to: top + window - 1)
    case .home: go(to: 0)
    case .end: go(to: lines.count)
    }
  }

  private mutating func go(to line: Int) { top = max(0, min(line, lines.count - 1 - window)) }

  public func view(in size: Size) -> Frame {
    guard !WorkMetrics.isTooSmall(size) else { return WorkMetrics.tooSmall(size) }
    if var help {
      if help.size != size { help.resize(size) }
      return help.view(notice: nil)
    }
    var frame = Frame(size: size)
    let columns = size.columns - 2
    let body = lines.dropFirst()
    if let title = lines.first { frame.put(title.truncated(toColumns: columns), row: 0, column: 1, style: .bold) }
    for (offset, line) in body.dropFirst(top).prefix(window).enumerated() {
      frame.put(line.truncated(toColumns: columns), row: 2 + offset, column: 1)
    }
    let below = body.count - top - window
    let hints = Self.table.footer(columns: columns)
    frame.put(hints, row: size.rows - 1, column: 1, style: .quiet, columns: columns)
    let mark: SafeText = below > 0 ? "\(below) more lines" : "follows what others do"
    if hints.columns + mark.columns + 2 <= columns {
      frame.put(mark, row: size.rows - 1, column: size.columns - 1 - mark.columns, style: .quiet)
    }
    notice?.draw(WorkMetrics(size), above: size.rows - 1, limit: 1, into: &frame)
    frame.cursor = Position(row: 0, column: 1)
    return frame
  }
}

/// What only the status screen asks for.
public enum StatusRequest: Hashable, Sendable {
  /// To end as an interrupted program does.
  case interrupt
}
