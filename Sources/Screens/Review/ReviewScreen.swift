import Study
import Terminal

/// The review: a list of instances, the page of one of them, and what lies over either.
package struct ReviewScreen: Screen {
  /// What lies over the list or the page and takes its keys.
  enum Overlay: Equatable, Sendable {
    case page(TextScreen, Content)
    case menu(Menu<ReviewChoice>)
    case adjudicate(AdjudicateForm)
    case note(NoteEditor)
    case search(SearchLine)
  }

  /// What a page over the screen shows, to be made again when it changes.
  enum Content: Hashable, Sendable {
    case fixed, effect, totals, codeBook
  }

  /// A value that follows from others of the screen and is kept only so as not to be computed again.
  struct Cached<Value: Sendable>: Equatable, Sendable {
    var value: Value

    static func == (left: Cached, right: Cached) -> Bool { true }
  }

  var setting: ReviewSetting
  var size: Size
  var list: ListPane
  var page: InstancePage?
  var names: AnnotatorNames
  private(set) var overlay: Overlay?
  var notice: Notice?
  var pace = KeyPace()
  /// What the list began with, to which `r` returns.
  let start: ReviewFilter
  let startOrder: ReviewOrder
  /// Notes that were typed and not saved, by instance.
  var drafts: [Int: String] = [:]
  /// Notes that were being typed when an earlier program ended, and were not opened again yet.
  var resumed: [UnsavedText] = []
  /// What was looked for last in all ids and texts.
  var searched = ""
  var sources: SourcesPane
  var sourcesState = SourcesState.away
  var effectBase: Cached<ReviewEffect.Base>?
  var standings: Cached<[ReviewTable.LoneCount]>?

  /// - Parameters:
  ///   - open: the instance whose page is shown first.
  ///   - showsSources: whether the screen of sources is shown first, where no page is.
  package init(
    _ setting: ReviewSetting, list: ReviewList, open: InstanceDossier? = nil, showsSources: Bool = false, size: Size
  ) {
    self.setting = setting
    self.size = size
    self.list = ListPane(list, size: size)
    names = AnnotatorNames(annotators: list.table.annotators)
    start = list.filter
    startOrder = list.order
    searched = list.filter.search?.text ?? ""
    sources = SourcesPane(size: size)
    if open == nil, showsSources {
      sourcesState = .shown
      layOutSources()
    }
    guard let open, let number = list.table.number(of: open.instance.key) else { return }
    self.list.place(of: number)
    page = makePage(open, number)
  }

  func makePage(_ dossier: InstanceDossier, _ number: Int) -> InstancePage {
    InstancePage(
      dossier, instance: list.list.table[number], names: names, threshold: list.list.table.threshold,
      author: setting.author, codeBook: setting.codeBook, size: size)
  }

  mutating func show(_ next: Overlay?) { overlay = next }

  mutating func resize(_ size: Size) {
    self.size = size
    guard !WorkMetrics.isTooSmall(size) else { return }
    list.resize(size)
    page?.resize(size)
    sources.resize(size)
    layOutSources()
    if case .page(var screen, let content) = overlay {
      screen.resize(size)
      overlay = .page(screen, content)
    }
  }

  package static func == (left: ReviewScreen, right: ReviewScreen) -> Bool {
    left.setting == right.setting && left.size == right.size && left.list == right.list && left.page == right.page
      && left.names == right.names && left.overlay == right.overlay && left.notice == right.notice
      && left.start == right.start && left.startOrder == right.startOrder
      && left.sources == right.sources && left.sourcesState == right.sourcesState && left.drafts == right.drafts
      && left.resumed == right.resumed && left.searched == right.searched
  }
}

extension ReviewScreen {
  package func view(in size: Size) -> Frame {
    guard !WorkMetrics.isTooSmall(size) else { return WorkMetrics.tooSmall(size) }
    guard size == self.size else {
      var copy = self
      copy.resize(size)
      return copy.view(in: size)
    }
    let shown = overlay == nil ? notice : nil
    if case .page(let screen, _) = overlay { return screen.view(notice: notice) }
    var frame = base(notice: shown)
    let metrics = WorkMetrics(size, maximum: ListMetrics.widest)
    switch overlay {
    case .menu(let menu): menu.draw(metrics, into: &frame, notice: notice)
    case .adjudicate(let form): form.draw(metrics, into: &frame, notice: notice)
    case .note(let editor): editor.draw(WorkMetrics(size), into: &frame, notice: notice)
    case .search(let line): line.draw(metrics, into: &frame)
    case .page, nil: break
    }
    return frame
  }

  private func base(notice: Notice?) -> Frame {
    if showsSources { return sources.view(setting, list.list.table, names: names, notice: notice) }
    return page?.view(place: place, isBlind: setting.isBlind, notice: notice)
      ?? list.view(setting, names: names, notice: notice)
  }

  /// Where the instance on the page stands in the list.
  private var place: SafeText {
    guard let page, list.marked == page.number else { return "not in the list" }
    return "\(list.place + 1) of \(list.list.count)"
  }
}
