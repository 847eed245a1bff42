import Study
import Terminal

/// SINGLE: a dialogue and one response, to be rated 1–5.
struct SingleScreen: Equatable, Sendable {
  let served: ServedWork
  /// What stands at the top right, for example `12 of 80`.
  let place: SafeText
  let setting: WorkSetting
  private(set) var size: Size
  private(set) var attention: Attention
  private(set) var marked: Rating?
  private(set) var isUnsure: Bool
  private(set) var text: ScrolledDocument
  var find = Find()

  init(_ served: ServedWork, place: SafeText, setting: WorkSetting, size: Size) {
    self.served = served
    self.place = place
    self.setting = setting
    self.size = size
    isUnsure = served.isUnsure
    attention = setting.attention
    text = Self.text(served, size: size, top: 0)
    noteWhatIsShown()
  }

  private static func text(_ served: ServedWork, size: Size, top: Int) -> ScrolledDocument {
    let metrics = WorkMetrics(size, maximum: 80)
    let response = served.response(served.work.response ?? .a)
    return ScrolledDocument(
      .single(served.context, response: response, columns: metrics.width), window: metrics.body.count, top: top)
  }

  private var metrics: WorkMetrics { WorkMetrics(size, maximum: 80) }

  mutating func resize(_ size: Size) {
    self.size = size
    text = Self.text(served, size: size, top: text.scroll.top)
    noteWhatIsShown()
  }

  mutating func painted(at time: Milliseconds) { attention.painted(at: time) }

  mutating func setUnsure(_ isUnsure: Bool) { self.isUnsure = isUnsure }

  mutating func handle(_ key: Key, at time: Milliseconds) -> [WorkIntent] {
    attention.sign(at: time)
    guard let action = KeyTable.single.action(for: key) else { return [.say(.unknown(key))] }
    switch action {
    case .rate(let rating): return label(rating, at: time, name: "\(rating.rawValue)")
    case .confirm:
      return marked.map { label($0, at: time, name: "Enter") } ?? [.say(Notice("Nothing is marked: 1-5 rates."))]
    case .markLeft, .markRight:
      let current = marked?.rawValue ?? (action == .markLeft ? 6 : 0)
      marked = Rating(rawValue: max(1, min(5, current + (action == .markLeft ? -1 : 1))))
    case .cancel: marked = nil
    case .read(let movement):
      text.move(movement)
      noteWhatIsShown()
    case .section:
      text.toggleSection()
      noteWhatIsShown()
    case .prefer, .arm, .digit, .differences: break
    default: return action.common(isUnsure: isUnsure, isGuarded: attention.isGuarded(at: time))
    }
    return []
  }

  private func label(_ rating: Rating, at time: Milliseconds, name: SafeText) -> [WorkIntent] {
    guard !attention.isGuarded(at: time) else { return [.say(.droppedKey(name))] }
    let response = served.work.response ?? .a
    let circumstances = Circumstances(
      firstShown: nil, activeSeconds: attention.activeSeconds,
      unread: attention.shownToEnd.contains(0) ? [] : [response],
      wasFast: attention.isTooFast(forBytes: served.response(response).utf8.count), layout: "scrolled",
      columns: size.columns, rows: size.rows)
    return [.label(.rating(rating), circumstances)]
  }

  /// Looks for `needle` in the dialogue and the response and goes to its first hit.
  mutating func search(_ needle: String) {
    find.needle = needle
    find.take(text.document.matches(of: needle), from: text.scroll.top)
    showCurrentHit()
  }

  mutating func step(_ direction: Int) {
    find.step(direction)
    showCurrentHit()
  }

  private mutating func showCurrentHit() {
    guard let hit = find.currentHit else { return }
    text.reveal(hit)
    noteWhatIsShown()
  }

  private mutating func noteWhatIsShown() {
    guard !WorkMetrics.isTooSmall(size) else { return }
    if text.hasShownEnd(ofResponse: 0) { attention.shownToEnd.insert(0) }
  }

  func view(notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = metrics
    metrics.drawTitle("Rate the response", place: place, into: &frame)
    text.draw(
      into: &frame, row: metrics.body.lowerBound, metrics: metrics, remainingRow: metrics.remainingRow,
      highlights: find.hits)
    drawScale(metrics, into: &frame)
    metrics.drawNotice(
      notice ?? defaultNotice, hints: KeyTable.single.footer(columns: metrics.width), into: &frame)
    return frame
  }

  private var defaultNotice: Notice? { isUnsure ? Notice("Marked as unsure.") : nil }

  private func drawScale(_ metrics: WorkMetrics, into frame: inout Frame) {
    let isNarrow = metrics.width < 60
    let gap = isNarrow ? 3 : 5
    let low = SafeText(isNarrow ? setting.anchors.low.firstWord : setting.anchors.low)
    let high = SafeText(isNarrow ? setting.anchors.high.firstWord : setting.anchors.high)
    let digits = gap * 4 + 1
    let start = metrics.left + (metrics.width - digits) / 2
    frame.put(low, row: metrics.labelRow, column: max(metrics.left + 1, start - low.columns - 4), style: .quiet)
    for rating in Rating.allCases {
      let column = start + (rating.rawValue - 1) * gap
      if rating == marked {
        frame.put("[\(rating.rawValue)]", row: metrics.labelRow, column: column - 1, style: Style.reverse.with(.bold))
      } else {
        frame.put("\(rating.rawValue)", row: metrics.labelRow, column: column, style: .bold)
      }
    }
    frame.put(high, row: metrics.labelRow, column: start + digits + 4, style: .quiet)
    frame.cursor = Position(row: metrics.labelRow, column: start + ((marked?.rawValue ?? 1) - 1) * gap)
  }
}

extension String {
  /// `low` of `low quality`.
  var firstWord: String { String(prefix { $0 != " " }) }
}
