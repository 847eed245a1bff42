import Foundation
import Study
import Terminal

/// All that an annotator sees: consent, guidelines, practice, the work, its end, and what lies over them.
public struct AnnotateScreen: Screen {
  /// What the stage shows.
  enum Content: Equatable, Sendable {
    case consent(TextScreen)
    case guidelines(TextScreen)
    case single(SingleScreen)
    case preference(PreferenceScreen)
    case end(EndScreen)
  }

  let setting: AnnotateSetting
  var size: Size
  var station: Station
  var content: Content
  var overlay: Overlay?
  var notice: Notice?
  /// Remarks that are made only once a session.
  var told: Set<Remark> = []
  /// A practice label on its way to the store, for the answer that follows.
  var practised: Label?
  /// Where to go after the practice answer was read.
  var waiting: Station?
  /// The last frame came after an undo: a doubled `u` must not take back a second label.
  var undoneAt: Milliseconds?
  var now: Date

  enum Remark: Hashable, Sendable {
    case unread, fast
  }

  public init(_ setting: AnnotateSetting, station: Station, size: Size, now: Date) {
    self.setting = setting
    self.size = size
    self.station = station
    self.now = now
    content = Self.content(station, setting: setting, size: size, now: now)
  }

  static func content(_ station: Station, setting: AnnotateSetting, size: Size, now: Date) -> Content {
    let end = { (kind: EndScreen.Kind) in
      Content.end(
        EndScreen(
          kind: kind, progress: station.progress, receipt: station.receipt, contact: setting.contact,
          dayNames: setting.dayNames, now: now))
    }
    switch station.stage {
    case .consent:
      return .consent(
        TextScreen(
          title: SafeText(setting.title), content: setting.consent ?? "", hints: "y I agree  space read on  q leave",
          size: size))
    case .guidelines:
      return .guidelines(
        TextScreen(
          title: "Before you begin", content: setting.guidelines ?? "", hints: "Enter begin  space read on  q leave",
          size: size))
    case .practice(_, let formulation), .work(let formulation):
      guard let served = station.shown else { return end(.nothingAssigned) }
      return formulation == .single
        ? .single(SingleScreen(served, place: station.place, setting: setting.work, size: size))
        : .preference(PreferenceScreen(served, place: station.place, setting: setting.work, size: size))
    case .washout(let done, let next, let opens): return end(.complete(done, next: next, opens: opens))
    case .complete(let last): return end(.complete(last, next: nil, opens: nil))
    case .nothingAssigned: return end(.nothingAssigned)
    }
  }

  public func view(in size: Size) -> Frame {
    guard !WorkMetrics.isTooSmall(size) else { return WorkMetrics.tooSmall(size) }
    var copy = self
    if size != self.size { copy.resize(size) }
    return copy.drawn()
  }

  mutating func resize(_ size: Size) {
    self.size = size
    switch content {
    case .consent(var screen):
      screen.resize(size)
      content = .consent(screen)
    case .guidelines(var screen):
      screen.resize(size)
      content = .guidelines(screen)
    case .single(var screen):
      screen.resize(size)
      content = .single(screen)
    case .preference(var screen):
      screen.resize(size)
      content = .preference(screen)
    case .end: break
    }
    overlay?.resize(size)
  }

  private func drawn() -> Frame {
    let shown = overlay == nil ? notice : nil
    switch overlay {
    case .text(let screen), .practiceAnswer(let screen), .offerToStop(let screen): return screen.view(notice: notice)
    case .leaving(let screen): return screen.view(in: size, notice: notice)
    case .reasons, .note, .search, nil: break
    }
    var frame: Frame
    switch content {
    case .consent(let screen), .guidelines(let screen): frame = screen.view(notice: shown)
    case .single(let screen): frame = screen.view(notice: shown)
    case .preference(let screen): frame = screen.view(notice: shown)
    case .end(let screen): frame = screen.view(in: size, notice: shown)
    }
    switch overlay {
    case .reasons(let menu): menu.draw(into: &frame)
    case .note(let editor): editor.draw(into: &frame, notice: notice)
    case .search(let line): line.draw(into: &frame, hits: find.hits.count, current: find.current)
    default: break
    }
    return frame
  }

  /// The search of the work on the screen.
  var find: Find {
    switch content {
    case .single(let screen): screen.find
    case .preference(let screen): screen.find
    default: Find()
    }
  }
}

extension Station {
  /// The work to draw: what is served, or the practice instance as if it were.
  var shown: ServedWork? {
    if let served { return served }
    guard let practice, case .practice(let index, let formulation) = stage else { return nil }
    let work = Work(
      id: -1, instance: practice.instance.key, formulation: formulation,
      response: formulation == .single ? .a : nil, occasion: .original, slot: 0, position: index,
      firstShown: formulation == .single ? nil : .a)
    return ServedWork(
      work: work, context: practice.instance.context, responseA: practice.instance.responseA,
      responseB: practice.instance.responseB)
  }

  /// What stands at the top right: how far.
  var place: SafeText {
    if case .practice = stage { return "practice \(practicePlace + 1) of \(practiceCount)" }
    return "\(min(progress.total, progress.labelled + progress.excluded + 1)) of \(progress.total)"
  }
}
