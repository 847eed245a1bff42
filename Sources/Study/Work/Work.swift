/// One thing that one annotator is to label: a response (SINGLE) or a pair (PREFERENCE), at its place in their order.
public struct Work: Hashable, Sendable, Identifiable {
  public var id: Int64
  public var instance: InstanceKey
  public var formulation: TaskFormulation
  /// The response to rate in SINGLE; nil in PREFERENCE.
  public var response: ResponseLetter?
  public var occasion: Occasion
  /// Which of the instance's annotators this is, from 0; figures take an instance's annotators in this order.
  public var slot: Int
  /// The place in this annotator's order of the formulation, from 0.
  public var position: Int
  /// Which response stands first in PREFERENCE; nil in SINGLE.
  public var firstShown: ResponseLetter?

  public init(
    id: Int64, instance: InstanceKey, formulation: TaskFormulation, response: ResponseLetter?, occasion: Occasion,
    slot: Int, position: Int, firstShown: ResponseLetter?
  ) {
    self.id = id
    self.instance = instance
    self.formulation = formulation
    self.response = response
    self.occasion = occasion
    self.slot = slot
    self.position = position
    self.firstShown = firstShown
  }
}

/// Work together with what its annotator has to see for it: the texts, and their own marks, nobody else's.
public struct ServedWork: Hashable, Sendable {
  public var work: Work
  public var context: [Turn]
  public var responseA: String
  public var responseB: String
  /// The label in force, when this is shown again for a change.
  public var label: Label?
  public var isUnsure: Bool
  public var note: String?
  /// Whether the annotator put it off before.
  public var wasPostponed: Bool

  public init(
    work: Work, context: [Turn], responseA: String, responseB: String, label: Label? = nil, isUnsure: Bool = false,
    note: String? = nil, wasPostponed: Bool = false
  ) {
    self.work = work
    self.context = context
    self.responseA = responseA
    self.responseB = responseB
    self.label = label
    self.isUnsure = isUnsure
    self.note = note
    self.wasPostponed = wasPostponed
  }

  public func response(_ letter: ResponseLetter) -> String { letter == .a ? responseA : responseB }
}

/// How far one annotator is in one formulation.
public struct WorkProgress: Hashable, Sendable {
  public var total: Int
  public var labelled: Int
  public var excluded: Int
  /// Put off and still open.
  public var postponed: Int
  public var unsure: Int
  public var notes: Int

  public init(
    total: Int = 0, labelled: Int = 0, excluded: Int = 0, postponed: Int = 0, unsure: Int = 0, notes: Int = 0
  ) {
    self.total = total
    self.labelled = labelled
    self.excluded = excluded
    self.postponed = postponed
    self.unsure = unsure
    self.notes = notes
  }

  public var open: Int { total - labelled - excluded }
  public var isComplete: Bool { open == 0 }
}
