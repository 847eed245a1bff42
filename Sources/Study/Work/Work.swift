/// One thing that one annotator is to label: a response (SINGLE) or a pair (PREFERENCE), at its place in their order.
package struct Work: Hashable, Sendable, Identifiable {
  package var id: Int64
  package var instance: InstanceKey
  package var formulation: TaskFormulation
  /// The response to rate in SINGLE; nil in PREFERENCE.
  package var response: ResponseLetter?
  package var occasion: Occasion
  /// Which of the instance's annotators this is, from 0; figures take an instance's annotators in this order.
  package var slot: Int
  /// The place in this annotator's order of the formulation, from 0.
  package var position: Int
  /// Which response stands first in PREFERENCE; nil in SINGLE.
  package var firstShown: ResponseLetter?

  package init(
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
package struct ServedWork: Hashable, Sendable {
  package var work: AssignedWork
  package var context: [Turn]
  package var responseA: String
  package var responseB: String
  /// The label in force, when this is shown again for a change.
  package var label: Label?
  package var isUnsure: Bool
  package var note: String?
  /// Whether the annotator put it off before.
  package var wasPostponed: Bool
  /// What its annotator has read of it so far; nil when it is shown for the first time.
  package var read: Circumstances?

  package init(
    work: AssignedWork, context: [Turn], responseA: String, responseB: String, label: Label? = nil,
    isUnsure: Bool = false, note: String? = nil, wasPostponed: Bool = false, read: Circumstances? = nil
  ) {
    self.work = work
    self.context = context
    self.responseA = responseA
    self.responseB = responseB
    self.label = label
    self.isUnsure = isUnsure
    self.note = note
    self.wasPostponed = wasPostponed
    self.read = read
  }

  package func response(_ letter: ResponseLetter) -> String { letter == .a ? responseA : responseB }

  /// As ``Instance/hasText``.
  package var hasText: Bool { !context.isEmpty || !responseA.isEmpty || !responseB.isEmpty }
}

/// How far one annotator is in one formulation.
package struct WorkProgress: Hashable, Sendable {
  package var total: Int
  package var labelled: Int
  package var excluded: Int
  /// Put off and still open.
  package var postponed: Int
  package var unsure: Int
  package var notes: Int

  package init(
    total: Int = 0, labelled: Int = 0, excluded: Int = 0, postponed: Int = 0, unsure: Int = 0, notes: Int = 0
  ) {
    self.total = total
    self.labelled = labelled
    self.excluded = excluded
    self.postponed = postponed
    self.unsure = unsure
    self.notes = notes
  }

  package var open: Int { total - labelled - excluded }
  package var isComplete: Bool { open == 0 }
  package var isBegun: Bool { labelled + excluded > 0 }

  /// The same without a part of it; what was put off and commented is left as it is.
  package func without(_ part: WorkProgress) -> WorkProgress {
    var rest = self
    rest.total -= part.total
    rest.labelled -= part.labelled
    rest.excluded -= part.excluded
    rest.unsure -= part.unsure
    return rest
  }

  /// Counts nothing that is still open any more.
  package mutating func leaveOutOpen() {
    total = labelled + excluded
    postponed = 0
  }
}
