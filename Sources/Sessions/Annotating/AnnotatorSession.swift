import Foundation
import Screens
import Store
import Study

/// Carries out, against the store, what an annotator's screen asks for, by the rules that a study had at one time. Nothing is
/// answered before it is committed.
package struct AnnotatorSession: Sendable {
  let desk: AnnotatorDesk
  let settings: DeskSettings
  let practiceCount: Int
  let setting: AnnotateSetting
  let formulations: [TaskFormulation]
  /// The clock, passed in.
  let clock: @Sendable () -> Date
  let isLocked: Bool
  /// The person's own keys.
  private let own: KeyMap
  /// The file's last event when the program was started.
  let begin: Int64
  /// Of the settings by which all this is.
  private let version: String

  /// The study's settings are others by now: nothing was done, and what comes next has to be found out anew.
  struct RulesChanged: Error {}

  /// - Parameters:
  ///   - goal: how many the annotator sets out to do now.
  ///   - keys: the person's own.
  package init(
    _ file: StudyFile, annotator: String, isLocked: Bool, goal: Int? = nil, keys: KeyMap = KeyMap(),
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    let desk = try file.desk(for: annotator)
    try self.init(desk, isLocked: isLocked, begin: desk.lastEvent(), goal: goal, keys: keys, clock: clock)
  }

  private init(
    _ desk: AnnotatorDesk, isLocked: Bool, begin: Int64, goal: Int?, keys: KeyMap, clock: @escaping @Sendable () -> Date
  ) throws {
    own = keys
    self.desk = desk
    self.begin = begin
    self.isLocked = isLocked
    self.clock = clock
    (version, settings, practiceCount) = try desk.together {
      (try desk.settingsVersion(), try desk.settings(), try desk.practiceCount())
    }
    var setting = AnnotateSetting(settings, isLocked: isLocked)
    setting.goal = goal
    setting.work.keys = try setting.work.keys.changed(by: keys)
    self.setting = setting
    formulations = settings.formulations.order(ordinal: desk.annotator.ordinal)
  }

  /// The same by the rules that are in force now.
  func renewed() throws -> AnnotatorSession {
    try AnnotatorSession(desk, isLocked: isLocked, begin: begin, goal: setting.goal, keys: own, clock: clock)
  }

  /// - Throws: ``RulesChanged``; ``StoreError/replaced(path:)`` where the file holds another study by now.
  func checkRules() throws { if try desk.settingsVersion() != version { throw RulesChanged() } }

  /// Where the annotator stands, read afresh: from one state of the file, which also takes one lock instead of ten.
  func station() throws -> Station { try desk.together { try readStation() } }

  func readStation() throws -> Station {
    try checkRules()
    var facts = try facts()
    // Work without texts is never shown; where nothing else is open, the formulation is complete without it.
    var served: ServedWork?
    while let formulation = facts.stage.openFormulation {
      served = try desk.next(formulation)
      if served != nil || facts.progress[formulation]?.isComplete != false { break }
      facts.progress[formulation]?.leaveOutOpen()
    }
    let stage = facts.stage
    var station = Station(stage: stage, progress: WorkProgress(), receipt: try desk.receipt())
    switch stage {
    case .work(let formulation):
      station.progress = facts.progress[formulation] ?? WorkProgress()
      station.served = served
    case .practice(let index, let formulation):
      let range = JourneyFacts.practiceRange(formulation, in: formulations, count: practiceCount)
      let isAgain = facts.practisesAgain && facts.progress[formulation]?.isBegun == true
      station.practiceFollowsLabel =
        try !isAgain && index == range.lowerBound && lastReversible(desk.undoable) != nil
      station.isFirstPractice = formulation == formulations.first
      station.practice = try desk.practice(index)
      station.practicePlace = index - range.lowerBound
      station.practiceCount = range.count
    case .washout(let done, _, _): station.progress = facts.progress[done] ?? WorkProgress()
    case .complete(let last): station.progress = facts.progress[last] ?? WorkProgress()
    case .consent, .guidelines, .questions, .nothingAssigned, .withdrawn: break
    }
    return station
  }

  /// - Parameter relabelled: a formulation in which a label is taken to be given just now.
  private func facts(relabelled: TaskFormulation? = nil) throws -> JourneyFacts {
    let onboarding = try desk.onboarding()
    var progress: [TaskFormulation: WorkProgress] = [:]
    var lastLabelAt: [TaskFormulation: Date] = [:]
    var practised: [TaskFormulation: Set<Int>] = [:]
    for formulation in formulations {
      progress[formulation] = try desk.progress(formulation)
      lastLabelAt[formulation] = try desk.lastLabelAt(formulation)
    }
    let practisesAgain = settings.practisesAgain && onboarding.hasReadChange
    for (index, labels) in practisesAgain ? onboarding.practiceSinceChange : onboarding.practice {
      for label in labels { practised[label.formulation, default: []].insert(index) }
    }
    let now = SavedTimes.now(clock: clock(), latest: try desk.latestEventAt())
    if let relabelled { lastLabelAt[relabelled] = now }
    var facts = JourneyFacts(
      formulations: formulations, progress: progress, lastLabelAt: lastLabelAt, now: now,
      hasConsented: settings.consent == nil || onboarding.consentHash == setting.consentHash,
      hasReadGuidelines: settings.guidelines == nil || onboarding.guidelinesHash == setting.guidelinesHash,
      practised: practised,
      practiceCount: practiceCount, washoutDays: settings.washoutDays, isWithdrawn: try desk.hasLeft)
    facts.practisesAgain = practisesAgain
    facts.questions = Set(
      QuestionPage.allCases.filter { settings.questions?[$0].isEmpty == false && !onboarding.answered.contains($0) })
    // Of those alone who went back to the first formulation: it is a question for each key.
    if let first = formulations.first, let second = formulations.last, first != second,
      let before = lastLabelAt[first], let after = lastLabelAt[second], before > after,
      try desk.hasOnlyLaterWork(second)
    {
      facts.askedLater = [second]
    }
    try settleWashout(&facts, relabelled: relabelled)
    return facts
  }

  /// For those alone who may have to wait between the two formulations: when it was that the first was completed, whatever
  /// one wrong clock said, and whether an author has opened the second.
  private func settleWashout(_ facts: inout JourneyFacts, relabelled: TaskFormulation?) throws {
    guard let first = formulations.first, let second = formulations.last, first != second,
      facts.progress[first]?.isComplete == true, facts.progress[second]?.isComplete == false,
      facts.progress[second]?.isBegun == false || facts.askedLater.contains(second)
    else { return }
    facts.opened = try desk.openedFormulations()
    if first != relabelled {
      facts.lastLabelAt[first] = SavedTimes.last(try desk.timesToLastLabel(first), now: facts.now) ?? facts.now
    }
  }

  /// Carries out a request and reads what comes next, in one transaction: either both succeeded, or nothing was changed.
  ///
  /// - Parameters:
  ///   - id: of the event that the request makes; the same request with the same id is carried out once.
  ///   - before: where the annotator stood.
  ///   - foretell: called with what the answer will be, before it is committed, where that is known.
  /// - Throws: ``RulesChanged``, ``StoreError``.
  func carryOut(
    _ request: AnnotateRequest, id: ActID, from before: Station, foretell: (AnnotateAnswer) -> Void = { _ in }
  ) throws -> AnnotateAnswer {
    switch request {
    case .record(.read(let seen), let work):
      // Nothing was promised of it, and what the annotator wants does not wait for it.
      _ = try? desk.record(.read(seen), on: work, id: id, at: clock())
      return .marked(.read(seen))
    case .record(let act, let work):
      return try desk.record(act, on: work, id: id, at: clock(), onlyIfOpen: true) { receipt in
        let answer = try answer(to: act, on: work, from: before, receipt)
        foretell(answer)
        return answer
      }
    case .undo: return try undo(id, atAnyPrice: false)
    case .undoAtItsPrice: return try undo(id, atAnyPrice: true)
    case .redo: return try redo(id)
    case .past(let step): return try past(step, from: before)
    case .answers:
      guard let answers = try answers(from: before) else { return .revisionClosed }
      return .answers(answers)
    case .change(let act, let old, let atAnyPrice):
      return try change(act, of: old, id, from: before, atAnyPrice: atAnyPrice)
    }
  }

  /// What an act led to, within its transaction.
  private func answer(to act: Act, on work: Work.ID?, from before: Station, _ receipt: Receipt) throws
    -> AnnotateAnswer
  {
    switch act {
    case .unsure, .note, .read: return .marked(act)
    case .label, .exclude:
      try checkRules()
      // A restored copy of the file may have given the number to other work.
      if let served = before.served, served.work.id == work, try desk.work(served.work.id) != served.work {
        throw StoreError.workWasMoved
      }
      return .moved(.act(act), try following(before, receipt) ?? completing(readStation()))
    default: return .moved(.act(act), try readStation())
    }
  }

  /// The next station within a formulation, for which little has to be asked: while work of it is open, a label leads
  /// nowhere else.
  private func following(_ before: Station, _ receipt: Receipt) throws -> Station? {
    guard case .work(let formulation) = before.stage, let served = try desk.next(formulation) else { return nil }
    return Station(
      stage: before.stage, progress: try desk.progress(formulation), served: served, receipt: receipt.code)
  }

  /// Where practice for the next formulation follows, the screen thanks for the one that is complete.
  private func completing(_ station: Station) throws -> Station {
    guard case .practice(_, let next) = station.stage, let place = formulations.firstIndex(of: next), place > 0 else {
      return station
    }
    var station = station
    let done = formulations[place - 1]
    station.completed = Station.Completed(done, try desk.progress(done))
    return station
  }

  private func undo(_ id: ActID, atAnyPrice: Bool) throws -> AnnotateAnswer {
    guard let act = try lastReversible(desk.undoable) else { return .nothingToUndo }
    switch try price(of: act) {
    case .closed: return .closed(act.work.formulation)
    case .later(let next, let from, let to) where !atAnyPrice: return .priced(act, next: next, from: from, to: to)
    case .later, .none: break
    }
    return try desk.record(.takeBack(of: act.id), on: act.work.id, id: id, at: clock()) { _ in
      let isSettled = try desk.isSettled(act.work.id)
      return .moved(isSettled ? .takenBackBeside(act) : .takenBack(act), try readStation())
    }
  }

  private func redo(_ id: ActID) throws -> AnnotateAnswer {
    guard let act = try lastReversible(desk.redoable) else { return .nothingToRedo }
    if try price(of: act) == .closed { return .closed(act.work.formulation) }
    return try desk.record(.restore(of: act.id), on: act.work.id, id: id, at: clock()) { _ in
      .moved(.restored(act), try readStation())
    }
  }

  /// What it costs to take back an act and to label that work again.
  func price(of act: ReversibleAct) throws -> UndoPrice {
    try desk.together {
      UndoPrice(from: try facts().stage, to: try facts(relabelled: act.work.formulation).stage)
    }
  }

  private func lastReversible(_ find: (TaskFormulation) throws -> ReversibleAct?) throws -> ReversibleAct? {
    for formulation in try desk.formulationsByLastAct() {
      if let act = try find(formulation) { return act }
    }
    return nil
  }
}

extension AnnotateSetting {
  /// What the screens may know of the study.
  init(_ settings: DeskSettings, isLocked: Bool) {
    let environment = ProcessInfo.processInfo.environment
    self.init(
      title: settings.title, consent: settings.consent, consentHash: Fingerprint.of(settings.consent ?? ""),
      guidelines: settings.guidelines, guidelinesHash: Fingerprint.of(settings.guidelines ?? ""),
      contact: settings.contact, work: WorkSetting(settings), questions: settings.questions,
      offersEditor: !isLocked && (environment["VISUAL"] ?? environment["EDITOR"]) != nil, offersSuspend: !isLocked,
      dayNames: DayNames(offset: TimeZone.current.secondsFromGMT()))
  }
}
