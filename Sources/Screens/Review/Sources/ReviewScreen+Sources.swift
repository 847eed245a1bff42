import Study
import Terminal

extension ReviewScreen {
  var showsSources: Bool { sourcesState == .shown }

  mutating func layOutSources() {
    guard showsSources, !WorkMetrics.isTooSmall(size) else { return }
    sources.layOut(list.list.table, names, isInShare: start.isInShare)
  }

  /// Asks for what is not computed yet, once it can be seen that it is waited for.
  mutating func missingSources() -> [Effect<ReviewRequest>] {
    guard showsSources, sources.needsAsking() else { return [] }
    return [.ask(.sources)]
  }

  /// Shows it, where it was left.
  mutating func showSources() -> [Effect<ReviewRequest>] {
    var effects: [Effect<ReviewRequest>] = []
    if case .listed(let before) = sourcesState { effects = goBack(to: before) }
    sourcesState = .shown
    layOutSources()
    return effects
  }

  /// What was listed before the sources' own instances is listed again.
  private mutating func goBack(to before: SourcesState.Listed) -> [Effect<ReviewRequest>] {
    list.set(before.filter)
    list.set(before.order)
    if let marked = before.marked { list.place(of: marked) }
    page = nil
    guard let aside = before.page, list.list.table.indices.contains(aside.number),
      list.list.table.key(of: aside.number) == aside.dossier.instance.key
    else { return [] }
    page = aside
    page?.resize(size)
    page?.show(names)
    page?.show(setting.codeBook)
    // What was said of it meanwhile is to be seen.
    return [.ask(.open(aside.number))]
  }

  mutating func carryOutOnSources(_ action: ReviewAction) -> [Effect<ReviewRequest>] {
    switch action {
    case .open:
      guard let filter = sources.marked?.opens else {
        notice = Notice("No line leads to instances yet.")
        return []
      }
      sourcesState = .listed(
        before: SourcesState.Listed(filter: list.list.filter, order: list.list.order, marked: list.marked, page: page))
      page = nil
      list.set(filter)
      list.set(.ambiguity)
      list.go(to: 0)
      notice = Notice("Esc goes back to the sources.")
    case .read(let movement): sources.move(movement)
    case .section: sources.nextSection()
    case .back, .sources, .leave: sourcesState = .away
    default:
      common(action)
      layOutSources()
    }
    return []
  }
}
