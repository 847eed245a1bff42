import Study
import Terminal

/// `a`: the gold labels that an author sets, at the foot of the page; what is left empty stays as annotators have it.
struct AdjudicateForm: Hashable, Sendable {
  enum Field: Int, Hashable, Sendable, CaseIterable {
    case ratingA, ratingB, preference
  }

  enum Action: Hashable, Sendable {
    case digit(Int)
    case prefer(PreferenceLabel)
    case left, right, up, down, erase, takeBack, save, cancel
  }

  enum Outcome: Hashable, Sendable {
    case stay, cancel, refused, takeBack
    case save(Adjudication)
  }

  /// From A much to B much: letters that lie side by side on QWERTY, QWERTZ and AZERTY. Those of studies made before work too.
  private static let preferenceLetters: [Character] = ["d", "f", "g", "h", "j"]
  private static let formerLetters: [Character] = ["w", "e", "r", "t", "y"]
  private static let preferenceName = "d f g h j"

  static let table = KeyTable<Action>([
    KeyBinding(
      (1...5).map { (.character(Character("\($0)")), .digit($0)) }, name: "1-5",
      help: "the marked response's gold rating",
      hint: "1-5 rating", short: "1-5"),
    KeyBinding(
      (Array(zip(preferenceLetters, PreferenceLabel.allCases)) + zip(formerLetters, PreferenceLabel.allCases)).map {
        (.character($0), .prefer($1))
      },
      name: preferenceName, help: "the gold preference: A much, A a little, none, B a little, B much",
      hint: "d f g h j preference", short: "d f g h j"),
    KeyBinding([(.left, .left), (.right, .right)], name: "left right", help: "a step down, a step up"),
    KeyBinding(
      [(.up, .up), (.down, .down), (.tab, .down), (.backTab, .up)], name: "up down Tab", help: "another label",
      hint: "Tab next", short: "Tab"),
    KeyBinding(
      [(.backspace, .erase), (.delete, .erase)], name: "Backspace", help: "leave this label as annotators have it"),
    KeyBinding(keys: [.character("a")], .takeBack, name: "a", help: "take the adjudication back"),
    KeyBinding(keys: [.enter], .save, name: "Enter", help: "save", hint: "Enter save", short: "Enter save"),
    KeyBinding(
      keys: [.escape, .control("c")], .cancel, name: "Esc", help: "back; nothing is changed", hint: "Esc back",
      short: "Esc back"),
  ])

  /// The keys of what can be set here.
  private var table: KeyTable<Action> {
    KeyTable(
      Self.table.bindings.filter { binding in
        binding.name == "1-5"
          ? fields.contains(.ratingA) : binding.name == Self.preferenceName ? fields.contains(.preference) : true
      })
  }

  /// A key, as a sentence names it.
  func key(_ action: Action) -> SafeText { Self.table.key(action) ?? "?" }

  /// The keys of the preference, from A much to B much.
  var preferenceKeys: SafeText { SafeText(Self.preferenceName) }

  private(set) var gold: Adjudication
  private(set) var field: Field
  /// Those of the formulations in which the study asks.
  let fields: [Field]

  init(_ gold: Adjudication, _ formulations: [TaskFormulation]) {
    self.gold = gold
    fields = Field.allCases.filter { formulations.contains($0 == .preference ? .preference : .single) }
    field = fields.first ?? .ratingA
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch Self.table.action(for: key) {
    case .digit(let digit):
      guard field != .preference else { return .refused }
      set(Rating(rawValue: digit))
      move(1)
    case .prefer(let label):
      guard fields.contains(.preference) else { return .refused }
      field = .preference
      gold.preference = label
    case .left: step(-1)
    case .right: step(1)
    case .up: move(-1)
    case .down: move(1)
    case .erase: if field == .preference { gold.preference = nil } else { set(nil) }
    case .takeBack: return .takeBack
    case .save: return .save(gold)
    case .cancel: return .cancel
    case nil: return .refused
    }
    return .stay
  }

  private mutating func set(_ rating: Rating?) {
    if field == .ratingA { gold.ratingA = rating } else { gold.ratingB = rating }
  }

  private mutating func move(_ direction: Int) {
    let place = fields.firstIndex(of: field) ?? 0
    if !fields.isEmpty { field = fields[(place + direction + fields.count) % fields.count] }
  }

  private mutating func step(_ direction: Int) {
    switch field {
    case .preference:
      gold.preference = PreferenceLabel(
        rawValue: max(-2, min(2, (gold.preference?.rawValue ?? -direction) + direction)))
    case .ratingA, .ratingB:
      let current = (field == .ratingA ? gold.ratingA : gold.ratingB)?.rawValue ?? 3 - direction
      set(Rating(rawValue: max(1, min(5, current + direction))))
    }
  }
}

extension AdjudicateForm {
  /// Draws over the foot of the frame.
  func draw(_ metrics: WorkMetrics, into frame: inout Frame, notice: Notice?) {
    let highest = max(0, metrics.hintRow - 2 - fields.count)
    let foot = notice?.foot(metrics, free: 1, above: highest)
    let top = highest - (foot?.lift ?? 0)
    for row in top..<frame.size.rows { frame.fill(row: row, columns: 0..<frame.size.columns, with: " ") }
    frame.draw(heading: "Adjudicate: the gold labels, in the data's letters", row: top, metrics)
    let ratings = Rating.allCases.map { (value: $0.rawValue, name: SafeText("\($0.rawValue)")) }
    let isNarrow = metrics.width < 60
    let preferences = zip(Self.preferenceLetters, PreferenceLabel.allCases).map { key, label in
      (value: label.rawValue, name: isNarrow ? label.shortName : "\(key) \(label.reviewWords)")
    }
    for (offset, field) in fields.enumerated() {
      let row = top + 1 + offset
      switch field {
      case .ratingA: draw("response A", field, ratings, chosen: gold.ratingA?.rawValue, row: row, metrics, into: &frame)
      case .ratingB: draw("response B", field, ratings, chosen: gold.ratingB?.rawValue, row: row, metrics, into: &frame)
      case .preference:
        draw("preference", field, preferences, chosen: gold.preference?.rawValue, row: row, metrics, into: &frame)
      }
    }
    metrics.drawHints(table.footer(columns: metrics.width), into: &frame)
    if let notice, let foot { notice.draw(metrics, rows: foot.rows, into: &frame) }
  }

  private func draw(
    _ title: SafeText, _ field: Field, _ choices: [(value: Int, name: SafeText)], chosen: Int?, row: Int,
    _ metrics: WorkMetrics, into frame: inout Frame
  ) {
    let isMarked = field == self.field
    if isMarked {
      frame.put(">", row: row, column: metrics.left + 1, style: .bold)
      frame.cursor = Position(row: row, column: metrics.left + 3)
    }
    frame.put(title, row: row, column: metrics.left + 3, style: isMarked ? .bold : .plain)
    var column = metrics.left + 15
    for choice in choices {
      let isChosen = choice.value == chosen
      let text: SafeText = isChosen ? "[\(choice.name)]" : " \(choice.name) "
      column += frame.put(
        text, row: row, column: column, style: isChosen ? Style.accent.with(.bold) : .plain,
        columns: max(0, metrics.left + metrics.width - 1 - column))
      column += metrics.width < 60 ? 0 : 1
    }
    if chosen == nil, metrics.width >= 70, field != .preference || metrics.width >= 100 {
      metrics.drawRight("as annotators have it", row: row, into: &frame)
    }
  }
}
