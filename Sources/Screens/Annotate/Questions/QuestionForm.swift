import Study
import Terminal

/// A page of the study's own questions: each is typed or chosen, and each may be left empty. It is saved as a whole.
struct QuestionForm: Equatable, Sendable {
  enum Action: Hashable, Sendable {
    case next, previous, erase, leave
    /// Through a question that is higher than the screen.
    case pageDown, pageUp
    /// A choice, from 1; 0 for none.
    case choose(Int)
    case left, right
  }

  enum Outcome: Equatable, Sendable {
    case stay, leave, refused
    /// By the names of the fields, without those that were left empty.
    case save([String: String])
  }

  let page: QuestionPage
  let questions: [StudyQuestion]
  private(set) var size: Size
  /// The question that takes the keys; after the last it is what saves.
  private(set) var focus = 0
  /// One a question, for what is typed.
  private var editors: [NoteEditor]
  /// What is chosen, from 0.
  private var chosen: [Int?]
  /// By how many rows a high question was read on.
  private var shift = 0

  init(_ page: QuestionPage, _ questions: [StudyQuestion], size: Size) {
    self.page = page
    self.questions = questions
    self.size = size
    editors = questions.map { _ in NoteEditor("", purpose: .authors, offersEditor: false) }
    chosen = questions.map { _ in nil }
  }

  mutating func resize(_ size: Size) { self.size = size }

  /// The question that takes the keys; nil where everything is answered or left empty.
  var question: StudyQuestion? { questions.indices.contains(focus) ? questions[focus] : nil }

  /// Whether keys are typed into an answer.
  var isTyping: Bool { question?.choices.isEmpty ?? false }

  var answers: [String: String] {
    var answers: [String: String] = [:]
    for (index, question) in questions.enumerated() {
      let answer = chosen[index].map { question.choices[$0] } ?? editors[index].text.trimmedForReading
      if !answer.isEmpty { answers[question.id] = answer }
    }
    return answers
  }

  /// What was typed or chosen and not saved yet.
  var unsaved: [UnsavedText] {
    questions.indices.compactMap { index in
      let text = chosen[index].map { questions[index].choices[$0] } ?? editors[index].text
      return text.isEmpty ? nil : UnsavedText(.answer(page, questions[index].id), text)
    }
  }

  /// Takes over an answer that was given before.
  ///
  /// - Returns: whether the page has such a question, and such a choice.
  mutating func resume(_ text: String, of question: String) -> Bool {
    guard let index = questions.firstIndex(where: { $0.id == question }) else { return false }
    guard !questions[index].choices.isEmpty else {
      editors[index].replace(with: text)
      return true
    }
    guard let choice = questions[index].choices.firstIndex(of: text) else { return false }
    chosen[index] = choice
    return true
  }

  static let typing = KeyTable<Action>(going(isTyping: true))
  static let choosing = choosing(of: 9)
  static let finishing = KeyTable<Action>(
    going(isTyping: false).map { binding in
      var binding = binding
      if binding.name == "Enter down Tab" {
        (binding.hint, binding.shortHint) = ("Enter save and go on", "Enter save")
      }
      return binding
    })

  private static func choosing(of choices: Int) -> KeyTable<Action> {
    KeyTable(
      [
        KeyBinding(
          (0...choices).map { (.character(Character("\($0)")), .choose($0)) }, name: "1-\(choices) 0",
          help: "choose an answer; 0 for none of them", hint: "1-\(choices) choose  0 none", short: "1-\(choices) 0"),
        KeyBinding([(.left, .left), (.right, .right)], name: "left right", help: "choose the one before, the next"),
        KeyBinding(keys: [.backspace, .delete], .erase, name: "Backspace", help: "leave it empty again"),
      ] + going(isTyping: false))
  }

  private static func going(isTyping: Bool) -> [KeyBinding<Action>] {
    [
      KeyBinding(
        keys: [.enter, .down, .tab], .next, name: "Enter down Tab",
        help: "the next question, also where this one is left empty; after the last Enter saves", hint: "Enter next",
        short: "Enter next"),
      KeyBinding(
        keys: [.up, .backTab], .previous, name: "up", help: "the question before", hint: "up back",
        short: "up back"),
      KeyBinding(
        [(.pageDown, .pageDown), (.pageUp, .pageUp)], name: "PgDn PgUp",
        help: "through a question that is higher than the screen"),
      KeyBinding(
        keys: isTyping ? [.control("c")] : [.control("c"), .character("q")], .leave,
        name: isTyping ? "Ctrl-C" : "q Ctrl-C",
        help: "leave; the page is saved when it is done, and what you answered is kept here until then",
        hint: isTyping ? "Ctrl-C leave" : "q leave",
        short: isTyping ? "Ctrl-C leave" : "q leave"),
    ]
  }

  /// The keys that it takes now.
  var table: KeyTable<Action> {
    question.map { $0.choices.isEmpty ? Self.typing : Self.choosing(of: $0.choices.count) } ?? Self.finishing
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch table.action(for: key) {
    case .next where question == nil: return key == .enter ? .save(answers) : .stay
    case .next: go(to: focus + 1)
    case .previous: go(to: max(0, focus - 1))
    case .pageDown: shift = min(shift + max(1, window - 1), mostShift)
    case .pageUp: shift = max(0, shift - max(1, window - 1))
    case .leave: return .leave
    case .choose(let number):
      chosen[focus] = number == 0 ? nil : number - 1
      shift = 0
    case .erase: chosen[focus] = nil
    case .left, .right:
      let last = (question?.choices.count ?? 1) - 1
      let isRight = table.action(for: key) == .right
      chosen[focus] = chosen[focus].map { max(0, min(last, $0 + (isRight ? 1 : -1))) } ?? (isRight ? 0 : last)
    case nil:
      guard isTyping else { return .refused }
      // Esc takes nothing of what was typed away.
      if key != .escape { _ = editors[focus].handle(key) }
      shift = 0
    }
    return .stay
  }

  private mutating func go(to place: Int) {
    focus = place
    shift = 0
  }

  /// The rows for questions.
  private var window: Int { max(1, WorkMetrics(size).hintRow - 3) }

  /// The most rows by which what takes the keys can be read on.
  private var mostShift: Int {
    let focused = laidOut(columns: WorkMetrics(size).width).focused
    return max(0, focused.upperBound - window - max(0, focused.lowerBound - 1))
  }

  /// Whether what takes the keys has an answer.
  private var isAnswered: Bool { question.map { answers[$0.id] != nil } ?? true }
}

extension QuestionForm {
  private struct Row {
    var text: SafeText
    var column: Int
    var style: Style = .plain
  }

  func view(notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = WorkMetrics(size)
    let when: SafeText = page == .before ? " before you begin" : " at the end"
    let title: SafeText = "A few questions\(metrics.width < 60 ? "" : when)"
    metrics.drawTitle(title, place: "\(min(focus + 1, questions.count)) of \(questions.count)", into: &frame)
    let (rows, focused, place) = laidOut(columns: metrics.width)
    var cursor = place
    let last = max(0, rows.count - window)
    var top = min(max(0, focused.lowerBound - 1), last)
    // No blank line takes the place of an answer.
    if focused.count <= window { top = max(top, focused.upperBound - window) }
    if shift > 0 {
      top = min(top + shift, max(top, focused.upperBound - window))
    } else if isAnswered {
      top = max(min(top, cursor.row), cursor.row - window + 1)
    }
    // Where the answer is out of sight, the cursor is where reading goes on.
    if !(top..<top + window).contains(cursor.row) {
      cursor = Position(row: min(max(top, focused.lowerBound), top + window - 1), column: 1)
    }
    let foot = notice?.foot(metrics, free: 1, above: 1)
    let first = 2 - (foot?.lift ?? 0)
    for (offset, row) in rows[top..<min(rows.count, top + window)].enumerated() {
      frame.put(
        row.text, row: first + offset, column: metrics.left + row.column, style: row.style,
        columns: max(0, metrics.width - row.column))
    }
    frame.cursor = Position(row: first + cursor.row - top, column: metrics.left + min(metrics.width - 1, cursor.column))
    metrics.drawHints(table.footer(columns: metrics.width), into: &frame)
    if focused.upperBound > top + window { metrics.drawRight("more: PgDn", row: metrics.hintRow - 1, into: &frame) }
    if let notice, let foot { notice.draw(metrics, rows: foot.rows, into: &frame) }
    return frame
  }

  /// All rows, those of what takes the keys, and where the cursor is among them.
  private func laidOut(columns: Int) -> (rows: [Row], focused: Range<Int>, cursor: Position) {
    var rows = Self.lines("Each may be left empty. The answers are kept with your labels.", columns - 2, at: 1, .quiet)
    var focused = 0..<1
    var cursor = Position(row: 0, column: 1)
    for (index, question) in questions.enumerated() {
      let isFocused = index == focus
      rows.append(Row(text: "", column: 0))
      let start = rows.count
      rows += Self.lines(question.text, columns - 4, at: 3, isFocused ? .bold : .plain)
      if isFocused { rows[start] = Row(text: "> " + rows[start].text, column: 1, style: .bold) }
      if question.choices.isEmpty {
        let place = answer(index, columns - 8, into: &rows)
        if isFocused { cursor = place }
      } else {
        if isFocused { cursor = Position(row: rows.count, column: 6) }
        for (number, choice) in question.choices.enumerated() {
          let isChosen = chosen[index] == number
          if isFocused, isChosen { cursor.row = rows.count }
          let lines = Self.lines(choice, columns - 11, at: 10, isChosen ? .bold : .plain)
          rows += lines
          let first = rows.count - lines.count
          rows[first].text = (isChosen ? "[\(number + 1)] " : " \(number + 1)  ") + rows[first].text
          rows[first].column = 5
        }
      }
      if isFocused { focused = start..<rows.count }
    }
    rows.append(Row(text: "", column: 0))
    let isDone = question == nil
    if isDone {
      focused = rows.count..<rows.count + 1
      cursor = Position(row: rows.count, column: 3)
    }
    let end: SafeText = answers.isEmpty ? "Go on without an answer" : "Save and go on"
    rows.append(Row(text: isDone ? "> \(end)" : end, column: isDone ? 1 : 3, style: isDone ? .bold : .quiet))
    return (rows, focused, cursor)
  }

  /// Adds what was typed; where the cursor is in it.
  private func answer(_ index: Int, _ columns: Int, into rows: inout [Row]) -> Position {
    let (layout, place) = editors[index].laidOut(columns: max(1, columns))
    let start = rows.count
    for line in 0..<max(layout.lineCount, place.row + 1) {
      rows.append(Row(text: layout.line(line), column: 5))
    }
    if editors[index].text.isEmpty { rows[start] = Row(text: "_", column: 5, style: .quiet) }
    return Position(row: start + place.row, column: 5 + min(columns, place.column))
  }

  private static func lines(_ text: String, _ columns: Int, at column: Int, _ style: Style) -> [Row] {
    let layout = TextLayout(text, columns: max(1, columns))
    return (0..<layout.lineCount).map { Row(text: layout.line($0), column: column, style: style) }
  }
}
