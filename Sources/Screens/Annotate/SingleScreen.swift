import Basics
import Study
import Terminal

/// SINGLE: a dialogue and one response, to be rated 1–5.
struct SingleScreen: WorkScreen {
  var served: ServedWork
  /// What stands at the top right, for example `12 of 80`.
  let place: SafeText
  let setting: WorkSetting
  let isPractice: Bool
  let given: ReversibleAct.Content?
  private(set) var size: Size
  var attention: Attention
  private(set) var marked: Rating?
  private(set) var texts: ReadableWork
  private(set) var text: ScrolledDocument
  var find = Find()

  init(
    _ served: ServedWork, place: SafeText, setting: WorkSetting, isPractice: Bool, given: ReversibleAct.Content? = nil,
    size: Size
  ) {
    self.given = given
    if case .label(.rating(let rating)) = given { marked = rating }
    self.served = served
    self.place = place
    self.setting = setting
    self.isPractice = isPractice
    self.size = size
    attention = setting.attention(served)
    texts = ReadableWork(served, form: setting.form)
    let document = Self.document(texts, size)
    text = ScrolledDocument(document, window: WorkMetrics(size).holding(document.height).body.count)
  }

  /// Without its blank lines where it has no room for them.
  private static func document(_ texts: ReadableWork, _ size: Size) -> ReadingDocument {
    let metrics = WorkMetrics(size)
    let document = ReadingDocument.single(texts, columns: metrics.width)
    return metrics.hasRoom(for: document.height) ? document : document.tight
  }

  var metrics: WorkMetrics { WorkMetrics(size).holding(text.document.height) }
  var table: KeyTable<WorkAction> { setting.tables.single }

  mutating func resize(_ size: Size) {
    self.size = size
    layOut()
  }

  mutating func show(_ form: TextForm) {
    texts = ReadableWork(served, form: form)
    layOut()
  }

  private mutating func layOut() {
    let document = Self.document(texts, size)
    text.replace(with: document, window: WorkMetrics(size).holding(document.height).body.count)
    look()
  }

  mutating func handle(_ key: Key, at time: Milliseconds) -> [WorkIntent] {
    guard let action = table.action(for: key) else { return [.say(.unknown(key))] }
    switch action {
    case .rate(let rating): return label(rating, at: time, name: key.shortName)
    case .confirm:
      return marked.map { label($0, at: time, name: key.shortName) } ?? [
        .say(.refusal("Nothing is marked: 1-5 rates."))
      ]
    case .markLeft, .markRight:
      let current = marked?.rawValue ?? (action == .markLeft ? 6 : 0)
      marked = Rating(rawValue: max(1, min(5, current + (action == .markLeft ? -1 : 1))))
    case .cancel:
      if given != nil { return [.backToWork] }
      marked = nil
    case .read(let movement):
      if movement == .pageDown, text.isAtEnd { return [.say(Notice("Everything was shown: 1-5 rates the response."))] }
      text.move(movement)
    case .section:
      if !text.toggleSection() { return [.say(Notice("All of it is on the screen."))] }
    case .zoom:
      let below = text.below
      return [
        .say(
          below > 0
            ? Notice("There is one text only, with all the rows: space shows the \(counted(below, "line")) below.")
            : Notice("There is one text only, and it has all the rows that there are."))
      ]
    case .prefer, .arm, .digit, .differences: break
    default: return common(action, key, at: time)
    }
    return []
  }

  private func label(_ rating: Rating, at time: Milliseconds, name: SafeText) -> [WorkIntent] {
    if let haste = attention.haste(at: time) { return [.say(.droppedKey(name, haste))] }
    return [.label(.rating(rating), circumstances)]
  }

  var presentation: Presentation {
    Presentation(firstShown: nil, layout: "scrolled", columns: size.columns, rows: size.rows, form: texts.form)
  }

  func matches(of needle: String) -> (hits: [Highlight], from: Int) {
    (text.document.matches(of: needle), text.scroll.top)
  }

  mutating func showCurrentHit() { find.currentHit.map { text.reveal($0) } }

  mutating func forgetWhatIsNew() { text.forgetWhatIsNew() }

  mutating func noteWhatIsShown() {
    text.noteWhatIsShown()
    if text.hasShownEnd(ofResponse: 0) { attention.shownToEnd.insert(0) }
    if text.hasShownDialogue { attention.hasShownContext = true }
  }

  func view(notice: Notice?) -> Frame {
    var frame = Frame(size: size)
    let metrics = metrics
    let (above, below) = metrics.draw(text, highlights: find.hits, into: &frame)
    metrics.drawTitle(
      given?.title ?? "Rate the response", place: place, marks: marks, above: above, forms: formRemarks, into: &frame)
    RatingScale(anchors: setting.anchors, marked: marked).draw(metrics, into: &frame)
    metrics.drawHints(shownTable, below: below, into: &frame)
    metrics.drawNotice(notice, into: &frame)
    if find.isOpen { find.draw(metrics, into: &frame) }
    return frame
  }
}
