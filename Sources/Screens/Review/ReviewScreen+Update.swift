import Study
import Terminal

extension ReviewScreen {
  package mutating func update(_ event: ScreenEvent<ReviewAnswer>) -> [Effect<ReviewRequest>] {
    var effects: [Effect<ReviewRequest>] = []
    switch event {
    case .resized(let size): resize(size)
    case .painted: break
    case .ending: return []
    case .answer(let answer): effects = take(answer)
    case .edited(let text): edited(text)
    case .key(let key, let time): effects = take(key, at: time, crowd: nil)
    // An author may well press two keys at once that mean something together; one that is held down says nothing new.
    case .crowdedKey(let key, let crowd, let time):
      effects = take(key, at: time, crowd: crowd == .itself ? crowd : nil)
    }
    return effects + previews() + missingSources()
  }

  /// Asks for the dialogues of the rows on the screen, where they can be seen and were not fetched.
  private mutating func previews() -> [Effect<ReviewRequest>] {
    guard page == nil, !showsSources, !WorkMetrics.isTooSmall(size) else { return [] }
    let missing = list.missingPreviews()
    return missing.isEmpty ? [] : [.ask(.previews(missing))]
  }

  private mutating func take(_ key: Key, at time: Milliseconds, crowd: KeyCrowd?) -> [Effect<ReviewRequest>] {
    pace.press(key, at: time, crowd: crowd)
    if key == .control("l") { return [.redraw] }
    if key == .control("z") { return suspend() }
    guard !WorkMetrics.isTooSmall(size) else { return tooSmall(key) }
    let before = notice
    notice = nil
    defer {
      if notice?.isRefusal ?? false { pace.refuse() }
      notice = notice?.following(before, isAfterPause: pace.isAfterPause)
    }
    if overlay != nil { return handleInOverlay(key) }
    if !showsSources, page?.find.isOpen ?? false {
      page?.search(key)
      return []
    }
    guard let action = table.action(for: key) else {
      notice = .unknown(key)
      return []
    }
    if let haste = pace.refusal, action.decides || key == .enter {
      notice = .droppedKey(key.shortName, haste)
      return []
    }
    if action.decides { pace.settle() }
    if showsSources { return carryOutOnSources(action) }
    return page == nil ? carryOut(action) : carryOutOnPage(action)
  }

  /// The keys of what is on the screen.
  private var table: KeyTable<ReviewAction> {
    showsSources ? .reviewSources : page == nil ? .reviewList : .reviewInstance
  }

  package var isWary: Bool {
    switch overlay {
    case .note, .search: false
    case .page(let screen, _): pace.isWary && !screen.find.isOpen
    case .menu, .adjudicate: pace.isWary
    case nil: pace.isWary && (showsSources || !(page?.find.isOpen ?? false))
    }
  }

  /// Nothing is shown, so nothing is decided: only leaving works.
  private func tooSmall(_ key: Key) -> [Effect<ReviewRequest>] {
    if case .note = overlay { return key == .control("c") ? [.leave] : [] }
    if case .search = overlay { return key == .control("c") ? [.leave] : [] }
    return key == .character("q") || key == .control("c") ? [.leave] : []
  }

  private mutating func suspend() -> [Effect<ReviewRequest>] {
    guard setting.offersSuspend else {
      notice = Notice("Suspending is switched off here. \(ReviewAction.leave.key) leaves; everything is saved.")
      return []
    }
    return [.suspend]
  }

  private mutating func carryOut(_ action: ReviewAction) -> [Effect<ReviewRequest>] {
    switch action {
    case .open:
      guard let marked = list.marked else {
        notice = Notice("Nothing is listed. \(ReviewAction.reset.key) lists what the review began with.")
        return []
      }
      return [.ask(.open(marked))]
    case .nextAmbiguous, .previousAmbiguous:
      guard let place = list.ambiguous(isNext: action == .nextAmbiguous) else {
        notice = Self.noAmbiguous(isNext: action == .nextAmbiguous)
        return []
      }
      list.go(to: place)
    case .filter: openFilters()
    case .order: show(.menu(menus.orders))
    case .reset:
      list.set(start)
      list.set(startOrder)
      notice = Notice("Back to what the review began with.")
    case .search: show(.search(SearchLine(before: searched)))
    case .read(let movement): list.move(movement)
    case .undo: return [.ask(.undo)]
    case .redo: return [.ask(.redo)]
    case .leave: return [.leave]
    case .sources: return showSources()
    case .back:
      guard case .listed = sourcesState else {
        notice = Notice("Esc leaves nothing here: \(ReviewAction.leave.key) leaves the review.")
        return []
      }
      return showSources()
    default: common(action)
    }
    return []
  }

  private static func noAmbiguous(isNext: Bool) -> Notice {
    Notice(isNext ? "No further one in the list is ambiguous." : "None before this one in the list is ambiguous.")
  }

  private mutating func carryOutOnPage(_ action: ReviewAction) -> [Effect<ReviewRequest>] {
    switch action {
    case .leave:
      page = nil
      list.refresh()
    case .labels: if page?.showFurtherRows() == false { notice = Notice("All labels are on the screen.") }
    case .next, .previous:
      let place = list.place + (action == .next ? 1 : -1)
      guard list.list.rows.indices.contains(place) else {
        notice = Notice(action == .next ? "This is the last one in the list." : "This is the first one in the list.")
        return []
      }
      return go(to: place)
    case .nextAmbiguous, .previousAmbiguous:
      guard let place = list.ambiguous(isNext: action == .nextAmbiguous) else {
        notice = Self.noAmbiguous(isNext: action == .nextAmbiguous)
        return []
      }
      return go(to: place)
    case .read(let movement): page?.move(movement)
    case .section: if page?.nextSection() == false { notice = Notice("All of it is on the screen.") }
    case .search: page?.find.open()
    case .differences: if let said = page?.toggleDifferences() { notice = Notice(said) }
    case .history: return page.map { [.ask(.history($0.number))] } ?? []
    case .cause(let key): return choose(cause: key)
    case .outcome(let kind): return choose(kind)
    case .note: openNote()
    case .sources: return showSources()
    case .undo: return [.ask(.undo)]
    case .redo: return [.ask(.redo)]
    default: common(action)
    }
    return []
  }

  private mutating func go(to place: Int) -> [Effect<ReviewRequest>] {
    list.go(to: place)
    return list.marked.map { [.ask(.open($0))] } ?? []
  }

  /// What keys do that mean the same in the list and on a page.
  mutating func common(_ action: ReviewAction) {
    switch action {
    case .names:
      names.showsNames.toggle()
      page?.show(names)
      notice = Notice(
        names.showsNames
          ? "Names are shown; \(ReviewAction.names.key) hides them again."
          : "Names are hidden: annotators have pseudonyms.")
    case .codeBook: showCodeBook()
    case .effect: showEffect()
    case .totals: showTotals()
    case .help:
      let legend = page == nil && !showsSources ? Self.marksLegend : []
      show(.page(.help(table.lines + legend, size: size), .fixed))
    default: break
    }
  }

  /// What the letters of the list mean, below its keys.
  private static let marksLegend = [
    KeyLine(
      name: "S Δ, P Δ",
      help:
        "Δ of ratings (the larger of the two responses') and Δ of prefer-combined; * from the threshold on; with more than two annotators the largest of all pairs, and beside it the mean of all pairs"
    ),
    KeyLine(
      name: "1··25",
      help:
        "with more than two annotators, how many of them gave each label, from 1 to 5, or from A much better over none to B much better: here one gave 1, two gave 4, five gave 5; + is ten or more"
    ),
    KeyLine(
      name: "marks",
      help:
        "! ratings contradict the preference, u unsure, c comment, x not judged, m a model differs, + asked again, ? two machines say different things"
    ),
    KeyLine(
      name: "decided", help: "more 2: two more annotators were asked; differ: authors decided differently"),
  ]

  var menus: ReviewMenus {
    ReviewMenus(
      list: list.list, codeBook: setting.codeBook, names: names, standings: standings?.value ?? [])
  }

  private mutating func openFilters() {
    if standings == nil { standings = Cached(value: list.list.table.standings()) }
    show(.menu(menus.filters))
  }
}

extension ReviewScreen {
  /// Chooses a cause, or takes it back.
  private mutating func choose(cause key: Int) -> [Effect<ReviewRequest>] {
    guard let page else { return [] }
    guard let cause = setting.codeBook[key: key] else {
      notice = Notice("The code book has no cause \(key): \(ReviewAction.codeBook.key) shows it.")
      return []
    }
    let isChosen = page.ruling.causes.contains(cause.id)
    // Causes that the code book has lost have no key of their own: they go when the instance is coded anew.
    let lost = page.ruling.causes.filter { setting.codeBook[id: $0] == nil }
    let change = RulingChange.causes(
      chosen: isChosen ? [] : [cause.id], dropped: lost + (isChosen ? [cause.id] : []))
    return [.ask(.decide(change, on: page.number))]
  }

  /// Chooses an outcome, or takes it back where it is chosen already.
  private mutating func choose(_ kind: DecisionOutcome.Kind) -> [Effect<ReviewRequest>] {
    guard let page else { return [] }
    if kind == .more || kind == .sendBack, page.ruling.outcome?.kind != kind, !page.dossier.instance.hasText {
      let without = ([.keep, .drop, .adjudicate] as [DecisionOutcome.Kind]).map { ReviewAction.outcome($0).key }
        .joined(separator: " ")
      notice = Notice("Nobody can be asked about it: its text is not in this study. \(without) decide without.")
      return []
    }
    switch kind {
    case .adjudicate:
      var gold = Adjudication()
      if case .adjudicate(let standing) = page.ruling.outcome { gold = standing }
      show(.adjudicate(AdjudicateForm(gold, setting.formulations)))
    case .more where page.ruling.outcome?.kind != .more: show(.menu(ReviewMenus.counts(asked: page.furtherAnnotators)))
    case .keep: return decide(.keep)
    case .drop: return decide(.drop)
    case .sendBack: return decide(.sendBack)
    case .more: return decide(nil)
    }
    return []
  }

  /// Decides on an outcome; the one that stands already is taken back.
  func decide(_ outcome: DecisionOutcome?) -> [Effect<ReviewRequest>] {
    guard let page else { return [] }
    let standing = page.ruling.outcome
    return [.ask(.decide(.outcome(standing == outcome ? nil : outcome, insteadOf: standing), on: page.number))]
  }

  mutating func openNote() {
    guard let page else { return }
    let subject = UnsavedText.Subject.note(page.dossier.instance.key)
    let draft = drafts[page.number] ?? resumed.first { $0.subject == subject }?.text
    resumed.removeAll { $0.subject == subject }
    show(
      .note(
        NoteEditor(page.ruling.note, draft: draft, purpose: .decision, offersEditor: setting.offersEditor)
      ))
  }

  private mutating func edited(_ text: String?) {
    guard case .note(var editor) = overlay else { return }
    if let text {
      editor.replace(with: text)
    } else {
      notice = Notice("Your editor did not run or ended with an error: write it here.", isWarning: true)
    }
    show(.note(editor))
  }

  mutating func showCodeBook() {
    let text = setting.codeBook.causes.map { cause in
      "\(cause.key)  \(cause.name)\n\(cause.description)"
    }.joined(separator: "\n\n")
    show(.page(TextScreen(.overlay, title: "Code book", content: .text(text), size: size), .codeBook))
  }

  mutating func showEffect() {
    if effectBase == nil { effectBase = Cached(value: ReviewEffect.Base(list.list.table)) }
    guard let base = effectBase?.value else { return }
    let text = EffectText(ReviewEffect(base, list.list.table), columns: min(size.columns, 80) - 3).text
    show(
      .page(
        TextScreen(.overlay, title: "What the decisions do to agreement", content: .lines(text), size: size), .effect))
  }

  mutating func showTotals() {
    let (table, filter) = (list.list.table, list.list.filter)
    let isAll = list.list.count == table.count
    let summary = ReviewSummary(table, codeBook: setting.codeBook, among: isAll ? nil : list.list.rows)
    let words = filter.words(in: table, codeBook: setting.codeBook) { names.text($0) }
    let text = TotalsText(
      summary, selection: isAll ? nil : "\(list.list.count) of \(table.count), \(words)", remarks: sources.remarks,
      names: names
    ).text
    show(.page(TextScreen(.overlay, title: "Causes and outcomes so far", content: .lines(text), size: size), .totals))
  }
}
