import Foundation
import Study
import Terminal

/// What is asked before something is taken back that costs days, and said where nothing can be taken back any more.
struct UndoQuestion {
  private let act: ReversibleAct
  private let next: TaskFormulation
  private let from: Date
  private let to: Date
  /// Whether something is to stand in its place, rather than that it is taken back.
  let isChange: Bool

  init(_ act: ReversibleAct, next: TaskFormulation, from: Date, to: Date, isChange: Bool = false) {
    self.isChange = isChange
    self.act = act
    self.next = next
    self.from = from
    self.to = to
  }

  func text(_ days: DayNames, now: Date) -> String {
    """
    \(isChange ? "This one" : "The last one"): \(AnnotateScreen.words(act).description). \
    \(isChange ? "If you change it now" : "If you take it back and label it again"), \
    \(Self.doing(next)) opens \(days.name(to, now: now)) instead of \(days.name(from, now: now)).
    """
  }

  var keys: String { "Enter \(isChange ? "changes it" : "takes it back"). Esc leaves everything as it is." }

  static func closed(_ formulation: TaskFormulation) -> SafeText {
    switch formulation {
    case .single: "Your ratings are closed since comparing pairs has opened: they stay as they are."
    case .preference: "Your comparisons are closed since rating has opened: they stay as they are."
    }
  }

  private static func doing(_ formulation: TaskFormulation) -> String {
    formulation == .single ? "rating" : "comparing pairs"
  }
}
