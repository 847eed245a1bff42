import Study
import Terminal

extension ReviewScreen {
  mutating func handleInOverlay(_ key: Key) -> [Effect<ReviewRequest>] {
    switch overlay {
    case .page(let screen, let content): handle(key, on: screen, content)
    case .menu(var menu):
      let outcome = menu.handle(key)
      show(.menu(menu))
      return take(outcome)
    case .adjudicate(var form):
      let outcome = form.handle(key)
      show(.adjudicate(form))
      return take(outcome, form)
    case .note(var editor):
      let outcome = editor.handle(key)
      show(.note(editor))
      return take(outcome, editor)
    case .search(var line):
      let outcome = line.handle(key)
      show(.search(line))
      return take(outcome)
    case nil: break
    }
    return []
  }

  private mutating func handle(_ key: Key, on screen: TextScreen, _ content: Content) {
    var screen = screen
    if screen.find.isOpen {
      screen.search(key)
    } else {
      switch screen.page.table.action(for: key) {
      case .read(let movement): screen.read(movement)
      case .search: screen.find.open()
      case .close:
        show(nil)
        return
      default: notice = .refusal("That key does nothing here: \(screen.page.table.footer(columns: 80)).")
      }
    }
    show(.page(screen, content))
  }

  private mutating func take(_ outcome: Menu<ReviewChoice>.Outcome) -> [Effect<ReviewRequest>] {
    switch outcome {
    case .stay: break
    case .close: show(nil)
    case .refused: notice = .refusal("That key chooses nothing here; Esc goes back.")
    case .chose(.filter(let change)):
      var filter = list.list.filter
      change.apply(to: &filter)
      list.set(filter)
      show(nil)
    case .chose(.submenu(let which)): show(.menu(menus.submenu(which)))
    case .chose(.order(let order)):
      list.set(order)
      show(nil)
    case .chose(.more(let count)):
      if let haste = pace.refusal {
        notice = .droppedKey("That key", haste)
        return []
      }
      show(nil)
      return decide(.more(count))
    }
    return []
  }

  private mutating func take(_ outcome: AdjudicateForm.Outcome, _ form: AdjudicateForm) -> [Effect<ReviewRequest>] {
    switch outcome {
    case .stay: break
    case .cancel: show(nil)
    case .refused:
      notice =
        form.gold.isEmpty ? Self.nothingSet(form) : Notice("\(Self.keys(form)), Tab, Enter, \(form.key(.takeBack)).")
    case .save(let gold) where !gold.isEmpty:
      show(nil)
      // The same labels again leave the decision as it is.
      guard page?.ruling.outcome != .adjudicate(gold) else { return [] }
      return decide(.adjudicate(gold))
    // Everything erased from an adjudication takes it back too.
    case .save, .takeBack:
      guard page?.ruling.outcome?.kind == .adjudicate else {
        notice = Self.nothingSet(form)
        return []
      }
      show(nil)
      return decide(nil)
    }
    return []
  }

  private static func keys(_ form: AdjudicateForm) -> SafeText {
    let keys: [SafeText] =
      (form.fields.contains(.ratingA) ? ["1-5 for a response"] : [])
      + (form.fields.contains(.preference) ? ["\(form.preferenceKeys) for the preference"] : [])
    return keys.joined(separator: ", ")
  }

  private static func nothingSet(_ form: AdjudicateForm) -> Notice { Notice("Nothing is set yet: \(keys(form)).") }

  private mutating func take(_ outcome: NoteEditor.Outcome, _ editor: NoteEditor) -> [Effect<ReviewRequest>] {
    guard let page else { return [] }
    switch outcome {
    case .stay: break
    case .cancel:
      drafts[page.number] = editor.isChanged ? editor.text : nil
      show(nil)
      if editor.isChanged { notice = Notice("Not saved. \(ReviewAction.note.key) shows what you wrote again.") }
    case .openEditor(let text): return [.edit(text)]
    case .save(let text):
      guard editor.isChanged else {
        show(nil)
        return []
      }
      return [.ask(.decide(.note(text, insteadOf: editor.original), on: page.number))]
    }
    return []
  }

  private mutating func take(_ outcome: SearchLine.Outcome) -> [Effect<ReviewRequest>] {
    switch outcome {
    case .stay: break
    case .close: show(nil)
    case .takeAway:
      show(nil)
      guard list.list.filter.search != nil else { return [] }
      var filter = list.list.filter
      filter.search = nil
      list.set(filter)
    case .search(let text):
      show(nil)
      searched = text
      return [.ask(.find(text))]
    }
    return []
  }
}
