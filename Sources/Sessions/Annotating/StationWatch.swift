import Foundation
import Screens
import Store
import Study
import Synchronization
import Terminal

/// What stands behind an annotator's screen: answers it, and notices what happened elsewhere: work done on another screen
/// of the same annotator, other guidelines, a withdrawal, a file that was replaced.
///
/// A class because it remembers, from one call to the next, what the screen was told last.
package final class StationWatch: ScreenSession {
  package typealias Shown = AnnotateScreen

  private struct State {
    var session: AnnotatorSession
    /// Where the annotator stood when last asked.
    var station: Station
    var version: Int
    /// What may have been saved or not, until the file tells.
    var unsettled: ActID?
    var isToldOfReplacement = false
    var hasNewRules = false
  }

  private let state: Mutex<State>
  private let file: StudyFile
  private let annotator: Annotator
  private let isLocked: Bool
  /// As the study's texts and rules were at first.
  package let setting: AnnotateSetting
  package let current: Station
  let clock: @Sendable () -> Date

  package init(_ session: AnnotatorSession) throws {
    file = session.desk.file
    annotator = session.desk.annotator
    isLocked = session.isLocked
    // Before the station: what happens between the two is then looked for once too often, not once too rarely.
    let version = try session.desk.dataVersion
    current = try session.station()
    setting = session.setting
    clock = session.clock
    state = Mutex(State(session: session, station: current, version: version))
  }

  /// What is to be said where the file is no longer at its place; nil where it is.
  var replacement: String? {
    guard !file.isInPlace else { return nil }
    return said(StoreError.replaced(path: file.path))
  }

  /// Where what the annotator types is kept until it is saved.
  var unsaved: UnsavedTextFile? { try? UnsavedTextFile(file, of: .annotator(uuid: annotator.uuid)) }

  package var lookInterval: Milliseconds? { 1_000 }
  package var patience: BusyPatience? { file.patience }

  package func carryOut(_ request: AnnotateRequest) -> SessionStep<AnnotateAnswer> { .answer(answer(to: request)) }

  package func carryOut(_ request: AnnotateRequest, foretell: (AnnotateAnswer) -> Void)
    -> SessionStep<AnnotateAnswer>
  {
    .answer(answer(to: request, foretell: foretell))
  }

  package func farewell(toUnfinished answer: AnnotateAnswer?) -> SafeText? {
    switch answer {
    case nil:
      "What you gave last may be saved or not: the study's file did not answer. The next start shows what is so."
    case .failed(let reason)?: "The last one was not saved: \(reason)"
    case .warned(let reason, _)?, .inDoubt(let reason)?: SafeText(reason)
    default: nil
    }
  }

  /// - Parameter foretell: called with what the answer will be once it is safe, if nothing fails.
  func answer(to request: AnnotateRequest, foretell: (AnnotateAnswer) -> Void = { _ in }) -> AnnotateAnswer {
    state.withLock { state in
      let answer = answer(to: request, &state, foretell)
      switch answer {
      case .moved(_, let station), .warned(_, let station?): state.station = station
      default: break
      }
      return answer
    }
  }

  private func answer(to request: AnnotateRequest, _ state: inout State, _ foretell: (AnnotateAnswer) -> Void)
    -> AnnotateAnswer
  {
    // Nothing is done on top of what may be there or not.
    if state.unsettled != nil {
      return (try? file.patiently { try settled(&state) }) ?? .inDoubt(DiskFault.unknown)
    }
    let id = ActID.fresh()
    do {
      return try file.patiently { try carryOut(request, id, &state, foretell) }
    } catch StoreError.doneElsewhere, StoreError.workWasMoved, StoreError.withdrawn {
      do {
        return .moved(.doneElsewhere, try station(&state))
      } catch {
        return .failed("\(StoreError.doneElsewhere)")
      }
    } catch let error as StoreError where error.isOfDisk {
      return afterFault(error, id, &state)
    } catch {
      return .failed(said(error))
    }
  }

  /// A message, without places of files for somebody who comes in by a forced command.
  private func said(_ error: any Error) -> String {
    isLocked ? HiddenPaths.hide("\(error)", study: file.path) : "\(error)"
  }

  private func carryOut(
    _ request: AnnotateRequest, _ id: ActID, _ state: inout State, _ foretell: (AnnotateAnswer) -> Void
  ) throws -> AnnotateAnswer {
    // The screen was told, and stayed because something was being written on it.
    if request.isJudgement, state.station.stage.isForReading { return .moved(.textsChanged, try station(&state)) }
    do {
      let known = state
      let answer = try known.session.carryOut(request, id: id, from: known.station) { foretell(told($0, known)) }
      return told(answer, state)
    } catch is AnnotatorSession.RulesChanged {
      let station = try station(&state)
      if request.isJudgement, station.stage.isForReading { return .moved(.textsChanged, station) }
      return try told(state.session.carryOut(request, id: id, from: state.station), state)
    }
  }

  /// Where the annotator stands, by the rules in force now.
  private func station(_ state: inout State) throws -> Station {
    let station: Station
    do {
      station = try state.session.station()
    } catch is AnnotatorSession.RulesChanged {
      state.session = try state.session.renewed()
      state.hasNewRules = true
      station = try state.session.station()
    }
    return told(station, state)
  }

  private func told(_ station: Station, _ state: State) -> Station {
    guard state.hasNewRules else { return station }
    var station = station
    station.setting = state.session.setting
    return station
  }

  private func told(_ answer: AnnotateAnswer, _ state: State) -> AnnotateAnswer {
    guard case .moved(let saved, let station) = answer else { return answer }
    return .moved(saved, told(station, state))
  }

  /// What is so after a fault that may have come before or after the act became valid.
  private func afterFault(_ error: StoreError, _ id: ActID, _ state: inout State) -> AnnotateAnswer {
    do {
      guard try file.has(id) else { return .failed(DiskFault.reason(error) ?? said(error)) }
      return .warned(DiskFault.saved, try station(&state))
    } catch {
      state.unsettled = id
      return .inDoubt(DiskFault.unknown)
    }
  }

  /// What became of what was in doubt; nil where nothing is.
  private func settled(_ state: inout State) throws -> AnnotateAnswer? {
    guard let id = state.unsettled else { return nil }
    let station = try file.has(id) ? station(&state) : nil
    state.unsettled = nil
    return .warned(station == nil ? DiskFault.wasNotSaved : DiskFault.wasSaved, station)
  }

  /// Where the annotator stands now, if another program led them away from what the screen shows.
  package func look() -> AnnotateAnswer? {
    state.withLock { state in
      guard file.isInPlace else {
        defer { state.isToldOfReplacement = true }
        return state.isToldOfReplacement ? nil : .warned(said(StoreError.replaced(path: file.path)), nil)
      }
      // A file that cannot be read just now is looked at again: nobody's work ends because of a look.
      let answer = try? file.patiently { try news(&state) }
      switch answer ?? nil {
      case .changedElsewhere(let station)?, .warned(_, let station?)?: state.station = station
      default: break
      }
      return answer ?? nil
    }
  }

  /// What became of what was in doubt, for somebody who is leaving and waits for no lock; nil where the file does not tell.
  func lastLook() -> AnnotateAnswer? {
    file.patience.giveUp()
    defer { file.patience.goOn() }
    return state.withLock { state in try? settled(&state) }
  }

  private func news(_ state: inout State) throws -> AnnotateAnswer? {
    if let settled = try settled(&state) { return settled }
    let now = try state.session.desk.dataVersion
    guard now != state.version else { return nil }
    let setting = state.session.setting
    let next = try station(&state)
    defer { state.version = now }
    if next.stage.isForReading || next.stage == .withdrawn {
      return next.stage == state.station.stage && state.session.setting == setting ? nil : .changedElsewhere(next)
    }
    if case .work = state.station.stage, let shown = state.station.served {
      if try state.session.desk.isSettled(shown.work.id) { return .changedElsewhere(next) }
    }
    return state.session.setting == setting ? nil : .rules(state.session.setting)
  }
}

extension Stage {
  /// Whether a text has to be read before anything is judged.
  fileprivate var isForReading: Bool { self == .consent || self == .guidelines }
}

extension AnnotateRequest {
  /// Whether it judges something, which is done by the guidelines in force.
  fileprivate var isJudgement: Bool {
    switch self {
    case .record(.label, _), .record(.exclude, _), .record(.practice, _), .change: true
    case .record, .undo, .undoAtItsPrice, .redo, .past, .answers: false
    }
  }
}
