import Basics
import Study
import Terminal

extension ReviewScreen {
  mutating func take(_ answer: ReviewAnswer) -> [Effect<ReviewRequest>] {
    switch answer {
    case .opened(let dossier, let number): opened(dossier, number)
    case .history(let entries, let number):
      guard let page, page.number == number else { break }
      let text = HistoryText(
        entries, decisions: page.dossier.decisions, names: names, setting: setting
      ).text
      show(.page(TextScreen(.overlay, title: "History", content: .lines(text), size: size), .fixed))
    case .previews(let previews): list.take(previews)
    case .decided(let change, let decided): self.decided(change, decided)
    case .overtaken(let decided): overtaken(decided)
    case .reversed(let ruling, let decided, let isUndo): return reversed(ruling, decided, isUndo: isUndo)
    case .nothingToUndo: notice = Notice("There is nothing to take back.")
    case .nothingToRedo: notice = Notice("There is nothing to bring back.")
    case .found(let text, let found):
      var filter = list.list.filter
      filter.search = ReviewFilter.Search(text: text, found: found)
      list.set(filter)
      let hidden = found.count - list.list.count
      if hidden > 0 { notice = Notice("The other filters hide \(counted(hidden, "more instance")) with it.") }
    case .changed(let changes, let codeBook):
      if let codeBook { take(codeBook) }
      changed(changes)
    case .reloaded(let table, let codeBook):
      setting.codeBook = codeBook
      return reloaded(table)
    case .sources(let found):
      sources.take(found)
      layOutSources()
    case .effectBase(let base): effectBase = Cached(value: base)
    case .computing: break
    case .failed(let reason): failed("Not saved", reason)
    case .unread(let reason): failed("Not read", reason)
    case .warned(let reason, let decided):
      if let decided { take(decided) }
      failed("About the study's file", reason)
    }
    return []
  }

  private mutating func opened(_ dossier: InstanceDossier, _ number: Int) {
    guard list.list.table.indices.contains(number) else { return }
    if page?.number == number, page?.dossier.instance.key == dossier.instance.key {
      page?.update(dossier, list.list.table[number])
    } else {
      page = makePage(dossier, number)
    }
  }

  /// What is being written stays; otherwise a long reason gets a screen of its own, so that its end can be read.
  private mutating func failed(_ what: SafeText, _ reason: String) {
    let said = Notice("\(what): \(reason)", isWarning: true)
    if overlay == nil, said.lines(columns: min(size.columns, ListMetrics.widest) - 2).count > 3 {
      show(.page(TextScreen(.overlay, title: what, content: .text(reason), size: size), .fixed))
    } else {
      notice = said
    }
  }

  private mutating func decided(_ change: RulingChange, _ decided: DecidedInstance) {
    take(decided)
    // A note was saved: its editor may close now. What was typed elsewhere and not saved stays.
    if case .note = overlay {
      show(nil)
      drafts[decided.instance] = nil
    }
    notice = Notice(words(change, decided))
  }

  /// What stands is shown, and what was typed stays: the author decides again, knowing it.
  private mutating func overtaken(_ decided: DecidedInstance) {
    take(decided)
    if case .note(var editor) = overlay {
      let note = decided.decisions.by(setting.author)?.ruling.note ?? ""
      editor.rebase(on: note)
      show(.note(editor))
      notice = Notice(
        note.isEmpty
          ? "Not saved: the note was taken away on another screen of yours. Enter saves yours all the same."
          : "Not saved: on another screen of yours the note now says \"\(SafeText(note))\". "
            + "Enter puts this one in its place.", isWarning: true)
    } else {
      notice = Notice(
        "Not saved: your other screen decided otherwise. Look, then decide again.", isWarning: true)
    }
  }

  private mutating func take(_ decided: DecidedInstance) {
    list.setDecisions(decided.decisions, of: decided.instance)
    if page?.number == decided.instance {
      page?.update(decided.dossier, list.list.table[decided.instance])
    }
    renew()
  }

  /// What was just saved, in a line.
  private func words(_ change: RulingChange, _ decided: DecidedInstance) -> SafeText {
    // Nobody is left waiting for work that is gone without a word of it.
    let takenOut: SafeText =
      decided.retired > 0 ? " \(counted(decided.retired, "open piece")) of work taken out." : .empty
    switch change {
    case .outcome(nil, _): return "Saved: no outcome any more.\(takenOut) \(ReviewAction.undo.key) brings it back."
    case .outcome(let outcome?, _):
      let what = Ruling(outcome: outcome).words(of: outcome.kind)
      switch outcome {
      case .more where decided.asked > 0:
        return
          "Saved: \(counted(decided.asked, "more annotator")) will be asked.\(takenOut) \(ReviewAction.undo.key) takes it back."
      // A second author is not to learn that the first one asked.
      case .more where !setting.isBlind:
        return "Saved: \(what), who had been asked before: nobody new is.\(takenOut)"
      case .sendBack where decided.asked > 0:
        let controls: SafeText = decided.controls > 0 ? ", with \(counted(decided.controls, "undisputed control"))" : ""
        return "Saved: sent back to \(counted(decided.asked, "annotator"))\(controls).\(takenOut)"
      default: return "Saved: \(what).\(takenOut) \(ReviewAction.undo.key) takes it back."
      }
    case .causes:
      let causes = decided.decisions.by(setting.author)?.ruling.causes ?? []
      let names = SafeText(causes.map { setting.codeBook.name(of: $0) }.joined(separator: ", "))
      return names.isEmpty ? "Saved: no cause any more." : "Saved: \(names)."
    case .note(let note, _): return note.isEmpty ? "The note is taken away." : "Note saved."
    }
  }

  private mutating func reversed(
    _ ruling: Ruling, _ decided: DecidedInstance, isUndo: Bool
  ) -> [Effect<ReviewRequest>] {
    take(decided)
    let key = SafeText(list.list.table.key(of: decided.instance).text)
    let stands = decided.decisions.by(setting.author)?.ruling
    let what = ruling.words(setting.codeBook)
    notice = Notice(
      isUndo
        ? stands.map {
          "Taken back on \(key); now: \($0.words(setting.codeBook)). \(ReviewAction.redo.key) brings it back."
        }
          ?? "Taken back on \(key): \(what). \(ReviewAction.redo.key) brings it back."
        : "Brought back on \(key): \(what).")
    guard let page, page.number != decided.instance else {
      if page == nil {
        list.refresh()
        list.place(of: decided.instance)
      }
      return []
    }
    // What changed is to be seen.
    list.place(of: decided.instance)
    if let dossier = decided.dossier {
      self.page = makePage(dossier, decided.instance)
      return []
    }
    return [.ask(.open(decided.instance))]
  }

  private mutating func changed(_ changes: [ChangedInstance]) {
    let news = page.flatMap { page in changes.first { $0.instance == page.number } }
    let isDecided = news?.decisions.map { $0 != page?.instance.decisions } ?? false
    list.take(changes)
    if changes.contains(where: { $0.labels != nil }) {
      effectBase = nil
      standings = nil
      sources.becomeStale()
    }
    if let news {
      page?.update(news.dossier, list.list.table[news.instance])
      if overlay == nil, isDecided { notice = Notice("Somebody else decided on this one meanwhile.") }
    }
    // While a page is open, the list that it walks through stays as it is.
    if page == nil {
      let marked = list.marked
      list.refresh()
      if let marked, list.marked != marked, overlay == nil {
        let key = SafeText(list.list.table.key(of: marked).text)
        notice = Notice("\(key) is listed no longer: others decided or labelled meanwhile.")
      }
    }
    renew()
  }

  private mutating func take(_ codeBook: CodeBook) {
    setting.codeBook = codeBook
    page?.show(codeBook)
    if overlay == nil { notice = Notice("The code book was changed elsewhere: \(ReviewAction.codeBook.key) shows it.") }
    renew()
  }

  /// What is open stays open, and what is being written stays: instances and annotators keep their numbers, new ones come
  /// after them.
  private mutating func reloaded(_ table: ReviewTable) -> [Effect<ReviewRequest>] {
    let marked = list.marked.map { list.list.table.key(of: $0) }
    let filter = list.list.filter
    let place = list.place
    list = ListPane(ReviewList(table, filter: filter, order: list.list.order), size: size)
    names = AnnotatorNames(annotators: table.annotators, showsNames: names.showsNames)
    effectBase = nil
    standings = nil
    sources.becomeStale()
    list.go(to: place)
    if let number = marked.flatMap({ table.number(of: $0) }) { list.place(of: number) }
    var effects: [Effect<ReviewRequest>] = []
    if let page, table.indices.contains(page.number), table.key(of: page.number) == page.dossier.instance.key {
      self.page?.show(names)
      self.page?.show(setting.codeBook)
      self.page?.update(nil, table[page.number])
      effects.append(.ask(.open(page.number)))
    } else if page != nil {
      page = nil
      show(nil)
    }
    if let search = filter.search { effects.append(.ask(.find(search.text))) }
    renew()
    if overlay == nil { notice = Notice("The study has changed elsewhere, so it was read anew.") }
    return effects
  }

  /// Makes what lies over the screen again where it shows decisions.
  private mutating func renew() {
    layOutSources()
    guard case .page(let screen, let content) = overlay, content != .fixed else { return }
    switch content {
    case .effect: showEffect()
    case .totals: showTotals()
    case .codeBook: showCodeBook()
    case .fixed: break
    }
    if case .page(var renewed, let content) = overlay {
      renewed.keepPlace(of: screen)
      show(.page(renewed, content))
    }
  }
}
