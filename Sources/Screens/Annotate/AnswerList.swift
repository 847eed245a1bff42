import Foundation
import Study
import Terminal

/// All that an annotator gave in this formulation, one line each: for finding one again.
struct AnswerList: Searchable, Equatable, Sendable {
  enum Action: Hashable, Sendable {
    case read(Movement)
    case open, search, close
  }

  static let table = KeyTable<Action>([
    KeyBinding(
      keys: [.enter], .open, name: "Enter", help: "open the marked one, as it was shown", hint: "Enter open",
      short: "Enter open"),
    KeyBinding(
      [
        (.up, .read(.lineUp)), (.character("k"), .read(.lineUp)), (.down, .read(.lineDown)),
        (.character("j"), .read(.lineDown)),
      ], name: "j k down up", help: "mark the next, the one before", hint: "up/down mark", short: "up/down"),
    KeyBinding(
      [
        (.character(" "), .read(.pageDown)), (.pageDown, .read(.pageDown)), (.backspace, .read(.pageUp)),
        (.pageUp, .read(.pageUp)),
      ], name: "space Backspace", help: "a page on, a page back"),
    KeyBinding([(.home, .read(.home)), (.end, .read(.end))], name: "Home End", help: "the first, the last"),
    KeyBinding(
      keys: [.character("/")], .search, name: "/", help: "search in labels, comments and texts", hint: "/ search",
      short: "/"),
    KeyBinding(
      keys: [.escape, .character("q"), .character("L"), .control("c")], .close, name: "Esc q", help: "back",
      hint: "Esc back", short: "Esc back"),
  ])

  let answers: [OwnAnswer]
  private(set) var size: Size
  private(set) var marked: Int
  private var top = 0
  private let rows: [Row]
  var find = Find()

  /// What is shown of one answer.
  private struct Row: Equatable, Sendable {
    var label: SafeText
    var time: SafeText
    var remarks: SafeText
    var text: SafeText
    /// All of it, for the search.
    var searched: String
  }

  init(_ answers: [OwnAnswer], dayNames: DayNames, size: Size) {
    self.answers = answers
    self.size = size
    marked = max(0, answers.count - 1)
    rows = answers.map { Self.row($0, dayNames) }
    bringIntoSight()
  }

  private static func row(_ answer: OwnAnswer, _ dayNames: DayNames) -> Row {
    let label = AnnotateScreen.words(answer.act)
    var remarks: [SafeText] = answer.isUnsure ? ["unsure"] : []
    if answer.isChanged { remarks.append("changed") }
    let said = answer.note.map { "comment: \($0)" } ?? answer.beginning
    let line = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let joined = remarks.joined(separator: ", ")
    return Row(
      label: label, time: SafeText(dayNames.stamp(answer.at)), remarks: joined, text: SafeText(line),
      searched: answer.searched([label] + remarks))
  }

  var opened: OwnAnswer? { answers.indices.contains(marked) ? answers[marked] : nil }

  mutating func resize(_ size: Size) {
    self.size = size
    bringIntoSight()
  }

  mutating func read(_ movement: Movement) {
    let page = max(1, window - 1)
    switch movement {
    case .lineUp: marked -= 1
    case .lineDown: marked += 1
    case .pageUp: marked -= page
    case .pageDown: marked += page
    case .home: marked = 0
    case .end: marked = answers.count - 1
    }
    bringIntoSight()
  }

  private var window: Int { max(1, size.rows - 4) }

  private mutating func bringIntoSight() {
    marked = max(0, min(marked, answers.count - 1))
    top = max(0, min(max(top, marked - window + 1), marked))
  }

  func matches(of needle: String) -> (hits: [Highlight], from: Int) {
    let needle = needle.lowercased()
    guard !needle.isEmpty else { return ([], 0) }
    let hits = rows.indices.filter { rows[$0].searched.contains(needle) }
    return (hits.map { Highlight(row: $0, columns: 0..<1, isCurrent: false) }, 0)
  }

  mutating func showCurrentHit() {
    guard let hit = find.currentHit else { return }
    marked = hit.row
    bringIntoSight()
  }

  func view(notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = WorkMetrics(size, maximum: 120)
    metrics.drawTitle("What you gave", place: "\(marked + 1) of \(answers.count)", into: &frame)
    let numbers = "\(answers.count)".count
    let labels = min(18, rows.map(\.label.columns).max() ?? 0)
    let remarks = rows.map(\.remarks.columns).max() ?? 0
    let foot = notice?.foot(metrics, free: 1, above: 1)
    let first = 2 - (foot?.lift ?? 0)
    for (offset, index) in (top..<min(answers.count, top + window)).enumerated() {
      let row = rows[index]
      let number = SafeText("\(index + 1)")
      var column = metrics.left + 2 + numbers - number.columns
      let style: Style = index == marked ? .bold : .plain
      if index == marked {
        frame.put(">", row: first + offset, column: metrics.left, style: .bold)
        frame.cursor = Position(row: first + offset, column: metrics.left)
      }
      frame.put(number, row: first + offset, column: column, style: .quiet)
      column = metrics.left + 2 + numbers + 2
      frame.put(row.label.truncated(toColumns: labels), row: first + offset, column: column, style: style)
      column += labels + 2
      if metrics.width >= 60 {
        frame.put(row.time, row: first + offset, column: column, style: .quiet)
        column += row.time.columns + 2
      }
      if remarks > 0 {
        frame.put(row.remarks, row: first + offset, column: column, style: .accent)
        column += remarks + 2
      }
      let room = metrics.left + metrics.width - 1 - column
      if room > 3 { frame.put(row.text.truncated(toColumns: room), row: first + offset, column: column, style: style) }
    }
    metrics.drawHints(Self.table.footer(columns: metrics.width), into: &frame)
    if let notice, let foot { notice.draw(metrics, rows: foot.rows, into: &frame) }
    if find.isOpen { find.draw(metrics, into: &frame) }
    return frame
  }
}

extension OwnAnswer {
  /// What a search looks in, in lower case.
  ///
  /// - Parameter shown: what a list says of it beside the comment and the beginning of the text.
  func searched(_ shown: [SafeText]) -> String {
    (shown.map(\.description) + [grounds.sentence, note ?? "", beginning]).joined(separator: " ").lowercased()
  }
}
