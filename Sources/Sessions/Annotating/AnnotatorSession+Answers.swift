import Screens
import Store
import Study

/// An annotator's own answers: looked at again, and changed.
extension AnnotatorSession {
  /// What the annotator has done in the formulation at which they are, and may still change; nil where the study closes it.
  /// Nothing of the other formulation: the second must not see the first.
  func answers(from before: Station) throws -> [OwnAnswer]? {
    guard settings.revision != .never else { return nil }
    guard let formulation = before.stage.revised else { return [] }
    let answers = try desk.answers(formulation, since: settings.revision == .session ? begin : 0)
    // What is on the screen is open.
    return answers.filter { $0.act.work.id != before.served?.work.id }
  }

  func past(_ step: OwnAnswerStep, from before: Station) throws -> AnnotateAnswer {
    try desk.together {
      guard let answers = try answers(from: before) else { return .revisionClosed }
      guard let place = step.place(in: answers) else { return .noPast(step) }
      let served = try desk.serve(answers[place].act.work.id)
      return .past(PastWork(answers[place], served, place: place + 1, of: answers.count))
    }
  }

  /// Puts an act in the place of an earlier one, and of that alone.
  func change(
    _ act: Act, of old: ReversibleAct, _ id: ActID, from before: Station, atAnyPrice: Bool
  ) throws -> AnnotateAnswer {
    guard let answers = try answers(from: before) else { return .revisionClosed }
    guard answers.contains(where: { $0.act.id == old.id }) else { throw StoreError.doneElsewhere }
    switch try price(of: old) {
    case .closed: return .closed(old.work.formulation)
    case .later(let next, let from, let to) where !atAnyPrice: return .priced(old, next: next, from: from, to: to)
    case .later, .none: break
    }
    return try desk.record(act, on: old.work.id, id: id, at: clock(), replacing: old.id) { _ in
      try checkRules()
      // A restored copy of the file may have given the number to other work.
      if try desk.work(old.work.id) != old.work { throw StoreError.workWasMoved }
      return .moved(.changed(old, act), try readStation())
    }
  }
}

extension Stage {
  /// The formulation in which something may be changed now.
  fileprivate var revised: TaskFormulation? {
    switch self {
    case .work, .washout, .complete: formulation
    case .consent, .guidelines, .questions, .practice, .nothingAssigned, .withdrawn: nil
    }
  }
}
