import Foundation
import Screens
import Store
import Study
import Synchronization
import Terminal

/// Carries out, against the store, what the review's screens ask for, and looks for what others did. Nothing is answered
/// before it is committed.
///
/// A class because it keeps where it is in the file from one answer to the next.
package final class ReviewSession: ScreenSession {
  package typealias Shown = ReviewScreen

  private struct State {
    /// The table as of the last look, as far as labels go.
    var table: ReviewTable
    var cursor: ReviewCursor
    var version: Int
    /// The instance whose page was opened last, whose texts are read again when something changes.
    var opened: Int?
    /// What may have been saved or not, until the file tells; and on which instance.
    var unsettled: (id: ActID, instance: Int?)?
    /// What was said last of a look that failed.
    var said: String?
    /// Whether what is asked for is waited for, however long it takes.
    var isPatient = false
  }

  let file: StudyFile
  package let setting: ReviewSetting
  private let perspective: ReviewPerspective
  /// The study's own id.
  private let study: String
  private let state: Mutex<State>
  private let sources = BackgroundResult<ReviewSources>()
  private let effectBase = BackgroundResult<ReviewEffect.Base>()
  private let besideFrom: Int
  private let clock: @Sendable () -> Date

  /// - Parameter besideFrom: how many instances are too many to be summed up while a key waits.
  package init(
    _ file: StudyFile, _ perspective: ReviewPerspective, isLocked: Bool = false, besideFrom: Int = 5_000,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    if try file.isPacked { throw StoreError.packed }
    self.file = file
    self.perspective = perspective
    self.clock = clock
    // Before the table: what happens between the two is then looked for once too often, not once too rarely.
    let version = try file.dataVersion
    study = try file.uuid
    let (table, cursor) = try file.review(perspective)
    try perspective.check(table)
    state = Mutex(State(table: table, cursor: cursor, version: version))
    self.besideFrom = besideFrom
    let environment = ProcessInfo.processInfo.environment
    let settings = try file.settings
    setting = ReviewSetting(
      title: settings.title, author: perspective.author, codeBook: try file.codeBook,
      formulations: settings.formulations.order(ordinal: 0), isBlind: perspective.isBlind,
      offersEditor: !isLocked && (environment["VISUAL"] ?? environment["EDITOR"]) != nil, offersSuspend: !isLocked,
      dayNames: DayNames(offset: TimeZone.current.secondsFromGMT()))
    sumUpBeside(table)
  }

  /// The table as of the last look, as far as labels go.
  package var table: ReviewTable { state.withLock { $0.table } }

  /// Where what the author types is kept until it is saved.
  var unsaved: UnsavedTextFile? { try? UnsavedTextFile(file, of: .author(name: perspective.author)) }

  /// The numbers of the instances in which a text stands.
  package func found(_ text: String) throws -> Set<Int> { try file.search(text, state.withLock { $0.cursor }) }

  /// All about an instance, to show its page first.
  package func dossier(_ instance: Int) throws -> InstanceDossier? {
    try file.dossier(instance, state.withLock { $0.cursor })
  }

  /// Sums up the labels of a large table for the effect of decisions, which is then there when it is asked for.
  private func sumUpBeside(_ table: ReviewTable) {
    if table.count >= besideFrom { effectBase.begin { ReviewEffect.Base(table) } }
  }

  /// Whether all work is labelled, so that there is something to be said of the whole.
  func isFinished() throws -> Bool { try file.isFinished() }

  /// What is computed is waited for from now on: for scripted keys.
  func waitForSources() { state.withLock { $0.isPatient = true } }

  /// What is computed beside is brought soon after it is there.
  package var lookInterval: Milliseconds? { sources.isRunning || effectBase.isRunning ? 100 : 700 }
  package var patience: BusyPatience? { file.patience }

  package func farewell(toUnfinished answer: ReviewAnswer?) -> SafeText? {
    switch answer {
    case nil: "What you decided last may be saved or not: the study's file did not answer. Look when you come back."
    case .failed(let reason)?: "The last decision was not saved: \(reason)"
    case .warned(let reason, _)?: SafeText(reason)
    default: nil
    }
  }
}

// MARK: - Requests

extension ReviewSession {
  package func carryOut(_ request: ReviewRequest) -> SessionStep<ReviewAnswer> { .answer(answer(to: request)) }

  func answer(to request: ReviewRequest) -> ReviewAnswer {
    state.withLock { state in
      // Nothing is decided on top of what may be there or not.
      if request.isDecision, state.unsettled != nil {
        return (try? file.patiently { try settled(&state) }) ?? .warned(DiskFault.unknown, nil)
      }
      let id = ActID.fresh()
      do {
        return try file.patiently { try carryOut(request, id, &state) }
      } catch let error as StoreError where error.isOfDisk && request.isDecision {
        return afterFault(error, id, request, &state)
      } catch {
        return request.isDecision ? .failed("\(error)") : .unread("\(error)")
      }
    }
  }

  private func carryOut(_ request: ReviewRequest, _ id: ActID, _ state: inout State) throws -> ReviewAnswer {
    try checkStudy()
    switch request {
    case .open(let instance):
      guard let dossier = try file.dossier(instance, state.cursor) else {
        return .unread("this instance is no longer in the study.")
      }
      state.opened = instance
      return .opened(dossier, instance)
    case .history(let instance): return .history(try file.history(instance, state.cursor), instance)
    case .previews(let instances): return .previews(try file.previews(instances, state.cursor))
    case .decide(let change, let instance):
      let receipt = try file.decide(
        change, on: state.table.key(of: instance), by: perspective.author, isBlind: perspective.isBlind,
        threshold: perspective.threshold, id: id, at: clock())
      let decided = decided(receipt, instance, state)
      return receipt.isOvertaken ? .overtaken(decided) : .decided(change, decided)
    case .undo:
      let receipt = try file.undoDecision(
        by: perspective.author, threshold: perspective.threshold, id: id, at: clock())
      return receipt.flatMap { reversed($0, isUndo: true, state) } ?? .nothingToUndo
    case .redo:
      let receipt = try file.redoDecision(
        by: perspective.author, threshold: perspective.threshold, id: id, at: clock())
      return receipt.flatMap { reversed($0, isUndo: false, state) } ?? .nothingToRedo
    case .find(let text): return .found(text, try file.search(text, state.cursor))
    case .sources:
      let (table, isInShare) = (state.table, perspective.share != nil)
      // One core is left to keys.
      let cores = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)
      sources.begin { ReviewSources(table, isInShare: isInShare, concurrency: cores) }
      return state.isPatient ? sources.takeNow().map { .sources($0) } ?? .computing : .computing
    }
  }

  /// - Throws: ``StoreError/replaced(path:)`` where another study is in the file by now.
  private func checkStudy() throws { if try file.uuid != study { throw StoreError.replaced(path: file.path) } }

  private func reversed(_ receipt: DecisionReceipt, isUndo: Bool, _ state: State) -> ReviewAnswer? {
    state.table.number(of: receipt.instance).map {
      .reversed(receipt.ruling, decided(receipt, $0, state), isUndo: isUndo)
    }
  }

  private func decided(_ receipt: DecisionReceipt, _ instance: Int, _ state: State) -> DecidedInstance {
    let dossier = try? file.dossier(instance, state.cursor)
    if perspective.isBlind {
      // How many could still be asked tells what another author has asked for.
      let own = receipt.decisions.by(perspective.author).map { [$0] } ?? []
      return DecidedInstance(instance, decisions: Decisions(own), dossier: dossier)
    }
    return DecidedInstance(
      instance, decisions: receipt.decisions, dossier: dossier, asked: receipt.asked, controls: receipt.controls,
      retired: receipt.retired)
  }

  /// What is so after a fault that may have come before or after the decision became valid.
  private func afterFault(
    _ error: StoreError, _ id: ActID, _ request: ReviewRequest, _ state: inout State
  ) -> ReviewAnswer {
    var instance: Int?
    if case .decide(_, let decided) = request { instance = decided }
    do {
      guard try file.has(id) else { return .failed(DiskFault.reason(error) ?? "\(error)") }
      return .warned(DiskFault.saved, try standing(instance, state))
    } catch {
      state.unsettled = (id, instance)
      return .warned(DiskFault.unknown, nil)
    }
  }

  /// What stands at an instance.
  private func standing(_ instance: Int?, _ state: State) throws -> DecidedInstance? {
    guard let instance else { return nil }
    return DecidedInstance(
      instance, decisions: try file.decisions(on: state.table.key(of: instance), perspective),
      dossier: try file.dossier(instance, state.cursor))
  }
}

// MARK: - Looking

extension ReviewSession {
  /// What other programs wrote since the last look; nil where they wrote nothing that concerns the review.
  package func look() -> ReviewAnswer? {
    if let found = sources.takeDone() { return .sources(found) }
    if let found = effectBase.takeDone() { return .effectBase(found) }
    return state.withLock { state in
      do {
        guard file.isInPlace else { throw StoreError.replaced(path: file.path) }
        let found = try file.patiently { try news(&state) }
        state.said = nil
        return found
      } catch StoreError.busy {
        // Nobody wanted to wait for it any longer.
        return nil
      } catch {
        // What is not known of a decision says more, and stays.
        guard state.unsettled == nil else { return nil }
        // Said once, and looked again.
        let reason = "\(error)"
        defer { state.said = reason }
        return reason == state.said ? nil : .unread(reason)
      }
    }
  }

  /// What became of what was in doubt; nil where nothing is.
  private func settled(_ state: inout State) throws -> ReviewAnswer? {
    guard let (id, instance) = state.unsettled else { return nil }
    let text = try file.has(id) ? DiskFault.wasSaved : DiskFault.wasNotSaved
    let standing = try standing(instance, state)
    state.unsettled = nil
    return .warned(text, standing)
  }

  private func news(_ state: inout State) throws -> ReviewAnswer? {
    if let settled = try settled(&state) { return settled }
    let now = try file.dataVersion
    guard now != state.version else { return nil }
    try checkStudy()
    var cursor = state.cursor
    let changes = try file.changes(since: &cursor)
    guard !changes.isOutdated else {
      let (table, cursor) = try file.review(perspective)
      let codeBook = try file.codeBook
      state = State(table: table, cursor: cursor, version: now, isPatient: state.isPatient)
      sumUpBeside(table)
      return .reloaded(table, codeBook)
    }
    var changed: [Int: ChangedInstance] = [:]
    var table = state.table
    for (instance, decisions) in changes.decisions {
      changed[instance, default: ChangedInstance(instance)].decisions = decisions
    }
    for (instance, labels) in changes.labels {
      changed[instance, default: ChangedInstance(instance)].labels = labels
      table.setLabels(labels, of: instance)
    }
    if let opened = state.opened, changed[opened] != nil {
      changed[opened]?.dossier = try file.dossier(opened, cursor)
    }
    // Only now is all of it known: what failed half-way is looked for again.
    state.cursor = cursor
    state.version = now
    state.table = table
    // What is under way is of labels that no longer stand.
    if !changes.labels.isEmpty, effectBase.isRunning { sumUpBeside(table) }
    guard !changes.isEmpty else { return nil }
    return .changed(changed.values.sorted { $0.instance < $1.instance }, codeBook: changes.codeBook)
  }
}

extension ReviewRequest {
  /// Whether it writes.
  fileprivate var isDecision: Bool {
    switch self {
    case .decide, .undo, .redo: true
    case .open, .history, .previews, .find, .sources: false
    }
  }
}
