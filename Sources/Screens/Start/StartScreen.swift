import Terminal

/// Where `demur demo` begins: label, review or report.
package struct StartScreen: Screen {
  /// What the screen's keys do.
  enum Action: Hashable, Sendable {
    case choose(StartChoice)
    case up, down, confirm
    case help, redraw, suspend, leave
  }

  static let table = KeyTable<Action>([
    KeyBinding(
      StartChoice.allCases.map { (.character(Character("\($0.rawValue)")), .choose($0)) }, name: "1-3",
      help: "label, review, report", hint: "1-3 or Enter choose", short: "1-3 choose"),
    KeyBinding(keys: [.enter], .confirm, name: "Enter", help: "choose the marked one"),
    KeyBinding(
      [(.up, .up), (.character("k"), .up), (.down, .down), (.character("j"), .down)], name: "up down k j",
      help: "mark another one", hint: "up/down move", short: "up/down"),
    .terminal(redraw: .redraw, suspend: .suspend), .help(.help), .leave(.leave, help: "leave"),
  ])

  private let title: String
  private let introduction: String
  private var entries: [StartEntry]
  private let offersSuspend: Bool
  private var size: Size
  private var marked = 0
  private var help: TextScreen?
  private var notice: Notice?

  /// - Parameters:
  ///   - introduction: what this is, in a sentence or two; a blank line parts paragraphs.
  ///   - entries: in their order; the first is marked.
  package init(title: String, introduction: String, entries: [StartEntry], offersSuspend: Bool = true, size: Size) {
    self.title = title
    self.introduction = introduction
    self.entries = entries
    self.offersSuspend = offersSuspend
    self.size = size
  }

  package mutating func update(_ event: ScreenEvent<StartAnswer>) -> [Effect<StartChoice>] {
    switch event {
    case .resized(let size):
      self.size = size
      if !WorkMetrics.isTooSmall(size) { help?.resize(size) }
    case .key(let key, _), .crowdedKey(let key, _, _): return take(key)
    case .answer(.entries(let entries)): self.entries = entries
    case .answer(.failed(let reason)): notice = Notice(reason, isWarning: true)
    case .painted, .edited, .ending: break
    }
    return []
  }

  private mutating func take(_ key: Key) -> [Effect<StartChoice>] {
    notice = nil
    if help != nil, !WorkMetrics.isTooSmall(size), key != .control("l"), key != .control("z") {
      takeInHelp(key)
      return []
    }
    guard let action = Self.table.action(for: key) else {
      notice = .unknown(key)
      return []
    }
    switch action {
    case .leave: return [.leave]
    case .redraw: return [.redraw]
    case .suspend:
      if offersSuspend { return [.suspend] }
      notice = Notice("Suspending is switched off here. q leaves.")
    case _ where WorkMetrics.isTooSmall(size): break
    case .choose(let choice): return choose(choice)
    case .confirm: return entries.indices.contains(marked) ? choose(entries[marked].choice) : []
    case .up: marked = max(0, marked - 1)
    case .down: marked = max(0, min(entries.count - 1, marked + 1))
    case .help: help = .help(Self.table.lines, size: size)
    }
    return []
  }

  private mutating func takeInHelp(_ key: Key) {
    guard var screen = help else { return }
    if screen.find.isOpen {
      screen.search(key)
    } else {
      switch screen.page.table.action(for: key) {
      case .read(let movement): screen.read(movement)
      case .search: screen.find.open()
      case .close:
        help = nil
        return
      default: break
      }
    }
    help = screen
  }

  private mutating func choose(_ choice: StartChoice) -> [Effect<StartChoice>] {
    guard let index = entries.firstIndex(where: { $0.choice == choice }) else { return [] }
    marked = index
    if let reason = entries[index].reasonWhyNot {
      notice = Notice(SafeText("\(entries[index].name): \(reason)"))
      return []
    }
    return [.ask(choice)]
  }
}

/// What the start screen is told.
package enum StartAnswer: Hashable, Sendable {
  /// The lines as they are now.
  case entries([StartEntry])
  /// Why what was chosen cannot be shown.
  case failed(SafeText)
}

/// What the demo's start screen offers.
package enum StartChoice: Int, Hashable, Sendable, CaseIterable {
  case label = 1
  case review
  case report
}

/// A line of the start screen.
package struct StartEntry: Hashable, Sendable {
  package var choice: StartChoice
  package var name: String
  /// What it is for.
  package var about: String
  /// How far the person is with it, for example `you: 0 of 16`.
  package var remark: String
  /// Why it cannot be chosen, for example `not yet in this version`; nil when it can.
  package var reasonWhyNot: String?

  package init(_ choice: StartChoice, name: String, about: String, remark: String = "", reasonWhyNot: String? = nil) {
    self.choice = choice
    self.name = name
    self.about = about
    self.remark = remark
    self.reasonWhyNot = reasonWhyNot
  }

  /// The three lines as the demo shows them.
  ///
  /// - Parameters:
  ///   - done: how much of the person's own work is labelled, of `total`.
  ///   - reasons: why some cannot be chosen.
  package static func standard(
    done: Int, of total: Int, reasonsWhyNot reasons: [StartChoice: String] = [:]
  ) -> [StartEntry] {
    [
      StartEntry(
        .label, name: "Label", about: "rate responses, then compare them", remark: "you: \(done) of \(total)",
        reasonWhyNot: reasons[.label]),
      StartEntry(
        .review, name: "Review", about: "see where the two disagree, and decide why",
        reasonWhyNot: reasons[.review]),
      StartEntry(
        .report, name: "Report", about: "the tables, with their uncertainty", reasonWhyNot: reasons[.report]),
    ]
  }
}

extension StartScreen {
  package func view(in size: Size) -> Frame {
    guard !WorkMetrics.isTooSmall(size) else { return WorkMetrics.tooSmall(size) }
    if var help {
      if help.size != size { help.resize(size) }
      return help.view(notice: nil)
    }
    var frame = Frame(size: size)
    let metrics = WorkMetrics(size)
    let isLow = size.rows < 20
    var row = isLow ? 0 : 1
    row = draw(title, at: row, style: .bold, metrics, into: &frame) + (isLow ? 0 : 1)
    // The entries come first where not everything fits.
    let room = size.rows - 2 - row - entries.count
    let lines = TextLayout(introduction, columns: metrics.width - 4)
    if lines.lineCount + 1 <= room {
      row = draw(introduction, at: row, style: .plain, metrics, into: &frame) + 1
    }
    for (index, entry) in entries.enumerated() where row < metrics.hintRow - 1 {
      draw(entry, isMarked: index == marked, row: row, metrics, into: &frame)
      row += 1
    }
    if row + 4 < metrics.hintRow {
      draw(
        "Review and Report show the others' labels. Label first if you want yours to be your own.", at: row + 1,
        style: .plain, metrics, into: &frame)
    }
    metrics.drawHints(Self.table.footer(columns: metrics.width), into: &frame)
    if let notice { notice.draw(metrics, rows: notice.foot(metrics, free: 1, above: 0).rows, into: &frame) }
    return frame
  }

  /// Draws wrapped text; the row after it.
  @discardableResult
  private func draw(
    _ text: String, at row: Int, style: Style, _ metrics: WorkMetrics, into frame: inout Frame
  ) -> Int {
    let layout = TextLayout(text, columns: metrics.width - 4)
    for line in 0..<layout.lineCount {
      frame.put(layout.line(line), row: row + line, column: metrics.left + 2, style: style)
    }
    return row + layout.lineCount
  }

  private func draw(
    _ entry: StartEntry, isMarked: Bool, row: Int, _ metrics: WorkMetrics, into frame: inout Frame
  ) {
    let left = metrics.left + 2
    let nameColumn = left + 5
    let aboutColumn = nameColumn + (entries.map { SafeText($0.name).columns }.max() ?? 0) + 2
    let style: Style = entry.reasonWhyNot == nil ? .plain : .quiet
    if isMarked {
      frame.put(">", row: row, column: left, style: .bold)
      frame.cursor = Position(row: row, column: left + 2)
    }
    frame.put("\(entry.choice.rawValue)", row: row, column: left + 2, style: .bold)
    frame.put(SafeText(entry.name), row: row, column: nameColumn, style: style.with(isMarked ? .bold : .plain))
    let remark = SafeText(entry.reasonWhyNot ?? entry.remark)
    let end = metrics.left + metrics.width - 2
    let remarkColumn = end - remark.columns
    let about = SafeText(entry.about)
    if metrics.width >= 60 {
      frame.put(about, row: row, column: aboutColumn, style: style, columns: max(0, remarkColumn - 2 - aboutColumn))
    }
    frame.put(remark, row: row, column: max(aboutColumn, remarkColumn), style: .quiet, columns: end - aboutColumn)
  }
}
