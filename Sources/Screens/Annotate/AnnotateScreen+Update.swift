import Study
import Terminal

extension AnnotateScreen {
  public mutating func update(_ event: ScreenEvent) -> [Effect] {
    switch event {
    case .resized(let size):
      resize(size)
      return []
    case .painted(let time):
      painted(at: time)
      return []
    case .answer(let answer): return take(answer)
    case .key(let key, let time):
      guard !WorkMetrics.isTooSmall(size) else { return tooSmall(key) }
      notice = nil
      return overlay == nil ? handle(key, at: time) : handleInOverlay(key, at: time)
    }
  }

  /// Nothing can be judged on a screen that shows nothing: only leaving works.
  private func tooSmall(_ key: Key) -> [Effect] {
    key == .character("q") || key == .control("c") ? [.leave] : []
  }

  private mutating func painted(at time: Milliseconds) {
    // What lies under an overlay has not been seen yet.
    guard !(overlay?.hidesContent ?? false), !WorkMetrics.isTooSmall(size) else { return }
    switch content {
    case .single(var screen):
      screen.painted(at: time)
      content = .single(screen)
    case .preference(var screen):
      screen.painted(at: time)
      content = .preference(screen)
    default: break
    }
    if undoneAt == .max { undoneAt = time }
  }

  private mutating func handle(_ key: Key, at time: Milliseconds) -> [Effect] {
    switch content {
    case .single(var screen):
      let intents = screen.handle(key, at: time)
      content = .single(screen)
      return intents.flatMap { carryOut($0, at: time) }
    case .preference(var screen):
      let intents = screen.handle(key, at: time)
      content = .preference(screen)
      return intents.flatMap { carryOut($0, at: time) }
    case .consent(var screen):
      defer { content = .consent(screen) }
      if screen.read(key) { return [] }
      return consent(key, hasShownEnd: screen.hasShownEnd)
    case .guidelines(var screen):
      defer { content = .guidelines(screen) }
      if screen.read(key) { return [] }
      if key == .enter { return [.record(.guidelines(textHash: setting.guidelinesHash), on: nil)] }
      return general(key)
    case .end(let screen): return end(key, screen, at: time)
    }
  }

  private mutating func consent(_ key: Key, hasShownEnd: Bool) -> [Effect] {
    guard key == .character("y") else { return general(key) }
    guard hasShownEnd else {
      notice = Notice("Please read it to its end first: space reads on.")
      return []
    }
    return [.record(.consent(textHash: setting.consentHash), on: nil)]
  }

  /// Keys that every screen without work has.
  private mutating func general(_ key: Key) -> [Effect] {
    switch key {
    case .character("q"), .control("c"): return [.leave]
    case .control("l"): return [.redraw]
    case .control("z"): return suspend()
    case .character("?"):
      overlay = .text(.help("Keys", KeyTable.reading.lines + Self.generalLines, size: size))
      return []
    default:
      notice = .unknown(key)
      return []
    }
  }

  private static let generalLines = [
    KeyLine(name: "Ctrl-L", help: "draw the screen again"), KeyLine(name: "Ctrl-Z", help: "suspend demur"),
    KeyLine(name: "q Ctrl-C", help: "leave; everything is saved"),
  ]

  private mutating func end(_ key: Key, _ screen: EndScreen, at time: Milliseconds) -> [Effect] {
    switch (key, screen.kind) {
    case (.character("u"), .complete): return undo(at: time)
    case (.control("r"), .complete): return [.redo]
    case (.character("c"), _):
      overlay = .note(NoteEditor("", purpose: .authors, offersEditor: setting.offersEditor))
      return []
    case (.character("g"), _): return carryOut(.openGuidelines, at: time)
    case (.character("?"), _):
      overlay = .text(.help("Keys", Self.endLines + Self.generalLines, size: size))
      return []
    default: return general(key)
    }
  }

  private static let endLines = [
    KeyLine(name: "u", help: "take back the last label; it is shown again"),
    KeyLine(name: "Ctrl-R", help: "restore what was taken back"),
    KeyLine(name: "c", help: "write to the authors"), KeyLine(name: "g", help: "the guidelines"),
  ]

  mutating func suspend() -> [Effect] {
    guard setting.offersSuspend else {
      notice = Notice("Suspending is switched off here. q leaves; everything is saved.")
      return []
    }
    return [.suspend]
  }

  /// A doubled `u` on a slow link takes back one label, not two.
  mutating func undo(at time: Milliseconds) -> [Effect] {
    if let undoneAt, time < undoneAt.addingWithoutOverflow(setting.work.guardMilliseconds) {
      notice = .droppedKey("u")
      return []
    }
    return [.undo]
  }

  mutating func carryOut(_ intent: WorkIntent, at time: Milliseconds) -> [Effect] {
    switch intent {
    case .label(let label, let circumstances): return record(label, circumstances)
    case .postpone:
      guard !isPractice else { return refuseInPractice() }
      return [.record(.postpone, on: workID)]
    case .unsure(let isUnsure):
      guard !isPractice else { return refuseInPractice() }
      return [.record(.unsure(isUnsure), on: workID)]
    case .undo: return undo(at: time)
    case .redo: return [.redo]
    case .openNote:
      guard !isPractice else { return refuseInPractice() }
      overlay = .note(
        NoteEditor(station.served?.note ?? "", purpose: .work, offersEditor: setting.offersEditor))
    case .openReasons:
      guard !isPractice else { return refuseInPractice() }
      overlay = .reasons(ReasonMenu())
    case .openSearch: overlay = .search(SearchLine())
    case .openGuidelines:
      overlay = .text(
        TextScreen(
          title: "Guidelines", content: setting.guidelines ?? "This study has no guidelines.",
          hints: "space read on  Esc close", size: size))
    case .openHelp: overlay = .text(.help("Keys", helpLines, size: size))
    case .leave: overlay = .leaving(leavingScreen)
    case .redraw: return [.redraw]
    case .suspend: return suspend()
    case .say(let said): notice = said
    }
    return []
  }

  private mutating func refuseInPractice() -> [Effect] {
    notice = Notice("This is practice: label it, and the next one comes.")
    return []
  }

  private mutating func record(_ label: Label, _ circumstances: Circumstances) -> [Effect] {
    if case .practice(let index, _) = station.stage {
      practised = label
      return [.record(.practice(index: index, label: label), on: nil)]
    }
    return [.record(.label(label, circumstances), on: workID)]
  }

  private var isPractice: Bool { if case .practice = station.stage { true } else { false } }
  var workID: Work.ID? { station.served?.work.id }

  private var helpLines: [KeyLine] {
    switch content {
    case .single: KeyTable.single.lines
    case .preference(let screen): screen.table.lines
    default: []
    }
  }

  private var leavingScreen: EndScreen {
    let formulation: TaskFormulation? = if case .work(let formulation) = station.stage { formulation } else { nil }
    return EndScreen(
      kind: .leaving(formulation), progress: station.progress, receipt: station.receipt, contact: setting.contact,
      dayNames: setting.dayNames, now: now)
  }
}

extension Milliseconds {
  /// The sum, or the largest number there is.
  func addingWithoutOverflow(_ other: Int) -> Int {
    let (sum, isOver) = addingReportingOverflow(other)
    return isOver ? .max : sum
  }
}

extension Overlay {
  /// Whether the screen beneath is out of sight.
  var hidesContent: Bool {
    switch self {
    case .text, .practiceAnswer, .offerToStop, .leaving: true
    case .reasons, .note, .search: false
    }
  }
}
