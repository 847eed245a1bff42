import Study
import Terminal

extension AnnotateScreen {
  package mutating func update(_ event: ScreenEvent<AnnotateAnswer>) -> [Effect<AnnotateRequest>] {
    let effects = take(event)
    openResumed()
    return effects
  }

  private mutating func take(_ event: ScreenEvent<AnnotateAnswer>) -> [Effect<AnnotateRequest>] {
    switch event {
    case .resized(let size):
      resize(size)
      return []
    case .painted(let time):
      painted(at: time)
      return []
    case .answer(let answer):
      take(answer)
      if notice?.isRefusal ?? false { pace.refuse() }
      return []
    case .edited(let text):
      edited(text)
      return []
    case .key(let key, let time): return keeping(key, at: time, crowd: nil)
    case .crowdedKey(let key, let crowd, let time): return keeping(key, at: time, crowd: crowd)
    case .ending(let time):
      work?.attention.sign(at: time)
      return keeping([.leave])
    }
  }

  /// Takes a key before it is asked what was read: the key is a sign of reading too.
  private mutating func keeping(_ key: Key, at time: Milliseconds, crowd: KeyCrowd?) -> [Effect<AnnotateRequest>] {
    let effects = take(key, at: time, crowd: crowd)
    askedFrom = station
    return keeping(effects)
  }

  /// Practice has nothing to be kept of: it is nobody's work.
  private func keeping(_ effects: [Effect<AnnotateRequest>]) -> [Effect<AnnotateRequest>] {
    effects.keeping(presentWork?.attention, of: station.served, presentWork?.presentation)
  }

  private mutating func take(_ key: Key, at time: Milliseconds, crowd: KeyCrowd?) -> [Effect<AnnotateRequest>] {
    pace.press(key, at: time, crowd: crowd)
    work?.attention.sign(at: time)
    let haste = pace.haste
    work?.attention.hurry = haste
    if key == .control("l") { return [.redraw] }
    if key == .control("z") { return suspend() }
    guard !WorkMetrics.isTooSmall(size) else { return tooSmall(key) }
    work?.forgetWhatIsNew()
    let before = notice
    notice = nil
    defer {
      if notice?.isRefusal ?? false { pace.refuse() }
      notice = notice?.following(before, isAfterPause: pace.isAfterPause)
    }
    if !isTakingText, let refusal = pace.refusal {
      notice = .droppedKey(key.shortName, refusal)
      return []
    }
    if overlay != nil { return handleInOverlay(key, at: time) }
    if isSearching { return search(key) }
    if page != nil { return handleOnPage(key, at: time) }
    if let questions { return handle(key, on: questions, at: time) }
    if station.practiceFollowsLabel, let action = work?.table.action(for: key), action == .undo || action == .redo {
      return reverse(isUndo: action == .undo, key, at: time)
    }
    let intents = work?.handle(key, at: time) ?? []
    return intents.flatMap { carryOut($0, key, at: time) }
  }

  /// Nothing can be judged on a screen that shows nothing: only leaving works, and not while something is being written.
  private func tooSmall(_ key: Key) -> [Effect<AnnotateRequest>] {
    if isTakingText { return key == .control("c") ? [.leave] : [] }
    return key == .character("q") || key == .control("c") ? [.leave] : []
  }

  var isSearching: Bool { work?.find.isOpen ?? page?.find.isOpen ?? false }

  /// The search's line takes all keys; after it closes, a label key is one for a text that is still to be looked at.
  private mutating func search(_ key: Key) -> [Effect<AnnotateRequest>] {
    work?.search(key)
    page?.search(key)
    if !isSearching { work?.cover() }
    return []
  }

  private mutating func handleOnPage(_ key: Key, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    guard let screen = page, let action = screen.table.action(for: key) else {
      notice = .unknown(key)
      return []
    }
    switch action {
    case .read(let movement): page?.read(movement)
    case .search: page?.find.open()
    case .accept: return accept(screen, key, at: time)
    case .help: show(.page(.help(screen.offeredTable.lines, size: size)))
    case .guidelines: openGuidelines()
    case .note: openNote(.authors)
    case .undo: return reverse(isUndo: true, key, at: time)
    case .redo: return reverse(isUndo: false, key, at: time)
    case .past: return [.ask(.past(.before(nil)))]
    case .answers: return [.ask(.answers)]
    case .leave: return [.leave]
    case .redraw: return [.redraw]
    case .suspend: return suspend()
    case .close: break
    }
    return []
  }

  private mutating func accept(_ screen: TextScreen, _ key: Key, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    if let haste = haste(at: time) {
      notice = .droppedKey(key.shortName, haste)
      return []
    }
    guard screen.page == .consent else {
      return [.ask(.record(.guidelines(textHash: setting.guidelinesHash), on: nil))]
    }
    guard screen.hasShownEnd else {
      notice = .refusal("Please read it to its end first: space reads on.")
      return []
    }
    return [.ask(.record(.consent(textHash: setting.consentHash), on: nil))]
  }

  mutating func suspend() -> [Effect<AnnotateRequest>] {
    guard setting.offersSuspend else {
      notice = Notice("Suspending is switched off here. \(names.leave) leaves; everything is saved.")
      return []
    }
    cover()
    return [.suspend]
  }

  /// Takes back or restores; a key that was doubled on a slow link does so once.
  mutating func reverse(isUndo: Bool, _ key: Key, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    if let reversal, reversal.isUndo == isUndo,
      Screens.isEarly(time, after: reversal.paintedAt, by: max(0, setting.work.guardMilliseconds))
    {
      notice = .droppedKey(key.shortName)
      return []
    }
    if pace.haste == .crowded {
      notice = .droppedKey(key.shortName, .crowded)
      return []
    }
    change = nil
    return [.ask(isUndo ? .undo : .redo)]
  }

  private mutating func carryOut(_ intent: WorkIntent, _ key: Key, at time: Milliseconds) -> [Effect<AnnotateRequest>] {
    switch intent {
    case .label(let label, let circumstances):
      if case .practice(let index, _) = station.stage {
        return [.ask(.record(.practice(index: index, label: label), on: nil))]
      }
      return judge(.label(label, circumstances))
    case .postpone where station.isPractice:
      isLessonDone = true
      notice = Notice("Put off: in the work it would come again at the end. Here it stays.")
    case .postpone:
      guard station.progress.open > 1 else {
        notice = .refusal(
          "This is the last one, so there is nothing to put it behind. \(names(.cannotJudge)) puts it aside.")
        return []
      }
      return [.ask(.record(.postpone, on: workID))]
    case .unsure(let isUnsure) where station.isPractice:
      work?.served.isUnsure = isUnsure
      notice = markedAsUnsure(isUnsure)
    case .unsure(let isUnsure): return [.ask(.record(.unsure(isUnsure), on: workID))]
    case .undo where station.isPractice:
      notice = .refusal("There is nothing to take back yet: give a label first.")
    case .undo: return reverse(isUndo: true, key, at: time)
    case .redo: return reverse(isUndo: false, key, at: time)
    case .form(let form): show(form)
    case .past(let step): return [.ask(.past(step))]
    case .openAnswers: return [.ask(.answers)]
    case .backToWork: backToWork()
    case .openNote: openNote(.work)
    case .openReasons: show(.reasons)
    case .openGuidelines: openGuidelines()
    case .openHelp: show(.page(.help(work?.shownTable.lines ?? [], size: size)))
    case .leave:
      // Practice counts for nothing, so there is nothing to say of how far it went.
      guard !station.isPractice else { return [.leave] }
      show(leavingPage)
    case .redraw: return [.redraw]
    case .suspend: return suspend()
    case .say(let said): notice = said
    }
    return []
  }

  private mutating func openGuidelines() {
    let text = setting.guidelinesText ?? "This study has no guidelines."
    show(.page(TextScreen(.overlay, title: "Guidelines", content: .text(text), size: size)))
  }

  /// - Parameter typed: what was typed and not saved, where that is not the screen's own draft.
  mutating func openNote(_ purpose: NoteEditor.Purpose, draft typed: String? = nil) {
    let served = station.isPractice ? work?.served : shownWork
    let text = purpose == .work ? served?.note ?? "" : ""
    let kept = typed ?? draft.flatMap { $0.purpose == purpose && $0.work == workID ? $0.text : nil }
    show(.note(NoteEditor(text, draft: kept, purpose: purpose, offersEditor: setting.offersEditor)))
  }
}
