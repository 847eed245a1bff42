import Study
import Terminal

/// PREFERENCE: a dialogue and two responses, to be compared. On the screen A is always what stands first.
struct PreferenceScreen: WorkScreen {
  /// How the two responses are arranged.
  enum Arrangement: Equatable, Sendable {
    case beside(ScrolledDocument)
    case panes(Panes)
  }

  var served: ServedWork
  let place: SafeText
  let setting: WorkSetting
  let isPractice: Bool
  let given: ReversibleAct.Content?
  private(set) var size: Size
  var attention: Attention
  /// The marked label, in the letters of the screen.
  private(set) var marked: PreferenceLabel?
  /// The response that `a` or `b` chose, waiting for its magnitude.
  private(set) var armed: ResponseLetter?
  private(set) var texts: ReadableWork
  var arrangement: Arrangement
  /// Whether one part has the whole screen.
  var isZoomed = false
  private(set) var showsDifferences = false
  var find = Find()

  init(
    _ served: ServedWork, place: SafeText, setting: WorkSetting, isPractice: Bool, given: ReversibleAct.Content? = nil,
    size: Size
  ) {
    self.given = given
    if case .label(.preference(let label)) = given { marked = served.firstShown == .a ? label : label.swapped }
    self.served = served
    self.place = place
    self.setting = setting
    self.isPractice = isPractice
    self.size = size
    attention = setting.attention(served)
    texts = ReadableWork(served, form: setting.form)
    arrangement = Self.arrangement(texts, size)
  }

  var table: KeyTable<WorkAction> {
    setting.showsDifferences ? setting.tables.preference : setting.tables.preferenceWithoutDifferences
  }

  /// The five keys that label, as they stand before their labels.
  var labelKeys: [SafeText] {
    PreferenceLabel.allCases.map { label in
      let key = table.bindings.lazy.flatMap(\.actions).first { $0.action == .prefer(label) }?.key
      return key?.shortName ?? "?"
    }
  }

  mutating func handle(_ key: Key, at time: Milliseconds) -> [WorkIntent] {
    guard let action = table.action(for: key) else { return refuse(key) }
    if armed != nil, !action.isAllowedWhileArmed { return refuse(key) }
    switch action {
    case .prefer(let label): return self.label(label, at: time, name: key.shortName)
    case .arm(let letter):
      guard !attention.isGuarded(at: time) else { return [.say(.droppedKey(key.shortName))] }
      armed = letter
      marked = nil
    case .digit(let magnitude):
      guard let armed else { return [.say(.refusal("a or b first, then 1 a little or 2 much."))] }
      guard let label = PreferenceLabel(Preference(armed), magnitude: magnitude) else { return refuse(key) }
      return self.label(label, at: time, name: key.shortName, isSecondStep: true)
    case .confirm:
      guard let marked else {
        return [.say(.refusal("Nothing is marked: \(labelKeys.joined(separator: " ")) compare."))]
      }
      return label(marked, at: time, name: key.shortName)
    case .markLeft, .markRight:
      let current = marked?.rawValue ?? (action == .markLeft ? 3 : -3)
      marked = PreferenceLabel(rawValue: max(-2, min(2, current + (action == .markLeft ? -1 : 1))))
    case .cancel:
      if armed == nil, given != nil { return [.backToWork] }
      armed = nil
      marked = nil
    case .read(let movement): return read(movement)
    case .section: return moveToNextSection(isForward: key != .backTab)
    case .differences: return toggleDifferences()
    case .zoom: return toggleZoom()
    case .rate: break
    default: return common(action, key, at: time)
    }
    return []
  }

  private func refuse(_ key: Key) -> [WorkIntent] {
    guard let armed else { return [.say(.unknown(key))] }
    return [.say(.refusal("\(armed.rawValue) is better: 1 a little or 2 much, or Esc to go back."))]
  }

  /// Records a label given in the letters of the screen in those of the data.
  ///
  /// - Parameter isSecondStep: whether the key belongs to the letter before it.
  private func label(
    _ label: PreferenceLabel, at time: Milliseconds, name: SafeText, isSecondStep: Bool = false
  ) -> [WorkIntent] {
    if let haste = attention.haste(at: time), !(isSecondStep && haste == .afterLetter) {
      return [.say(.droppedKey(name, haste))]
    }
    return [.label(.preference(served.firstShown == .a ? label : label.swapped), circumstances)]
  }

  var presentation: Presentation {
    Presentation(
      firstShown: served.firstShown, layout: layoutName, columns: size.columns, rows: size.rows,
      form: texts.form)
  }

  mutating func setSize(_ size: Size) { self.size = size }

  mutating func show(_ form: TextForm) {
    texts = ReadableWork(served, form: form)
    resize(size)
    if showsDifferences { markDifferences() }
  }

  /// Marks, word by word, what differs between A and B, or takes the marks away.
  private mutating func toggleDifferences() -> [WorkIntent] {
    showsDifferences.toggle()
    guard showsDifferences else {
      mark([])
      return [.say(Notice("The marks are taken away."))]
    }
    return [.say(Notice(markDifferences()))]
  }

  /// What to say of it.
  @discardableResult
  private mutating func markDifferences() -> SafeText {
    let shown = texts.responses.map(\.shown)
    mark([])
    switch Differences.between(shown[0], shown[1]) {
    case .found(let first, let second):
      mark([first, second])
      return "What differs is underlined; \(names(.differences)) takes the marks away."
    case .none: return "A and B are the same, word for word."
    case .fewInCommon: return "A and B have too few words in common for marks to help."
    case .tooLong: return "A and B are too long to be compared word by word."
    }
  }

  private mutating func mark(_ marks: [[Range<Int>]]) {
    switch arrangement {
    case .beside(var text):
      text.mark(marks)
      arrangement = .beside(text)
    case .panes(var panes):
      panes.mark(marks)
      arrangement = .panes(panes)
    }
  }
}

extension ServedWork {
  /// The response that stands first on the screen, in the data's letters.
  var firstShown: ResponseLetter { work.firstShown ?? .a }

  /// The responses that are shown, in the order of the screen.
  var shownResponses: [ResponseLetter] {
    work.formulation == .single ? [work.response ?? .a] : [firstShown, firstShown.other]
  }
}

extension WorkAction {
  /// After `a` or `b` only the magnitude, another letter and Esc are taken.
  fileprivate var isAllowedWhileArmed: Bool {
    switch self {
    case .arm, .digit, .cancel, .help, .redraw, .suspend, .leave: true
    default: false
    }
  }
}
