import Foundation
import Screens
import Store
import Study

/// Carries out, against the store, what the review's screens ask for. Nothing is answered before it is committed.
///
/// A class because it keeps where it is in the file from one answer to the next.
package final class ReviewSession {
  let file: StudyFile
  package let setting: ReviewSetting
  private let perspective: ReviewPerspective
  /// The table as it was read first.
  package private(set) var table: ReviewTable
  private var cursor: ReviewCursor
  private var version: Int
  /// The instance whose page was opened last, whose texts are read again when something changes.
  private var opened: Int?
  private let clock: @Sendable () -> Date

  package init(
    _ file: StudyFile, _ perspective: ReviewPerspective, isLocked: Bool = false,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    if try file.isPacked { throw StoreError.packed }
    self.file = file
    self.perspective = perspective
    self.clock = clock
    // Before the table: what happens between the two is then looked for once too often, not once too rarely.
    version = try file.dataVersion
    (table, cursor) = try file.review(perspective)
    try perspective.check(table)
    let environment = ProcessInfo.processInfo.environment
    let settings = try file.settings
    setting = ReviewSetting(
      title: settings.title, author: perspective.author, codeBook: try file.codeBook,
      formulations: settings.formulations.order(ordinal: 0), isBlind: perspective.isBlind,
      offersEditor: !isLocked && (environment["VISUAL"] ?? environment["EDITOR"]) != nil, offersSuspend: !isLocked,
      dayNames: DayNames(offset: TimeZone.current.secondsFromGMT()))
  }

  /// What a request leads to.
  func answer(to request: ReviewRequest) -> ReviewAnswer {
    do {
      return try carryOut(request)
    } catch {
      switch request {
      case .decide, .undo, .redo: return .failed("\(error)")
      case .open, .history, .previews, .find: return .unread("\(error)")
      }
    }
  }

  private func carryOut(_ request: ReviewRequest) throws -> ReviewAnswer {
    switch request {
    case .open(let instance):
      guard let dossier = try dossier(instance) else { return .unread("this instance is no longer in the study.") }
      opened = instance
      return .opened(dossier, instance)
    case .history(let instance): return .history(try file.history(instance, cursor), instance)
    case .previews(let instances): return .previews(try file.previews(instances, cursor))
    case .decide(let change, let instance):
      let receipt = try file.decide(
        change, on: table.key(of: instance), by: perspective.author, isBlind: perspective.isBlind,
        threshold: perspective.threshold, id: .fresh(), at: clock())
      let decided = try decided(receipt, instance)
      return receipt.isOvertaken ? .overtaken(decided) : .decided(change, decided)
    case .undo:
      let receipt = try file.undoDecision(
        by: perspective.author, threshold: perspective.threshold, at: clock())
      guard let receipt else { return .nothingToUndo }
      return try reversed(receipt, isUndo: true)
    case .redo:
      let receipt = try file.redoDecision(
        by: perspective.author, threshold: perspective.threshold, at: clock())
      guard let receipt else { return .nothingToRedo }
      return try reversed(receipt, isUndo: false)
    case .find(let text): return .found(text, try file.search(text, cursor))
    }
  }

  /// The numbers of the instances in which a text stands.
  package func found(_ text: String) throws -> Set<Int> { try file.search(text, cursor) }

  func dossier(_ instance: Int) throws -> InstanceDossier? { try file.dossier(instance, cursor) }

  private func reversed(_ receipt: DecisionReceipt, isUndo: Bool) throws -> ReviewAnswer {
    guard let instance = table.number(of: receipt.instance) else { return isUndo ? .nothingToUndo : .nothingToRedo }
    return .reversed(receipt.ruling, try decided(receipt, instance), isUndo: isUndo)
  }

  private func decided(_ receipt: DecisionReceipt, _ instance: Int) throws -> DecidedInstance {
    if perspective.isBlind {
      // How many could still be asked tells what another author has asked for.
      let own = receipt.decisions.by(perspective.author).map { [$0] } ?? []
      return DecidedInstance(instance, decisions: Decisions(own), dossier: try? dossier(instance))
    }
    return DecidedInstance(
      instance, decisions: receipt.decisions,
      dossier: try? dossier(instance), asked: receipt.asked, controls: receipt.controls, retired: receipt.retired)
  }

  /// What other programs wrote since the last look; nil where they wrote nothing that concerns the review.
  func look() throws -> ReviewAnswer? {
    let now = try file.dataVersion
    guard now != version else { return nil }
    version = now
    let changes = try file.changes(since: &cursor)
    if changes.isOutdated {
      (table, cursor) = try file.review(perspective)
      opened = nil
      return .reloaded(table, try file.codeBook)
    }
    guard !changes.isEmpty else { return nil }
    var changed: [Int: ChangedInstance] = [:]
    for (instance, decisions) in changes.decisions {
      changed[instance, default: ChangedInstance(instance)].decisions = decisions
    }
    for (instance, labels) in changes.labels {
      changed[instance, default: ChangedInstance(instance)].labels = labels
    }
    if let opened, changed[opened] != nil { changed[opened]?.dossier = try dossier(opened) }
    return .changed(changed.values.sorted { $0.instance < $1.instance }, codeBook: changes.codeBook)
  }
}
