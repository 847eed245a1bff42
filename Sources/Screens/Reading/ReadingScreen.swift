import Study
import Terminal

/// A text of many lines on a screen of its own, laid out for the width that there is: the report.
package struct ReadingScreen: Screen {
  private let title: SafeText
  private let offersSuspend: Bool
  private var size: Size
  private var page: TextScreen
  /// The columns that the text was asked for.
  private var columns: Int?
  private var notice: Notice?

  package init(title: String, offersSuspend: Bool = true, size: Size) {
    self.title = SafeText(title)
    self.offersSuspend = offersSuspend
    self.size = size
    page = Self.page(self.title, "One moment.", size)
  }

  private static func page(_ title: SafeText, _ text: String, _ size: Size) -> TextScreen {
    TextScreen(.report, title: title, content: .lines(text), size: size)
  }

  package mutating func update(_ event: ScreenEvent<String>) -> [Effect<ReadingRequest>] {
    switch event {
    case .resized(let size):
      self.size = size
      if !WorkMetrics.isTooSmall(size) { page.resize(size) }
    case .painted: return ask()
    case .answer(let text):
      let before = page
      page = Self.page(title, text, size)
      page.keepPlace(of: before)
    case .key(let key, _), .crowdedKey(let key, _, _): return take(key)
    case .edited, .ending: break
    }
    return []
  }

  /// Asks for the text once the screen is seen, and again for another width.
  private mutating func ask() -> [Effect<ReadingRequest>] {
    let wanted = page.lineWidth
    guard !WorkMetrics.isTooSmall(size), columns != wanted else { return [] }
    columns = wanted
    return [.ask(.text(columns: wanted))]
  }

  private mutating func take(_ key: Key) -> [Effect<ReadingRequest>] {
    notice = nil
    if page.find.isOpen, !WorkMetrics.isTooSmall(size), key != .control("l"), key != .control("z") {
      page.search(key)
      return []
    }
    switch page.page.table.action(for: key) {
    case .leave: return [.leave]
    case .redraw: return [.redraw]
    case .suspend:
      if offersSuspend { return [.suspend] }
      notice = Notice("Suspending is switched off here. q leaves.")
    case _ where WorkMetrics.isTooSmall(size): break
    case .read(let movement): page.read(movement)
    case .search: page.find.open()
    default: notice = .unknown(key)
    }
    return []
  }

  package func view(in size: Size) -> Frame {
    guard !WorkMetrics.isTooSmall(size) else { return WorkMetrics.tooSmall(size) }
    guard size != self.size else { return page.view(notice: notice) }
    var page = page
    page.resize(size)
    return page.view(notice: notice)
  }
}
