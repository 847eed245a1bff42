import Foundation

/// Where an annotator stands: what has to come next for them. A value computed from facts, so that the same facts always
/// lead to the same place, after a quit, a crash or another terminal.
package enum Stage: Hashable, Sendable {
  case consent
  case guidelines
  /// Practice instance number `index`, asked in this formulation.
  case practice(index: Int, TaskFormulation)
  /// The study's own questions, before the first label or after the last.
  case questions(QuestionPage)
  case work(TaskFormulation)
  /// The first formulation is complete; the next opens at `opens`.
  case washout(done: TaskFormulation, next: TaskFormulation, opens: Date)
  case complete(last: TaskFormulation)
  /// Nothing was assigned to this annotator.
  case nothingAssigned
  /// The authors have taken this annotator out of the study, perhaps while their screen was open.
  case withdrawn

  /// The formulation of which something is to be shown now.
  package var openFormulation: TaskFormulation? {
    switch self {
    case .work(let formulation), .practice(_, let formulation): formulation
    default: nil
    }
  }

  /// The formulation in which the annotator is, or was last.
  package var formulation: TaskFormulation? {
    switch self {
    case .work(let formulation), .practice(_, let formulation): formulation
    case .washout(let done, _, _): done
    case .complete(let last): last
    case .consent, .guidelines, .questions, .nothingAssigned, .withdrawn: nil
    }
  }
}

/// What the store knows of one annotator that decides their ``Stage``.
package struct JourneyFacts: Hashable, Sendable {
  /// The formulations in this annotator's order.
  package var formulations: [TaskFormulation]
  package var progress: [TaskFormulation: WorkProgress]
  package var lastLabelAt: [TaskFormulation: Date]
  /// The later of the clock and the last event: a clock that was set back opens nothing.
  package var now: Date
  package var hasConsented: Bool
  package var hasReadGuidelines: Bool
  /// The practice instances that were judged, by formulation.
  package var practised: [TaskFormulation: Set<Int>]
  package var practiceCount: Int
  /// Whether the practice comes once more although work was done: the guidelines were changed since.
  package var practisesAgain = false
  package var washoutDays: Double
  package var isWithdrawn: Bool
  /// Those in which all that is open was asked for after the study's own work.
  package var askedLater: Set<TaskFormulation> = []
  /// Those that an author has opened before the washout is over.
  package var opened: Set<TaskFormulation> = []
  /// The pages of the study's own questions that were not answered yet.
  package var questions: Set<QuestionPage> = []

  package init(
    formulations: [TaskFormulation], progress: [TaskFormulation: WorkProgress], lastLabelAt: [TaskFormulation: Date],
    now: Date, hasConsented: Bool, hasReadGuidelines: Bool, practised: [TaskFormulation: Set<Int>],
    practiceCount: Int, washoutDays: Double, isWithdrawn: Bool = false
  ) {
    self.formulations = formulations
    self.progress = progress
    self.lastLabelAt = lastLabelAt
    self.now = now
    self.hasConsented = hasConsented
    self.hasReadGuidelines = hasReadGuidelines
    self.practised = practised
    self.practiceCount = practiceCount
    self.washoutDays = washoutDays
    self.isWithdrawn = isWithdrawn
  }

  /// Consent, guidelines, the study's own questions, then for each formulation its practice and its work, with the washout
  /// between the two, and the questions that come last. Who has begun when questions are added is not asked the first ones.
  package var stage: Stage {
    guard !isWithdrawn else { return .withdrawn }
    guard hasConsented else { return .consent }
    guard hasReadGuidelines else { return .guidelines }
    guard formulations.contains(where: { (progress[$0]?.total ?? 0) > 0 }) else { return .nothingAssigned }
    if questions.contains(.before), !progress.values.contains(where: \.isBegun) { return .questions(.before) }
    var done: TaskFormulation?
    for formulation in formulations {
      guard let progress = progress[formulation], progress.total > 0 else { continue }
      if let done, let last = lastLabelAt[done], !progress.isComplete, !opened.contains(formulation),
        isFollowing(done, formulation)
      {
        let opens = last.addingTimeInterval(washoutDays * 86_400)
        if now < opens { return .washout(done: done, next: formulation, opens: opens) }
      }
      if !progress.isComplete {
        if let index = nextPractice(in: formulation) { return .practice(index: index, formulation) }
        return .work(formulation)
      }
      done = formulation
    }
    return questions.contains(.after) ? .questions(.after) : .complete(last: done ?? .single)
  }

  /// Whether the washout lies between the two: the second was not begun, or what is open in it was asked for later, as was
  /// what was labelled in the first since.
  private func isFollowing(_ done: TaskFormulation, _ formulation: TaskFormulation) -> Bool {
    guard let progress = progress[formulation], progress.isBegun else { return true }
    guard askedLater.contains(formulation), let first = lastLabelAt[done], let second = lastLabelAt[formulation] else {
      return false
    }
    return first > second
  }

  /// With two formulations the practice instances are shared out between them: the first half before the first.
  package static func practiceRange(
    _ formulation: TaskFormulation, in formulations: [TaskFormulation], count: Int
  ) -> Range<Int> {
    guard formulations.count > 1 else { return 0..<count }
    let half = (count + 1) / 2
    return formulation == formulations.first ? 0..<half : half..<count
  }

  private func nextPractice(in formulation: TaskFormulation) -> Int? {
    guard practisesAgain || (progress[formulation]?.labelled ?? 0) == 0 else { return nil }
    let done = practised[formulation] ?? []
    return Self.practiceRange(formulation, in: formulations, count: practiceCount).first { !done.contains($0) }
  }
}
