import Terminal

/// A place to write a remark, at the foot of the screen; the text above stays visible.
struct NoteEditor: Equatable, Sendable {
  /// What the remark is for.
  enum Purpose: Hashable, Sendable {
    /// On the work on the screen.
    case work
    /// Why it cannot be judged.
    case exclusion
    /// To the authors, on no work in particular.
    case authors
  }

  enum Outcome: Equatable, Sendable {
    case stay, cancel, save(String), openEditor(String)
  }

  let purpose: Purpose
  let offersEditor: Bool
  private(set) var scalars: [Unicode.Scalar]
  private(set) var cursor: Int

  init(_ text: String, purpose: Purpose, offersEditor: Bool) {
    self.purpose = purpose
    self.offersEditor = offersEditor
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  mutating func replace(with text: String) {
    scalars = Array(text.trimmedForReading.unicodeScalars)
    cursor = scalars.count
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .enter: return .save(text.trimmedForReading)
    case .escape, .control("c"): return .cancel
    case .control("e") where offersEditor: return .openEditor(text)
    case .character(let character): insert(Array(character.unicodeScalars))
    case .pasted(let pasted): insert(pasted.unicodeScalars.map { $0 == "\r" ? "\n" : $0 })
    case .backspace:
      if cursor > 0 {
        cursor -= 1
        scalars.remove(at: cursor)
      }
    case .delete: if cursor < scalars.count { scalars.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(scalars.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end: cursor = scalars.count
    case .control("u"):
      scalars.removeFirst(cursor)
      cursor = 0
    default: break
    }
    return .stay
  }

  /// The most a remark may have; more is not taken.
  static let limit = 20_000

  private mutating func insert(_ new: some Collection<Unicode.Scalar>) {
    let room = max(0, Self.limit - scalars.count)
    let legal = new.filter { $0 != "\0" }.prefix(room)
    scalars.insert(contentsOf: legal, at: cursor)
    cursor += legal.count
  }

  /// Draws over the foot of the frame.
  func draw(into frame: inout Frame, notice: Notice?) {
    let metrics = WorkMetrics(frame.size, maximum: 80)
    let width = max(8, metrics.width - 3)
    let (lines, place) = wrapped(to: width)
    let shown = min(max(3, lines.count), max(1, frame.size.rows / 2))
    let first = max(0, min(place.row - shown + 1, lines.count - shown))
    let top = frame.size.rows - shown - 3
    for row in top..<frame.size.rows { frame.fill(row: row, columns: 0..<frame.size.columns, with: " ") }
    let used = frame.put(title + " ", row: top, column: metrics.left + 1, style: .bold)
    frame.fill(row: top, columns: metrics.left + 1 + used..<metrics.left + metrics.width - 1, with: "-", style: .quiet)
    for (index, line) in lines.dropFirst(first).prefix(shown).enumerated() {
      frame.put(line, row: top + 1 + index, column: metrics.left + 1, columns: width + 1)
    }
    if let notice {
      frame.put(
        notice.text, row: frame.size.rows - 2, column: metrics.left + 1, style: notice.isWarning ? .warning : .plain,
        columns: metrics.width - 2)
    }
    let hints: SafeText =
      offersEditor ? "Enter save  Esc cancel  Ctrl-E your editor" : "Enter save  Esc cancel"
    frame.put(hints, row: frame.size.rows - 1, column: metrics.left + 1, style: .quiet)
    frame.cursor = Position(row: top + 1 + place.row - first, column: metrics.left + 1 + place.column)
  }

  private var title: SafeText {
    switch purpose {
    case .work: "Comment on this one"
    case .exclusion: "Why can it not be judged?"
    case .authors: "A word to the authors"
    }
  }

  /// The lines, and where the cursor is; each scalar by itself, so that the cursor can stand between any two.
  private func wrapped(to width: Int) -> (lines: [SafeText], place: Position) {
    var lines: [SafeText] = [.empty]
    var place = Position(row: 0, column: 0)
    for (index, scalar) in scalars.enumerated() {
      if index == cursor { place = Position(row: lines.count - 1, column: lines[lines.count - 1].columns) }
      if scalar == "\n" {
        lines.append(.empty)
        continue
      }
      let extended = SafeText(lines[lines.count - 1].description + String(scalar))
      if extended.columns > width {
        lines.append(SafeText(String(scalar)))
      } else {
        lines[lines.count - 1] = extended
      }
    }
    if cursor == scalars.count {
      place = Position(row: lines.count - 1, column: lines[lines.count - 1].columns)
    }
    return (lines, place)
  }
}
