import Foundation
import Study
import Terminal

/// All that an annotator sees: consent, guidelines, practice, the work, its end, and what lies over them.
package struct AnnotateScreen: Screen {
  /// What the stage shows.
  enum Content: Equatable, Sendable {
    /// Consent, guidelines, the end.
    case page(TextScreen)
    case single(SingleScreen)
    case preference(PreferenceScreen)
    /// What the study asks about its annotators.
    case questions(QuestionForm)
  }

  /// A remark that is made only once a session.
  enum Remark: Hashable, Sendable {
    case unread, contextUnread, fast
  }

  /// What was taken back or restored last, since a doubled press must not count twice.
  struct Reversal: Hashable, Sendable {
    var isUndo: Bool
    /// When the frame after it was painted.
    var paintedAt: Milliseconds?
  }

  /// What is to stand in the place of an own answer.
  struct Change: Hashable, Sendable {
    var act: Act
    var old: ReversibleAct
  }

  /// An own answer that is on the screen again, and what the screen shows otherwise.
  struct Past: Equatable, Sendable {
    var work: PastWork
    var aside: Content
  }

  /// What was typed as a remark and not saved.
  struct Draft: Hashable, Sendable {
    var purpose: NoteEditor.Purpose
    var work: Work.ID?
    var text: String
  }

  private(set) var setting: AnnotateSetting
  var size: Size
  var station: Station
  /// Where the annotator stood when something was asked for last: an answer is about that.
  var askedFrom: Station
  var content: Content
  private(set) var overlay: Overlay?
  var notice: Notice?
  var told: Set<Remark> = []
  /// Where to go after the practice answer was read.
  var waiting: Station?
  var draft: Draft?
  /// What was done since the program was started.
  var sitting = Sitting()
  /// Whether what the practice on the screen shows was tried.
  var isLessonDone = false
  /// The own answer that is looked at again.
  var past: Past?
  /// The change that was asked for last, until it is saved.
  var change: Change?
  /// Whether what was given last is in the file.
  package internal(set) var last = LastSaved.saved
  /// What was being typed when an earlier program ended, and has not been opened again yet.
  var resumed: [UnsavedText] = []
  /// Since when what takes the keys now is on the terminal; nil until it was painted.
  private(set) var shownAt: Milliseconds?
  var reversal: Reversal?
  var pace: KeyPace
  let now: Date

  package init(_ setting: AnnotateSetting, station: Station, size: Size, now: Date) {
    self.setting = setting
    self.size = size
    self.station = station
    askedFrom = station
    self.now = now
    pace = KeyPace(isOn: setting.work.guardMilliseconds > 0)
    content = Self.content(station, setting: setting, size: size, now: now)
    let keys = self.setting.work.keys
    page?.keys = keys
  }

  static func content(_ station: Station, setting: AnnotateSetting, size: Size, now: Date) -> Content {
    // Ten megabytes are not laid out for one column.
    let size = WorkMetrics.isTooSmall(size) ? WorkMetrics.minimum : size
    let end = { (page: Page, kind: EndText.Kind) in
      Content.page(EndText(kind: kind, station: station, setting: setting, now: now).screen(page, size: size))
    }
    switch station.stage {
    case .consent:
      return .page(
        TextScreen(.consent, title: SafeText(setting.title), content: .text(setting.consentText), size: size))
    case .guidelines:
      let text = setting.guidelinesText ?? ""
      return .page(TextScreen(.guidelines, title: "Before you begin", content: .text(text), size: size))
    case .questions(let page):
      return .questions(QuestionForm(page, setting.questions?[page] ?? [], size: size))
    case .practice(_, let formulation), .work(let formulation):
      guard let served = station.shown else { return end(.nothingAssigned, .nothingAssigned) }
      let (place, rules) = (station.place, setting.work)
      let isPractice = station.isPractice
      return formulation == .single
        ? .single(SingleScreen(served, place: place, setting: rules, isPractice: isPractice, size: size))
        : .preference(PreferenceScreen(served, place: place, setting: rules, isPractice: isPractice, size: size))
    case .washout, .complete: return end(.end, station.endKind)
    case .nothingAssigned: return end(.nothingAssigned, station.endKind)
    case .withdrawn: return end(.withdrawn, station.endKind)
    }
  }

  /// Puts something over the screen or takes it away; keys pressed before that is on the terminal were meant for what was
  /// there before.
  mutating func show(_ next: Overlay?) {
    if overlay != nil || next?.hidesContent == true { work?.cover() }
    overlay = next
    if case .page(var screen) = next {
      screen.keys = setting.work.keys
      overlay = .page(screen)
    }
    shownAt = nil
  }

  /// Something else has the terminal for a while: what comes after it is to be seen first.
  mutating func cover() {
    work?.cover()
    shownAt = nil
  }

  /// Asks the next question at the foot of the screen: it too is to be seen before a key answers it.
  mutating func turn(to form: GroundsForm) {
    overlay = .grounds(form)
    shownAt = nil
  }

  /// Keeps what an overlay became by a key.
  mutating func keep(_ changed: Overlay) { overlay = changed }

  /// Takes over other texts and rules of the study: from here on, `g` shows them.
  mutating func follow(_ setting: AnnotateSetting?) {
    if let setting { self.setting = withOwnForm(setting) }
  }

  /// A setting of the study's with the form that the annotator chose, where the study says the same of forms as before.
  func withOwnForm(_ setting: AnnotateSetting) -> AnnotateSetting {
    var setting = setting
    if setting.work.textForm == self.setting.work.textForm { setting.work.form = self.setting.work.form }
    return setting
  }

  /// Shows the texts from here on in this form.
  mutating func show(_ form: TextForm) { setting.work.form = form }

  mutating func move(to station: Station) {
    follow(station.setting)
    self.station = station
    past = nil
    isLessonDone = false
    content = Self.content(station, setting: setting, size: size, now: now)
    let keys = self.setting.work.keys
    page?.keys = keys
    show(nil)
  }

  mutating func painted(at time: Milliseconds) {
    guard !WorkMetrics.isTooSmall(size) else { return }
    pace.begin(at: time)
    if shownAt == nil { shownAt = time }
    if reversal != nil, reversal?.paintedAt == nil { reversal?.paintedAt = time }
    guard !(overlay?.hidesContent ?? false) else { return }
    work?.painted(at: time)
    page?.painted()
  }

  mutating func resize(_ size: Size) {
    self.size = size
    if WorkMetrics.isTooSmall(size) {
      // Nothing is laid out for a screen that shows none of it.
      cover()
      return
    }
    page?.resize(size)
    questions?.resize(size)
    work?.resize(size)
    overlay?.resize(size)
  }

  /// Why a key at this time is not to answer what lies over the screen, or the page; nil if it may.
  func haste(at time: Milliseconds) -> KeyPace.Haste? {
    if isEarly(time, after: shownAt, by: max(0, setting.work.guardMilliseconds)) { return .early }
    return pace.haste == .afterLetter ? nil : pace.haste
  }

  /// Whether keys are typed into a text, where none is a key.
  var isTakingText: Bool {
    switch overlay {
    case .note: true
    case .page(let screen): screen.find.isOpen
    case .answers(let list): list.find.isOpen
    case .reasons: false
    case .grounds(let form): form.isTakingText
    case nil: isSearching || questions?.isTyping == true
    }
  }

  package var isWary: Bool { pace.isWary && !isTakingText }
}

extension AnnotateScreen {
  /// The screen where work is labelled, if the stage has one.
  var work: (any WorkScreen)? {
    get { Self.work(of: content) }
    set {
      if let screen = newValue as? SingleScreen { content = .single(screen) }
      if let screen = newValue as? PreferenceScreen { content = .preference(screen) }
    }
  }

  static func work(of content: Content) -> (any WorkScreen)? {
    switch content {
    case .single(let screen): screen
    case .preference(let screen): screen
    case .page, .questions: nil
    }
  }

  /// The text that the stage shows, if it shows one.
  var page: TextScreen? {
    get { if case .page(let screen) = content { screen } else { nil } }
    set { if let newValue, case .page = content { content = .page(newValue) } }
  }

  /// What the practice on the screen asks to be tried.
  private var lesson: Notice? {
    station.lesson?.words(work?.served, isDone: isLessonDone, keys: names).map { Notice(SafeText($0)) }
  }

  /// The work that an act on the screen concerns.
  var workID: Work.ID? { shownWork?.work.id }

  package func view(in size: Size) -> Frame {
    guard !WorkMetrics.isTooSmall(size) else { return WorkMetrics.tooSmall(size) }
    guard size == self.size else {
      var copy = self
      copy.resize(size)
      return copy.view(in: size)
    }
    let shown = overlay == nil ? notice ?? lesson : nil
    var frame: Frame
    switch overlay {
    case .page(let screen): return screen.view(notice: notice)
    case .answers(let list): return list.view(notice: notice)
    case .reasons, .grounds, .note, nil:
      frame =
        work?.view(notice: shown) ?? page?.view(notice: shown) ?? questions?.view(notice: shown) ?? Frame(size: size)
    }
    let panel = WorkMetrics.panel(size, over: work?.metrics.labelRow)
    switch overlay {
    case .reasons: ReasonMenu.draw(panel, into: &frame, notice: notice)
    case .grounds(let form): form.draw(panel, into: &frame, notice: notice)
    case .note(let editor): editor.draw(panel, into: &frame, notice: notice)
    case .page, .answers, nil: break
    }
    return frame
  }
}

extension Station {
  /// The work to draw: what is served, or the practice instance as if it were.
  var shown: ServedWork? {
    if let served { return served }
    guard let practice, case .practice(_, let formulation) = stage else { return nil }
    let work = AssignedWork(
      id: -1, formulation: formulation, response: formulation == .single ? .a : nil,
      firstShown: formulation == .single ? nil : .a)
    return ServedWork(
      work: work, context: practice.instance.context, responseA: practice.instance.responseA,
      responseB: practice.instance.responseB)
  }

  var isPractice: Bool { if case .practice = stage { true } else { false } }

  /// What stands at the top right: how far.
  var place: SafeText {
    if case .practice = stage { return "practice \(practicePlace + 1) of \(practiceCount)" }
    return "\(min(progress.total, progress.labelled + progress.excluded + 1)) of \(progress.total)"
  }
}
