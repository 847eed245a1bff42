import Study
import Terminal

/// PREFERENCE: a dialogue and two responses, to be compared. On the screen A is always what stands first.
struct PreferenceScreen: Equatable, Sendable {
  /// How the two responses are arranged.
  enum Arrangement: Equatable, Sendable {
    case beside(ScrolledDocument)
    case panes(Panes)
  }

  let served: ServedWork
  let place: SafeText
  let setting: WorkSetting
  private(set) var size: Size
  private(set) var attention: Attention
  /// The marked label, in the letters of the screen.
  private(set) var marked: PreferenceLabel?
  /// The response that `a` or `b` chose, waiting for its magnitude.
  private(set) var armed: ResponseLetter?
  private(set) var isUnsure: Bool
  var arrangement: Arrangement
  private(set) var showsDifferences = false
  var find = Find()
  var hits: [[Highlight]] = [[], [], []]

  init(_ served: ServedWork, place: SafeText, setting: WorkSetting, size: Size) {
    self.served = served
    self.place = place
    self.setting = setting
    self.size = size
    isUnsure = served.isUnsure
    attention = setting.attention
    arrangement = Self.arrangement(served, size: size)
    noteWhatIsShown()
  }

  private static func metrics(_ size: Size) -> WorkMetrics {
    WorkMetrics(size, maximum: size.columns >= besideColumns ? 180 : 100)
  }

  /// From here on A stands beside B.
  static let besideColumns = 110

  private static func arrangement(_ served: ServedWork, size: Size) -> Arrangement {
    let metrics = metrics(size)
    let first = served.response(served.firstShown)
    let second = served.response(served.firstShown.other)
    if size.columns >= besideColumns {
      let document = ReadingDocument.beside(served.context, first: first, second: second, columns: metrics.width)
      return .beside(ScrolledDocument(document, window: metrics.body.count))
    }
    return .panes(Panes(served.context, first: first, second: second, metrics: metrics))
  }

  var metrics: WorkMetrics { Self.metrics(size) }
  var table: KeyTable<WorkAction> { setting.showsDifferences ? .preference : .preferenceWithoutDifferences }

  mutating func resize(_ size: Size) {
    self.size = size
    arrangement = Self.arrangement(served, size: size)
    noteWhatIsShown()
  }

  mutating func painted(at time: Milliseconds) { attention.painted(at: time) }

  mutating func setUnsure(_ isUnsure: Bool) { self.isUnsure = isUnsure }

  mutating func handle(_ key: Key, at time: Milliseconds) -> [WorkIntent] {
    attention.sign(at: time)
    guard let action = table.action(for: key) else { return refuse(key) }
    if armed != nil, !action.isAllowedWhileArmed { return [.say(Notice("1 a little or 2 much, or Esc to go back."))] }
    let isGuarded = attention.isGuarded(at: time)
    switch action {
    case .prefer(let label): return self.label(label, at: time, name: key.shortName)
    case .arm(let letter):
      guard !isGuarded else { return [.say(.droppedKey(key.shortName))] }
      armed = letter
      marked = nil
    case .digit(let magnitude):
      guard let armed else { return [.say(Notice("a or b first, then 1 a little or 2 much."))] }
      guard let label = PreferenceLabel(Preference(armed), magnitude: magnitude) else {
        return [.say(Notice("1 a little or 2 much, or Esc to go back."))]
      }
      return self.label(label, at: time, name: key.shortName)
    case .confirm:
      guard let marked else { return [.say(Notice("Nothing is marked: w e r t y compare."))] }
      return label(marked, at: time, name: "Enter")
    case .markLeft, .markRight:
      let current = marked?.rawValue ?? (action == .markLeft ? 3 : -3)
      marked = PreferenceLabel(rawValue: max(-2, min(2, current + (action == .markLeft ? -1 : 1))))
    case .cancel:
      armed = nil
      marked = nil
    case .read(let movement): return read(movement)
    case .section: moveToNextSection()
    case .differences: showsDifferences.toggle()
    case .rate: break
    default: return action.common(isUnsure: isUnsure, isGuarded: isGuarded)
    }
    return []
  }

  private func refuse(_ key: Key) -> [WorkIntent] {
    armed == nil ? [.say(.unknown(key))] : [.say(Notice("1 a little or 2 much, or Esc to go back."))]
  }

  private mutating func read(_ movement: Movement) -> [WorkIntent] {
    defer { noteWhatIsShown() }
    switch arrangement {
    case .beside(var text):
      text.move(movement)
      arrangement = .beside(text)
    case .panes(var panes):
      var isMoved = true
      if movement == .pageDown { isMoved = panes.readOn() } else { panes.move(movement) }
      arrangement = .panes(panes)
      if !isMoved { return [.say(Notice("Everything was shown."))] }
    }
    return []
  }

  private mutating func moveToNextSection() {
    switch arrangement {
    case .beside(var text):
      text.toggleSection()
      arrangement = .beside(text)
    case .panes(var panes):
      panes.nextPane()
      arrangement = .panes(panes)
    }
    noteWhatIsShown()
  }

  /// Records a label given in the letters of the screen in those of the data.
  private func label(_ label: PreferenceLabel, at time: Milliseconds, name: SafeText) -> [WorkIntent] {
    guard !attention.isGuarded(at: time) else { return [.say(.droppedKey(name))] }
    let first = served.firstShown
    let unread = [0, 1].filter { !attention.shownToEnd.contains($0) }.map { $0 == 0 ? first : first.other }
    let circumstances = Circumstances(
      firstShown: first, activeSeconds: attention.activeSeconds, unread: unread,
      wasFast: attention.isTooFast(forBytes: served.responseA.utf8.count + served.responseB.utf8.count),
      layout: layoutName, columns: size.columns, rows: size.rows)
    return [.label(.preference(first == .a ? label : label.swapped), circumstances)]
  }

  private var layoutName: String {
    switch arrangement {
    case .beside: "beside"
    case .panes(let panes): panes.isStacked ? "stacked" : "one-at-a-time"
    }
  }

  mutating func noteWhatIsShown() {
    guard !WorkMetrics.isTooSmall(size) else { return }
    for number in 0...1 where isEndShown(number) { attention.shownToEnd.insert(number) }
  }

  private func isEndShown(_ number: Int) -> Bool {
    switch arrangement {
    case .beside(let text): return text.hasShownEnd(ofResponse: number)
    case .panes(let panes): return panes.showsEnd(of: number + 1)
    }
  }
}

extension ServedWork {
  /// The response that stands first on the screen, in the data's letters.
  var firstShown: ResponseLetter { work.firstShown ?? .a }
}

extension WorkAction {
  /// After `a` or `b` only the magnitude, another letter and Esc are taken.
  var isAllowedWhileArmed: Bool {
    switch self {
    case .arm, .digit, .cancel, .help, .redraw, .suspend, .leave: true
    default: false
    }
  }
}

extension Key {
  /// The key as a notice names it.
  var shortName: SafeText {
    switch self {
    case .character(let character): SafeText(String(character))
    case .enter: "Enter"
    default: "That key"
    }
  }
}
