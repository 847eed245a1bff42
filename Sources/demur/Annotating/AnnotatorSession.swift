import Foundation
import Screens
import Store
import Study

/// Carries out, against the store, what an annotator's screen asks for. Nothing is answered before it is committed.
struct AnnotatorSession {
  let desk: AnnotatorDesk
  let settings: StudySettings
  let practice: [PracticeInstance]
  let setting: AnnotateSetting
  let formulations: [TaskFormulation]
  /// The clock, passed in.
  let clock: @Sendable () -> Date

  init(_ file: StudyFile, annotator: String, isLocked: Bool, clock: @escaping @Sendable () -> Date = { Date() }) throws
  {
    desk = try file.desk(for: annotator)
    settings = try file.settings
    practice = try file.practice()
    setting = AnnotateSetting(settings, isLocked: isLocked)
    formulations = settings.formulations.order(ordinal: desk.annotator.ordinal)
    self.clock = clock
  }

  /// Where the annotator stands, read afresh.
  func station() throws -> Station {
    let facts = try facts()
    let stage = facts.stage
    var station = Station(stage: stage, progress: WorkProgress(), receipt: try desk.receipt())
    switch stage {
    case .work(let formulation):
      station.progress = facts.progress[formulation] ?? WorkProgress()
      station.served = try desk.next(formulation)
    case .practice(let index, let formulation):
      let range = JourneyFacts.practiceRange(formulation, in: formulations, count: practice.count)
      station.practice = practice[index]
      station.practicePlace = index - range.lowerBound
      station.practiceCount = range.count
    case .washout(let done, _, _): station.progress = facts.progress[done] ?? WorkProgress()
    case .complete(let last): station.progress = facts.progress[last] ?? WorkProgress()
    case .consent, .guidelines, .nothingAssigned: break
    }
    return station
  }

  private func facts() throws -> JourneyFacts {
    let onboarding = try desk.onboarding()
    var progress: [TaskFormulation: WorkProgress] = [:]
    var lastLabelAt: [TaskFormulation: Date] = [:]
    var practised: [TaskFormulation: Set<Int>] = [:]
    for formulation in formulations {
      progress[formulation] = try desk.progress(formulation)
      lastLabelAt[formulation] = try desk.lastLabelAt(formulation)
    }
    for (index, labels) in onboarding.practice {
      for label in labels { practised[label.formulation, default: []].insert(index) }
    }
    return JourneyFacts(
      formulations: formulations, progress: progress, lastLabelAt: lastLabelAt,
      now: max(clock(), try desk.latestEventAt() ?? .distantPast),
      hasConsented: settings.consent == nil || onboarding.consentHash == setting.consentHash,
      hasReadGuidelines: settings.guidelines == nil || onboarding.guidelinesHash == setting.guidelinesHash,
      practised: practised,
      practiceCount: practice.count, washoutDays: settings.washoutDays)
  }

  /// What a request leads to.
  func answer(to request: AnnotateRequest) -> AnnotateAnswer {
    do {
      switch request {
      case .record(let act, let work): return try record(act, on: work)
      case .undo: return try undo()
      case .redo: return try redo()
      }
    } catch {
      return .failed("\(error)")
    }
  }

  private func record(_ act: Act, on work: Work.ID?) throws -> AnnotateAnswer {
    try desk.record(act, on: work, id: .fresh(), at: clock())
    switch act {
    case .unsure, .note: return .marked(act)
    default: return .moved(.act(act), try station())
    }
  }

  private func undo() throws -> AnnotateAnswer {
    for formulation in try desk.formulationsByLastAct() {
      guard let act = try desk.undoable(formulation) else { continue }
      try desk.record(.takeBack(of: act.id), on: act.work.id, id: .fresh(), at: clock())
      return .moved(.takenBack(act), try station())
    }
    return .nothingToUndo
  }

  private func redo() throws -> AnnotateAnswer {
    for formulation in try desk.formulationsByLastAct() {
      guard let act = try desk.redoable(formulation) else { continue }
      try desk.record(.restore(of: act.id), on: act.work.id, id: .fresh(), at: clock())
      return .moved(.restored(act), try station())
    }
    return .nothingToRedo
  }
}

extension AnnotateSetting {
  /// What the screens may know of the study.
  init(_ settings: StudySettings, isLocked: Bool) {
    let environment = ProcessInfo.processInfo.environment
    self.init(
      title: settings.title, consent: settings.consent, consentHash: Fingerprint.of(settings.consent ?? ""),
      guidelines: settings.guidelines, guidelinesHash: Fingerprint.of(settings.guidelines ?? ""),
      contact: settings.contact, work: WorkSetting(settings),
      offersEditor: !isLocked && (environment["VISUAL"] ?? environment["EDITOR"]) != nil, offersSuspend: !isLocked,
      dayNames: DayNames(offset: TimeZone.current.secondsFromGMT()))
  }
}

extension ActID {
  /// An id that nobody has used.
  static func fresh() -> ActID { ActID(rawValue: UUID().uuidString.lowercased()) }
}
