import FoundationEssentials

/// What an annotator may still change of what they gave; never in a formulation that is closed, since the second must not see
/// the first.
package enum Revision: String, Hashable, Sendable, Codable, CaseIterable {
  /// What was given since the program was started.
  case session
  /// All of the formulation at which they are.
  case formulation
  /// Only the last, by undo.
  case never
}

/// One thing that an annotator has done, as it stands now: a label, that it cannot be judged, or that it was put off.
package struct OwnAnswer: Hashable, Sendable {
  package var act: ReversibleAct
  /// When it was given; of a changed one, when it was changed.
  package var at: Date
  package var isUnsure: Bool
  package var note: String?
  /// Whether it stands in the place of another one.
  package var isChanged: Bool
  /// What was said of the label, where the study asks.
  package var grounds = Grounds.none
  /// How the text begins that was judged, for telling it from others.
  package var beginning: String

  package init(act: ReversibleAct, at: Date, isUnsure: Bool, note: String?, isChanged: Bool, beginning: String) {
    self.act = act
    self.at = at
    self.isUnsure = isUnsure
    self.note = note
    self.isChanged = isChanged
    self.beginning = beginning
  }

  /// What was said of a label, where it is the one that stands.
  package func grounds(of label: Label) -> Grounds? {
    if case .label(label) = act.what { grounds } else { nil }
  }
}

/// Which of their own answers an annotator wants to see.
package enum OwnAnswerStep: Hashable, Sendable {
  /// The one before a piece of work; the last one where that is nil.
  case before(Work.ID?)
  case after(Work.ID)
  case at(Work.ID)

  /// The place in a list that it leads to; nil where there is none.
  package func place(in answers: [OwnAnswer]) -> Int? {
    let place: Int? =
      switch self {
      case .before(nil): answers.count - 1
      case .before(let id?): answers.firstIndex { $0.act.work.id == id }.map { $0 - 1 }
      case .after(let id): answers.firstIndex { $0.act.work.id == id }.map { $0 + 1 }
      case .at(let id): answers.firstIndex { $0.act.work.id == id }
      }
    return place.flatMap { answers.indices.contains($0) ? $0 : nil }
  }
}
