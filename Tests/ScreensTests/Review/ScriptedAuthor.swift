import Foundation
import Screens
import Study
import Terminal
import Testing

/// An author at the review, with a store that lives in memory: keys in, frames and decisions out.
struct ScriptedAuthor {
  var screen: ReviewScreen
  var size: Size
  var effects: [Effect<ReviewRequest>] = []
  var store: ScriptedDecisions
  var clock: Milliseconds = 0

  init(
    _ sample: ReviewSample = ReviewSample(), size: Size = .usual, author: String = "ann", isBlind: Bool = false,
    formulations: [TaskFormulation] = TaskFormulation.allCases, filter: ReviewFilter = .standard,
    decisions: [(Int, Decisions)] = [], open: Int? = nil, showsSources: Bool = false, computesAtOnce: Bool = true,
    found: ReviewSources? = nil
  ) {
    self.size = size
    var sample = sample
    for (instance, decisions) in decisions {
      let own = decisions.by(author).map { [$0] } ?? []
      sample.table.setDecisions(isBlind ? Decisions(own) : decisions, of: instance)
    }
    store = ScriptedDecisions(sample, author: author)
    store.computesAtOnce = computesAtOnce
    store.found = found
    screen = ReviewScreen(
      ReviewSetting(
        title: "rlhf", author: author, codeBook: .standard, formulations: formulations, isBlind: isBlind,
        offersEditor: true, offersSuspend: true, dayNames: DayNames(offset: 0)),
      list: ReviewList(sample.table, filter: filter),
      open: open.map { sample.dossiers[$0] }, showsSources: showsSources, size: size)
    paint()
  }

  var frame: Frame { screen.view(in: size) }
  var text: String { frame.text }

  /// Types a text of keys separated by blanks, as `ScriptedAnnotator` does.
  mutating func press(_ script: String) {
    for name in script.split(separator: " ") { press(Key(named: String(name))) }
  }

  mutating func press(_ key: Key, after pause: Milliseconds = 1000) {
    clock += pause
    send(.key(key, at: clock))
    paint()
  }

  mutating func type(_ text: String) { for character in text { press(.character(character)) } }

  mutating func resize(_ size: Size) {
    self.size = size
    send(.resized(size))
    paint()
  }

  mutating func take(_ answer: ReviewAnswer) {
    send(.answer(answer))
    paint()
  }

  private mutating func paint() { send(.painted(at: clock)) }

  private mutating func send(_ event: ScreenEvent<ReviewAnswer>) {
    var pending = screen.update(event)
    while !pending.isEmpty {
      let effect = pending.removeFirst()
      effects.append(effect)
      switch effect {
      case .ask(let request): pending += screen.update(.answer(store.answer(to: request)))
      case .edit(let text): pending += screen.update(.edited("\(text) edited"))
      case .suspend, .redraw, .leave: break
      }
    }
  }

  var instanceCount: Int { store.instanceCount }

  var hasLeft: Bool { effects.last == .leave }
}

/// Decisions in memory, with undo.
struct ScriptedDecisions {
  private var sample: ReviewSample
  private let author: String
  private var done: [(instance: Int, before: Ruling, after: Ruling)] = []
  private var undone: [(instance: Int, before: Ruling, after: Ruling)] = []
  var failure: String?
  var computesAtOnce = true
  /// Computed once, since it takes its time.
  var found: ReviewSources?
  /// What was decided, one after the other.
  private(set) var rulings: [Ruling] = []

  init(_ sample: ReviewSample, author: String) {
    self.sample = sample
    self.author = author
  }

  var instanceCount: Int { sample.dossiers.count }
  var table: ReviewTable { sample.table }

  mutating func answer(to request: ReviewRequest) -> ReviewAnswer {
    if let failure { return .failed(failure) }
    switch request {
    case .open(let instance): return .opened(sample.dossiers[instance], instance)
    case .previews(let instances):
      return .previews(
        Dictionary(
          uniqueKeysWithValues: instances.map { number in
            let instance = sample.dossiers[number].instance
            return (number, instance.context.last ?? Turn(role: .text, content: ""))
          }))
    case .history(let instance):
      let entries = sample.dossiers[instance].labels.compactMap { standing in
        standing.label.map {
          InstanceDossier.Entry(at: .sample, annotator: standing.annotator, work: standing.work, what: .label($0))
        }
      }
      return .history(entries, instance)
    case .decide(let change, let instance):
      let before = sample.table.decisions[instance]?.by(author)?.ruling ?? Ruling()
      guard let ruling = change.applied(to: before) else {
        let decisions = sample.table.decisions[instance] ?? Decisions()
        return .overtaken(DecidedInstance(instance, decisions: decisions))
      }
      done.append((instance, before, ruling))
      undone = []
      rulings.append(ruling)
      return .decided(change, set(ruling, on: instance))
    case .undo:
      guard let last = done.popLast() else { return .nothingToUndo }
      undone.append(last)
      return .reversed(last.after, set(last.before, on: last.instance), isUndo: true)
    case .redo:
      guard let last = undone.popLast() else { return .nothingToRedo }
      done.append(last)
      return .reversed(last.after, set(last.after, on: last.instance), isUndo: false)
    case .find(let text):
      let found = sample.table.indices.filter { number in
        let instance = sample.dossiers[number].instance
        return ([instance.key.text, instance.responseA, instance.responseB] + instance.context.map(\.content))
          .contains { $0.lowercased().contains(text.lowercased()) }
      }
      return .found(text, Set(found))
    case .sources:
      guard computesAtOnce else { return .computing }
      let known = found ?? ReviewSources(sample.table)
      found = known
      return .sources(known)
    }
  }

  /// What happens on another screen, of which this one is not told.
  mutating func decideElsewhere(_ decisions: Decisions, on instance: Int) {
    sample.table.setDecisions(decisions, of: instance)
  }

  private mutating func set(_ ruling: Ruling, on instance: Int) -> DecidedInstance {
    var decisions = sample.table.decisions[instance] ?? Decisions()
    decisions.set(Decision(id: ActID(rawValue: "\(rulings.count)"), author: author, ruling: ruling, at: .sample))
    sample.table.setDecisions(decisions, of: instance)
    sample.dossiers[instance].decisions.append(
      InstanceDossier.DecisionEntry(at: .sample + 60, author: author, what: .set(ruling)))
    let asked =
      switch ruling.outcome {
      case .more(let count): count
      case .sendBack: 2
      default: 0
      }
    return DecidedInstance(
      instance, decisions: decisions, dossier: sample.dossiers[instance], asked: asked,
      controls: ruling.outcome == .sendBack ? 1 : 0)
  }
}

extension Decisions {
  /// `ann drop slip`, `bob keep`: an author's outcome and causes.
  static func sample(_ texts: String...) -> Decisions {
    Decisions(
      texts.enumerated().map { number, text in
        let words = text.split(separator: " ").map(String.init)
        let outcome: DecisionOutcome? =
          switch words[1] {
          case "keep": .keep
          case "drop": .drop
          case "more": .more(1)
          case "again": .sendBack
          default: nil
          }
        return Decision(
          id: ActID(rawValue: "d\(number)"), author: words[0],
          ruling: Ruling(causes: Array(words.dropFirst(2)), outcome: outcome), at: .sample)
      })
  }
}

/// Presses keys and compares what came of them.
@discardableResult
func check(
  _ author: ScriptedAuthor = ScriptedAuthor(), keys: String, shows: [String] = [], hides: [String] = [],
  _ location: SourceLocation = #_sourceLocation
) -> ScriptedAuthor {
  var author = author
  author.press(keys)
  for text in shows {
    #expect(author.text.contains(text), "\(text) is not in\n\(author.text)", sourceLocation: location)
  }
  for text in hides {
    #expect(!author.text.contains(text), "\(text) is in\n\(author.text)", sourceLocation: location)
  }
  return author
}
