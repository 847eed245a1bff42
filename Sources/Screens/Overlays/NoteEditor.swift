import Terminal

/// A place to write a remark, at the foot of the screen; the text above stays visible.
struct NoteEditor: Equatable, Sendable {
  /// What the remark is for.
  enum Purpose: Hashable, Sendable {
    /// On the work on the screen.
    case work
    /// Why it cannot be judged.
    case exclusion
    /// An author's on a decision.
    case decision
    /// To the authors, on no work in particular.
    case authors
    /// Why a label was given, where the study asks.
    case rationale
  }

  /// What the editor's keys do; all others are typed.
  enum Action: Hashable, Sendable {
    case save, cancel, openEditor
    case left, right, start, end
    case erase, delete, eraseWord, eraseAll
  }

  enum Outcome: Equatable, Sendable {
    case stay, cancel, save(String), openEditor(String)
  }

  let purpose: Purpose
  let offersEditor: Bool
  let title: SafeText
  /// What it held when it was opened, for whether anything was written.
  private(set) var original: String
  private var scalars: [Unicode.Scalar] = []
  private var cursor = 0

  /// - Parameters:
  ///   - text: the remark in force.
  ///   - draft: what was typed before and not saved.
  ///   - title: where it is another than that of the purpose.
  init(_ text: String, draft: String? = nil, purpose: Purpose, offersEditor: Bool, title: SafeText? = nil) {
    self.purpose = purpose
    self.offersEditor = offersEditor
    self.title = title ?? purpose.title
    original = text
    replace(with: draft ?? text)
  }

  var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  var isChanged: Bool { text.trimmedForReading != original.trimmedForReading }

  /// What came back from the person's own editor.
  mutating func replace(with text: String) {
    scalars = []
    cursor = 0
    insert(text.trimmedForReading.unicodeScalars)
  }

  /// Takes what stands elsewhere by now as what the text is to replace.
  mutating func rebase(on text: String) { original = text }

  var table: KeyTable<Action> { offersEditor ? Self.table : Self.tableWithoutEditor }

  static let table = KeyTable<Action>([
    KeyBinding(keys: [.enter], .save, name: "Enter", help: "save", hint: "Enter save", short: "Enter save"),
    KeyBinding(
      keys: [.control("e")], .openEditor, name: "Ctrl-E", help: "write it in your own editor",
      hint: "Ctrl-E your editor", short: "Ctrl-E editor"),
    KeyBinding([(.left, .left), (.right, .right)], name: "left right", help: "move in the text"),
    KeyBinding(
      [(.home, .start), (.control("a"), .start), (.end, .end)], name: "Home End", help: "to its start, to its end"),
    KeyBinding([(.backspace, .erase), (.delete, .delete)], name: "Backspace Del", help: "take a character away"),
    KeyBinding(
      [(.control("w"), .eraseWord), (.control("u"), .eraseAll)], name: "Ctrl-W Ctrl-U",
      help: "take a word away, take all before the cursor away"),
    KeyBinding(
      keys: [.escape, .control("c")], .cancel, name: "Esc Ctrl-C",
      help: "back without saving; it is there again next time",
      hint: "Esc back", short: "Esc back"),
  ])

  private static let tableWithoutEditor = KeyTable(table.bindings.filter { $0.name != "Ctrl-E" })

  mutating func handle(_ key: Key) -> Outcome {
    switch table.action(for: key) {
    case .save: return .save(text.trimmedForReading)
    case .cancel: return .cancel
    case .openEditor: return .openEditor(text)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(scalars.count, cursor + 1)
    case .start: cursor = 0
    case .end: cursor = scalars.count
    case .erase: erase(from: cursor - 1)
    case .delete: if cursor < scalars.count { scalars.remove(at: cursor) }
    case .eraseWord:
      let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\n" }
      let last = scalars[..<cursor].lastIndex { !isBlank($0) } ?? 0
      erase(from: scalars[..<last].lastIndex(where: isBlank).map { $0 + 1 } ?? 0)
    case .eraseAll: erase(from: 0)
    case nil:
      switch key {
      case .character(let character): insert(character.unicodeScalars)
      case .pasted(let pasted): insert(pasted.unicodeScalars)
      default: break
      }
    }
    return .stay
  }

  private mutating func erase(from start: Int) {
    let start = max(0, start)
    scalars.removeSubrange(min(start, cursor)..<cursor)
    cursor = min(start, cursor)
  }

  /// The most scalars a remark may have; more are not taken.
  static let limit = 20_000

  private mutating func insert(_ new: some Collection<Unicode.Scalar>) {
    let room = max(0, Self.limit - scalars.count)
    // The store keeps text up to a NUL; a terminal pastes lines that end in CR.
    let legal = new.lazy.filter { $0 != "\0" }.map { $0 == "\r" ? "\n" : $0 }.prefix(room)
    scalars.insert(contentsOf: legal, at: cursor)
    cursor += legal.count
  }
}

extension NoteEditor {
  /// Draws over the foot of the frame, or from the labels on.
  func draw(_ metrics: WorkMetrics, into frame: inout Frame, notice: Notice?) {
    let width = max(8, metrics.width - 3)
    let said = min(max(1, frame.size.rows / 4), notice?.lines(columns: metrics.width - 2).count ?? 1)
    let (layout, place) = laidOut(columns: width)
    // A newline at the very end is a line that the layout does not have.
    let count = max(layout.lineCount, place.row + 1)
    let shown = min(max(3, count), max(1, frame.size.rows / 2 - said))
    let first = max(0, min(place.row - shown + 1, count - shown))
    let top = metrics.panelTop(rows: said + shown + 1)
    for row in top..<frame.size.rows { frame.fill(row: row, columns: 0..<frame.size.columns, with: " ") }
    frame.draw(heading: title, row: top, metrics)
    for index in 0..<shown {
      frame.put(layout.line(first + index), row: top + 1 + index, column: metrics.left + 1, columns: width + 1)
    }
    notice?.draw(metrics, above: top + 1 + shown + said, limit: said, into: &frame)
    metrics.drawHints(table.footer(columns: metrics.width), into: &frame)
    frame.cursor = Position(row: top + 1 + place.row - first, column: metrics.left + 1 + min(width, place.column))
  }

  /// The text in lines, and where the cursor is.
  func laidOut(columns: Int) -> (layout: TextLayout, place: Position) {
    let text = text
    let layout = TextLayout(text, columns: columns)
    let before = String(String.UnicodeScalarView(scalars[..<cursor]))
    let offset = before.utf8.count
    if cursor == scalars.count, scalars.last == "\n" {
      return (layout, Position(row: scalars.isEmpty ? 0 : layout.lineCount, column: 0))
    }
    let row = layout.lineIndex(at: offset)
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: layout.offset(ofLine: row))
    let end = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
    return (layout, Position(row: row, column: SafeText(text[min(start, end)..<end]).columns))
  }
}

extension NoteEditor.Purpose {
  fileprivate var title: SafeText {
    switch self {
    case .work: "Comment on this one"
    case .exclusion: "Why can it not be judged?"
    case .decision: "Note on your decision"
    case .authors: "A word to the authors"
    case .rationale: "Why, in a sentence?"
    }
  }
}
