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
  var effects: [Effect] = []
  /// Every act that was "committed".
  var acts: [Act] = []
  /// When set, nothing is saved, for this reason.
  var failure: String?
  var clock: Milliseconds = 0
  private var queue: [ServedWork]
  private var done: [(served: ServedWork, act: Act)] = []
  private var takenBack: [(served: ServedWork, act: Act)] = []
  let formulation: TaskFormulation
  let total: Int

  init(
    _ works: [ServedWork], size: Size = Size(columns: 80, rows: 24), settings: StudySettings = .sample,
    stage: Stage? = nil
  ) {
    self.size = size
    queue = works
    total = works.count
    formulation = works.first?.work.formulation ?? .single
    let station = Station(
      stage: stage ?? .work(formulation), progress: WorkProgress(total: works.count), served: works.first,
      receipt: "7f3a-91c2-0b6e")
    screen = AnnotateScreen(.sample(settings), station: station, size: size, now: .sample)
    paint()
  }

  var frame: Frame { screen.view(in: size) }
  var text: String { frame.text }

  /// Presses keys, each a second after the one before.
  mutating func press(_ keys: Key..., every pause: Milliseconds = 1000) {
    for key in keys { press(key, after: pause) }
  }

  /// Types a text of keys parted by blanks: `4`, `space`, `tab`, `enter`, `esc`, `^r`, `left` …
  mutating func press(_ script: String, every pause: Milliseconds = 1000) {
    for name in script.split(separator: " ") { press(Key(named: String(name)), after: pause) }
  }

  mutating func press(_ key: Key, after pause: Milliseconds) {
    clock += pause
    send(.key(key, at: clock))
    paint()
  }

  mutating func resize(_ size: Size) {
    self.size = size
    send(.resized(size))
    paint()
  }

  private mutating func paint() { send(.painted(at: clock)) }

  private mutating func send(_ event: ScreenEvent) {
    for effect in screen.update(event) {
      effects.append(effect)
      if let answer = carryOut(effect) { send(.answer(answer)) }
    }
  }

  private mutating func carryOut(_ effect: Effect) -> Answer? {
    if let failure, effect.isWriting { return .failed(failure) }
    switch effect {
    case .record(let act, _):
      acts.append(act)
      switch act {
      case .unsure, .note: return .marked(act)
      case .postpone:
        let first = queue.removeFirst()
        queue.append(first)
      case .label, .exclude:
        done.append((queue.removeFirst(), act))
        takenBack = []
      default: break
      }
      return .moved(.act(act), station)
    case .undo:
      guard let last = done.popLast() else { return .nothingToUndo }
      takenBack.append(last)
      queue.insert(last.served, at: 0)
      return .moved(.takenBack(reversible(last)), station)
    case .redo:
      guard let last = takenBack.popLast() else { return .nothingToRedo }
      done.append(last)
      queue.removeFirst()
      return .moved(.restored(reversible(last)), station)
    case .edit(let text): return .edited(text + " edited")
    case .chose, .suspend, .redraw, .leave: return nil
    }
  }

  private func reversible(_ entry: (served: ServedWork, act: Act)) -> ReversibleAct {
    let what: ReversibleAct.What =
      switch entry.act {
      case .label(let label, _): .label(label)
      case .exclude(let reason, _): .exclusion(reason)
      default: .postponement
      }
    return ReversibleAct(id: ActID(rawValue: "x"), work: entry.served.work, what: what)
  }

  private var station: Station {
    let excluded = done.count { if case .exclude = $0.act { true } else { false } }
    return Station(
      stage: queue.isEmpty ? .complete(last: formulation) : .work(formulation),
      progress: WorkProgress(total: total, labelled: done.count - excluded, excluded: excluded), served: queue.first,
      receipt: "7f3a-91c2-0b6e")
  }

  /// The labels in the order in which they were given.
  var labels: [Label] {
    acts.compactMap { if case .label(let label, _) = $0 { label } else { nil } }
  }
}

extension Effect {
  var isWriting: Bool {
    switch self {
    case .record, .undo, .redo: true
    default: false
    }
  }
}

extension Key {
  init(named name: String) {
    switch name {
    case "space": self = .character(" ")
    case "tab": self = .tab
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

extension Date {
  /// Wednesday 7 October 2026, noon UTC.
  static let sample = Date(timeIntervalSince1970: 1_791_374_400)
}

extension StudySettings {
  static var sample: StudySettings {
    var settings = StudySettings(title: "A sample study", seed: 1)
    settings.contact = "the study's contact"
    settings.guidelines = "Judge the quality of each response as you see it."
    settings.consent = "You will read dialogues with a language model and judge its responses."
    return settings
  }
}

extension AnnotateSetting {
  static func sample(_ settings: StudySettings) -> AnnotateSetting {
    AnnotateSetting(
      title: settings.title, consent: settings.consent, consentHash: "c", guidelines: settings.guidelines,
      guidelinesHash: "g", contact: settings.contact, work: WorkSetting(settings), offersEditor: true,
      offersSuspend: true, dayNames: DayNames(offset: 0))
  }
}

/// The dialogue of the wireframes.
enum Kitchen {
  static let context = [
    Turn(
      role: .user,
      content: " I have two hours before my parents come for dinner and the kitchen is a mess. Where do I start?"),
    Turn(
      role: .assistant,
      content:
        " Start with what they will see first: clear the table and the worktops, then wash up while something simple is in the oven."
    ),
    Turn(role: .user, content: " There is nothing in the oven yet. What could I even cook?"),
  ]
  static let tray =
    " A tray of vegetables and chicken thighs is hard to get wrong. Cut carrots, potatoes and an onion, add oil and salt, lay the chicken on top and leave it at 200 degrees for fifty minutes. While it cooks you have both hands free for the kitchen, and there is only one tray to wash up afterwards."
  static let order =
    " You could order in. Plenty of places deliver within the hour, and then the kitchen does not matter. If you would rather cook, what do you have in the house? With pasta, a tin of tomatoes and some garlic you are done in twenty minutes, and you can set the table while the water comes to the boil."

  static func single(_ number: Int, _ response: ResponseLetter = .a) -> ServedWork {
    served(
      Work(
        id: Int64(number), instance: InstanceKey("p-\(number)"), formulation: .single, response: response,
        occasion: .original, slot: 0, position: number, firstShown: nil))
  }

  static func pair(_ number: Int, first: ResponseLetter = .a) -> ServedWork {
    served(
      Work(
        id: Int64(number), instance: InstanceKey("p-\(number)"), formulation: .preference, response: nil,
        occasion: .original, slot: 0, position: number, firstShown: first))
  }

  private static func served(_ work: Work) -> ServedWork {
    ServedWork(work: work, context: context, responseA: tray, responseB: order)
  }
}
