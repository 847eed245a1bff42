import Study
import Terminal

/// What the study asks after a label: one question after another at the foot of the screen, each a key or a sentence. The label
/// is saved with the last answer.
struct GroundsForm: Equatable, Sendable {
  enum Action: Hashable, Sendable {
    case choose(Int)
    case up, down
    case goOn, back
  }

  enum Outcome: Equatable, Sendable {
    case stay
    /// The label is given up.
    case cancel
    case done(Label, Circumstances)
    case refuse(SafeText)
  }

  static let table = KeyTable<Action>([
    KeyBinding(
      (0...9).map { (.character(Character("\($0)")), .choose($0)) }, name: "0-9",
      help: "the reason, taken or taken back; how sure; how many of ten others"),
    KeyBinding(keys: [.character("t")], .choose(10), name: "t", help: "all ten others"),
    KeyBinding(
      [(.up, .up), (.down, .down)], name: "up down", help: "more reasons, where the screen has no room for all"),
    KeyBinding(keys: [.enter], .goOn, name: "Enter", help: "go on", hint: "Enter go on", short: "Enter go on"),
    KeyBinding(
      keys: [.escape, .control("c")], .back, name: "Esc Ctrl-C", help: "back to the question before, or to the label",
      hint: "Esc back", short: "Esc back"),
  ])

  private let label: Label
  private let circumstances: Circumstances
  /// The label in the letters of the screen.
  let words: SafeText
  private let reasons: [String]
  private let questions: [GroundsRule.Question]
  /// Which of the questions is asked.
  private(set) var place = 0
  private var chosen: Set<Int>
  /// The first reason in sight, on a screen of this size.
  private var first = 0
  private var size: Size
  private var sureness: Sureness?
  private var others: Int?
  private var editor: NoteEditor

  /// nil where nothing is asked after this label.
  ///
  /// - Parameters:
  ///   - before: what was said of the same label of the same work.
  ///   - draft: a sentence that was typed and not saved.
  init?(
    _ label: Label, _ circumstances: Circumstances, words: SafeText, rule: GroundsRule, before: Grounds = .none,
    draft: String? = nil, size: Size = Size(columns: 80, rows: 24)
  ) {
    let questions = rule.questions(after: label)
    guard !questions.isEmpty else { return nil }
    self.label = label
    self.circumstances = circumstances
    self.words = words
    self.size = size
    self.questions = questions
    reasons = rule.reasons
    chosen = Set(reasons.indices.filter { before.reasons.contains(rule.reasons[$0]) })
    sureness = rule.asksSureness ? before.sureness : nil
    others = rule.asksOthers ? before.others : nil
    let isRequired = questions.contains(.rationale(isRequired: true))
    editor = NoteEditor(
      before.rationale ?? "", draft: draft, purpose: .rationale, offersEditor: false,
      title: "\(words): why, in a sentence?\(isRequired ? "" : " (or nothing)")")
  }

  private var question: GroundsRule.Question { questions[min(place, questions.count - 1)] }

  /// Whether keys are typed.
  var isTakingText: Bool { question.isRationale }

  /// The sentence as far as it is typed; nil where nothing was.
  var typed: String? { editor.isChanged && !editor.text.isEmpty ? editor.text : nil }

  /// Whether a key settles something that nobody may have meant: not what is typed, nor Enter after it.
  func settles(_ key: Key) -> Bool { !isTakingText || key == .enter && typed == nil }

  mutating func handle(_ key: Key) -> Outcome {
    if isTakingText { return write(key) }
    switch (Self.table.action(for: key), question) {
    case (.back, _): return goBack()
    case (.choose(let number), .reasons) where (1...max(1, reasons.count)).contains(number):
      chosen.formSymmetricDifference([number - 1])
      // Nothing is chosen out of sight.
      scroll(to: min(max(first, number - room), number - 1))
      return .stay
    case (.up, .reasons): scroll(to: first - 1)
    case (.down, .reasons): scroll(to: first + 1)
    case (.goOn, .reasons): return goOn()
    case (.choose(let number), .sureness):
      guard let sureness = Sureness(rawValue: number) else { return .refuse(refusal) }
      self.sureness = sureness
      return goOn()
    case (.choose(let number), .others):
      others = number
      return goOn()
    // What was answered before stands until another answer is given.
    case (.goOn, .sureness) where sureness != nil, (.goOn, .others) where others != nil: return goOn()
    default: return .refuse(refusal)
    }
    return .stay
  }

  mutating func resize(_ size: Size) {
    self.size = size
    scroll(to: first)
  }

  private mutating func scroll(to row: Int) { first = max(0, min(row, reasons.count - room)) }

  /// The rows for answers: the title of the screen, the heading, a notice and the hints have the others.
  private var room: Int { max(1, size.rows - 4) }

  private var refusal: SafeText {
    switch question {
    case .reasons: "1-\(reasons.count) take a reason or give it up, Enter goes on."
    case .sureness: "1 a guess, 2 fairly sure, 3 sure; Esc goes back."
    case .others: "0 to 9, or t for all ten; Esc goes back."
    case .rationale: "The study asks for a sentence here; Esc goes back."
    }
  }

  private mutating func write(_ key: Key) -> Outcome {
    switch editor.handle(key) {
    case .stay, .openEditor: return .stay
    case .cancel: return goBack()
    case .save(let text): return finish(text)
    }
  }

  private mutating func finish(_ text: String) -> Outcome {
    question == .rationale(isRequired: true) && text.isEmpty ? .refuse(refusal) : goOn()
  }

  private mutating func goOn() -> Outcome {
    guard place + 1 >= questions.count else {
      place += 1
      return .stay
    }
    var circumstances = circumstances
    let said = editor.text.trimmedForReading
    let isAsked = questions.contains { if case .rationale = $0 { true } else { false } }
    circumstances.grounds = Grounds(
      reasons: chosen.sorted().map { reasons[$0] }, rationale: said.isEmpty || !isAsked ? nil : said,
      sureness: sureness, others: others)
    return .done(label, circumstances)
  }

  private mutating func goBack() -> Outcome {
    guard place > 0 else { return .cancel }
    place -= 1
    return .stay
  }
}

extension GroundsForm {
  /// What is asked, and what can be answered, in lines.
  private var lines: (heading: SafeText, rows: [SafeText]) {
    switch question {
    case .reasons:
      ("\(words): why?", reasons.enumerated().map { "\($0 + 1) \(chosen.contains($0) ? "[x]" : "[ ]") \($1)" })
    case .sureness:
      (
        "\(words): how sure are you?",
        Sureness.allCases.map { "\($0.rawValue) \(SafeText($0.words))\($0 == sureness ? " (Enter)" : "")" }
      )
    case .others:
      (
        "\(words): how many of ten others agree?",
        ["0-9 others, or t for all ten\(others.map { " (Enter: \($0))" } ?? "")"]
      )
    case .rationale: (editor.title, [])
    }
  }

  /// The keys that do something now: Enter answers nothing where nothing stands.
  private var shownTable: KeyTable<Action> {
    let isOpen = question == .sureness && sureness == nil || question == .others && others == nil
    return isOpen ? KeyTable(Self.table.bindings.filter { $0.hint?.hasPrefix("Enter") != true }) : Self.table
  }

  /// - Parameter notice: what is said below the answers.
  func draw(_ metrics: WorkMetrics, into frame: inout Frame, notice: Notice?) {
    guard !isTakingText else { return editor.draw(metrics, into: &frame, notice: notice) }
    let (heading, rows) = lines
    let shown = rows.dropFirst(question == .reasons ? first : 0).prefix(room)
    let highest = metrics.panelTop(rows: shown.count + 2)
    let foot = notice?.foot(metrics, free: metrics.hintRow - highest - shown.count - 1, above: highest)
    let top = highest - (foot?.lift ?? 0)
    for row in top..<frame.size.rows { frame.fill(row: row, columns: 0..<frame.size.columns, with: " ") }
    frame.draw(heading: heading, row: top, metrics)
    for (index, row) in shown.enumerated() {
      frame.put(row, row: top + 1 + index, column: metrics.left + 3, columns: metrics.width - 4)
    }
    frame.cursor = Position(row: top + 1, column: metrics.left + 3)
    let (above, below) = (shown.startIndex, rows.count - shown.endIndex)
    let parts: [SafeText] = (above > 0 ? ["up: \(above) more"] : []) + (below > 0 ? ["down: \(below) more"] : [])
    metrics.drawHints(shownTable, below: parts.joined(separator: ", "), into: &frame)
    if let notice, let foot { notice.draw(metrics, rows: foot.rows, into: &frame) }
  }
}

extension GroundsForm {
  /// What is printed where lines are typed.
  var plainLines: [SafeText] {
    let how: SafeText =
      switch question {
      case .reasons: "Type the numbers that apply"
      case .sureness: "Type 1, 2 or 3"
      case .others: "Type a number from 0 to 10"
      case .rationale: "Type a sentence"
      }
    let nothing: SafeText = standing != nil ? ", Enter for the same" : mayBeEmpty ? " or nothing" : ""
    let away: SafeText = standing != nil && mayBeEmpty ? ", - to take it away" : ""
    let said: [SafeText] = standing.map { ["You said: \($0)."] } ?? []
    return [lines.heading] + plainRows + said + ["\(how)\(nothing)\(away); \(wayBack)."]
  }

  /// Where `back` leads, as Esc does on the screen.
  private var wayBack: SafeText { place > 0 ? "back goes to the question before" : "back gives the label up" }

  /// The answers to choose from, without marks: what stands is said in a line of its own.
  private var plainRows: [SafeText] {
    switch question {
    case .reasons: reasons.enumerated().map { "\($0 + 1) \($1)" }
    case .sureness: Sureness.allCases.map { "\($0.rawValue) \(SafeText($0.words))" }
    case .others, .rationale: []
    }
  }

  /// Whether nothing is an answer too.
  private var mayBeEmpty: Bool { question == .reasons || question == .rationale(isRequired: false) }

  /// What was answered before, in words; nil where nothing was.
  private var standing: SafeText? {
    switch question {
    case .reasons: chosen.isEmpty ? nil : SafeText(chosen.sorted().map { reasons[$0] }.joined(separator: ", "))
    case .sureness: sureness.map { SafeText($0.words) }
    case .others: others.map { "\($0)" }
    case .rationale: editor.text.isEmpty ? nil : SafeText(editor.text)
    }
  }

  /// Takes a typed line as the answer to the question.
  mutating func answer(_ line: String) -> Outcome {
    let line = line.trimmedForReading
    if line.lowercased() == "back" { return goBack() }
    // A sentence may be any word.
    if !question.isRationale, let word = PlainWord(line), word == .again || word == .help { return .stay }
    if line.isEmpty, standing != nil { return question.isRationale ? finish(editor.text) : goOn() }
    let typed = line == "-" && mayBeEmpty ? "" : line
    switch question {
    case .reasons:
      let numbers = typed.split { " ,;".contains($0) }.map { Int($0) ?? 0 }
      guard numbers.allSatisfy({ (1...max(1, reasons.count)).contains($0) }) else {
        return .refuse("Numbers from 1 to \(reasons.count), separated by blanks, or nothing.")
      }
      chosen = Set(numbers.map { $0 - 1 })
    case .sureness:
      guard let sureness = Int(typed).flatMap(Sureness.init) else { return .refuse("1, 2 or 3.") }
      self.sureness = sureness
    case .others:
      guard let number = typed.lowercased() == "t" ? 10 : Int(typed), (0...10).contains(number) else {
        return .refuse("A number from 0 to 10.")
      }
      others = number
    case .rationale:
      guard !typed.isEmpty || mayBeEmpty else {
        return .refuse("The study asks for a sentence here; \(wayBack).")
      }
      editor.replace(with: typed)
      return finish(typed)
    }
    return goOn()
  }
}

extension GroundsRule.Question {
  fileprivate var isRationale: Bool { if case .rationale = self { true } else { false } }
}
