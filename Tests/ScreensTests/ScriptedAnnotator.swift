import Foundation
import Screens
import Study
import Terminal
import Testing

/// An annotator at a screen, with a store that lives in memory: keys in, frames and acts out.
struct ScriptedAnnotator {
  var screen: AnnotateScreen
  var size: Size
  /// Every effect the screen asked for, in order.
  var effects: [Effect<AnnotateRequest>] = []
  var store: ScriptedStore
  /// What the person's editor makes of a text; nil is an editor that cannot be run.
  var editor: (@Sendable (String) -> String?) = { "\($0) edited" }
  var clock: Milliseconds = 0

  init(
    _ works: [ServedWork], size: Size = .usual, settings: StudySettings = .sample, stages: [Stage] = [],
    practice: [PracticeInstance] = [], next: Stage? = nil, setting: AnnotateSetting? = nil
  ) {
    self.size = size
    store = ScriptedStore(works, stages: stages, practice: practice, next: next)
    screen = AnnotateScreen(setting ?? .sample(settings), station: store.station, size: size, now: .sample)
    paint()
  }

  var frame: Frame { screen.view(in: size) }
  var text: String { frame.text }

  /// Presses keys, each a second after the one before.
  mutating func press(_ keys: Key..., every pause: Milliseconds = 1000) {
    for key in keys { press(key, after: pause) }
  }

  /// Types a text of keys separated by blanks: `4`, `space`, `tab`, `enter`, `esc`, `^r`, `left` …
  mutating func press(_ script: String, every pause: Milliseconds = 1000) {
    for name in script.split(separator: " ") { press(Key(named: String(name)), after: pause) }
  }

  /// Types characters one by one.
  mutating func type(_ text: String) {
    for character in text { press(.character(character), after: 50) }
  }

  mutating func press(_ key: Key, after pause: Milliseconds) {
    clock += pause
    send(.key(key, at: clock))
    paint()
  }

  /// Presses a key before the frame that follows the one before has reached the terminal.
  mutating func pressUnpainted(_ key: Key, after pause: Milliseconds = 1000) {
    clock += pause
    send(.key(key, at: clock))
  }

  /// Presses keys as the program's loop reads them, each so many milliseconds after the one before; those that come
  /// together are read together.
  mutating func play(_ keys: [(key: Key, after: Milliseconds)]) throws {
    var time = clock
    let events = keys.map { key, pause in
      time += pause
      return TerminalEvent.key(key, at: time)
    }
    var reader = EventReader(ScriptedTerminal(size: size, events: events))
    while case (.key(let key, let time), let crowd) = try reader.next(
      timeout: nil, patience: screen.isWary ? 300 : 0)
    {
      clock = time
      send(crowd.map { .crowdedKey(key, by: $0, at: time) } ?? .key(key, at: time))
      paint()
    }
  }

  mutating func resize(_ size: Size) {
    self.size = size
    send(.resized(size))
    paint()
  }

  mutating func paint() { send(.painted(at: clock)) }

  private mutating func send(_ event: ScreenEvent<AnnotateAnswer>) {
    for effect in screen.update(event) {
      effects.append(effect)
      if case .edit(let text) = effect {
        send(.edited(editor(text)))
      } else if case .ask(let request) = effect {
        send(.answer(store.answer(to: request)))
      }
    }
  }

  var acts: [Act] { store.acts }

  /// When set, nothing is saved, for this reason.
  var failure: String? {
    get { store.failure }
    set { store.failure = newValue }
  }

  /// The comments in the order in which they were saved.
  var notes: [String] { acts.compactMap { if case .note(let text, _) = $0 { text } else { nil } } }

  /// The labels in the order in which they were given.
  var labels: [Label] { labelled.map(\.label) }

  var labelled: [(label: Label, circumstances: Circumstances)] {
    acts.compactMap { if case .label(let label, let circumstances) = $0 { (label, circumstances) } else { nil } }
  }

  var hasLeft: Bool { effects.last == .leave }
}

/// A store in memory: a queue of work, what was done with it, and the stages before it.
struct ScriptedStore {
  /// Every act that was "committed".
  var acts: [Act] = []
  var failure: String?
  /// What was kept of work that was left without a label.
  var readings: [Circumstances] = []
  private var stages: [Stage]
  private let practice: [PracticeInstance]
  private let next: Stage?
  private var queue: [ServedWork]
  private var done: [(served: ServedWork, act: Act)] = []
  /// What is answered when something is to be taken back; the act itself where it is nil.
  var undoAnswer: AnnotateAnswer?
  private var takenBack: [(served: ServedWork, act: Act)] = []
  private let formulation: TaskFormulation
  private let total: Int

  /// - Parameters:
  ///   - stages: what comes before the work, one after the other.
  ///   - next: what comes after it; complete when nil.
  init(_ works: [ServedWork], stages: [Stage], practice: [PracticeInstance], next: Stage?) {
    queue = works
    total = works.count
    formulation = works.first?.work.formulation ?? .single
    self.stages = stages
    self.practice = practice
    self.next = next
  }

  mutating func answer(to request: AnnotateRequest) -> AnnotateAnswer {
    if let failure { return .failed(failure) }
    switch request {
    case .record(let act, let work): return record(act, on: work)
    case .undo, .undoAtItsPrice:
      if let undoAnswer, request == .undo { return undoAnswer }
      guard var last = done.popLast() else { return .nothingToUndo }
      if case .label(_, var seen) = last.act {
        seen.secondsSinceLabel = 0
        last.served.read = seen
      }
      takenBack.append(last)
      queue.removeAll { $0.work.id == last.served.work.id }
      queue.insert(last.served, at: 0)
      return .moved(.takenBack(reversible(last)), station)
    case .redo:
      guard let last = takenBack.popLast() else { return .nothingToRedo }
      done.append(last)
      queue.removeFirst()
      if case .postpone = last.act { queue.append(last.served) }
      return .moved(.restored(reversible(last)), station)
    case .past(let step):
      guard let place = step.place(in: answers) else { return .noPast(step) }
      return .past(PastWork(answers[place], done[place].served, place: place + 1, of: done.count))
    case .answers: return .answers(answers)
    case .change(let act, let old, let atAnyPrice):
      if let undoAnswer, !atAnyPrice { return undoAnswer }
      acts.append(act)
      if let index = done.firstIndex(where: { $0.served.work == old.work }) { done[index].act = act }
      return .moved(.changed(old, act), station)
    }
  }

  private var answers: [OwnAnswer] {
    done.map { entry in
      var answer = OwnAnswer(
        act: reversible(entry), at: .sample, isUnsure: entry.served.isUnsure, note: entry.served.note, isChanged: false,
        beginning: entry.served.response(entry.served.work.response ?? .a))
      if case .label(_, let circumstances) = entry.act { answer.grounds = circumstances.grounds }
      return answer
    }
  }

  private mutating func record(_ act: Act, on work: Work.ID?) -> AnnotateAnswer {
    if case .read(let seen) = act {
      readings.append(seen)
      if let index = queue.firstIndex(where: { $0.work.id == work }) { queue[index].read = seen }
      return .marked(act)
    }
    acts.append(act)
    switch act {
    case .unsure(let isUnsure):
      mark(work) { $0.isUnsure = isUnsure }
      return .marked(act)
    case .note(let text, _):
      if work != nil { mark(work) { $0.note = text.isEmpty ? nil : text } }
      return .marked(act)
    case .postpone:
      var first = queue.removeFirst()
      done.append((first, act))
      takenBack = []
      first.wasPostponed = true
      queue.append(first)
    case .label, .exclude:
      done.append((queue.removeFirst(), act))
      takenBack = []
    case .practice(let index, _):
      // One that was judged already leads nowhere else.
      if case .practice(index, _) = stages.first { stages.removeFirst() }
    case .consent, .guidelines, .answers: if !stages.isEmpty { stages.removeFirst() }
    case .takeBack, .restore, .read: break
    }
    return .moved(.act(act), station)
  }

  private mutating func mark(_ work: Work.ID?, _ body: (inout ServedWork) -> Void) {
    if let index = done.firstIndex(where: { $0.served.work.id == work }) {
      body(&done[index].served)
    } else {
      body(&queue[0])
    }
  }

  private func reversible(_ entry: (served: ServedWork, act: Act)) -> ReversibleAct {
    let what: ReversibleAct.Content =
      switch entry.act {
      case .label(let label, _): .label(label)
      case .exclude(let reason, _): .exclusion(reason)
      default: .postponement
      }
    return ReversibleAct(id: ActID(rawValue: "x"), work: entry.served.work, what: what)
  }

  var station: Station {
    let excluded = done.count { if case .exclude = $0.act { true } else { false } }
    let postponements = done.count { if case .postpone = $0.act { true } else { false } }
    let marked = queue + done.map(\.served)
    let progress = WorkProgress(
      total: total, labelled: done.count - excluded - postponements, excluded: excluded,
      postponed: queue.count { $0.wasPostponed }, unsure: marked.count { $0.isUnsure },
      notes: marked.count { $0.note != nil })
    var station = Station(
      stage: stages.first ?? (queue.first.map { .work($0.work.formulation) } ?? next ?? .complete(last: formulation)),
      progress: progress, receipt: "7f3a-91c2-0b6e")
    if case .work = station.stage { station.served = queue.first }
    if case .practice(let index, _) = station.stage {
      station.practice = practice[index]
      station.practicePlace = index
      station.isFirstPractice = true
      station.practiceCount = practice.count
    }
    return station
  }
}

extension Key {
  init(named name: String) {
    switch name {
    case "space": self = .character(" ")
    case "tab": self = .tab
    case "backtab": self = .backTab
    case "enter": self = .enter
    case "esc": self = .escape
    case "left": self = .left
    case "right": self = .right
    case "up": self = .up
    case "down": self = .down
    case "home": self = .home
    case "end": self = .end
    case "backspace": self = .backspace
    default:
      self = name.count == 2 && name.first == "^" ? .control(name.last ?? "c") : .character(name.first ?? " ")
    }
  }
}

extension Size {
  static let usual = Size(columns: 80, rows: 24)
  static let large = Size(columns: 120, rows: 40)
  static let phone = Size(columns: 44, rows: 18)
  static let smallest = Size(columns: 40, rows: 10)
}
