import Foundation
import Store
import Study
import Testing

@testable import Screens
@testable import Sessions

/// Every request of an annotator's screen, under every fault of the file: what the screen is told is what is so.
@Suite struct AnnotateFaultTests {
  enum Asked: String, CaseIterable, Sendable {
    case consent, guidelines, questions, practice, label, compare, exclude, postpone, unsure, comment, letter, undo,
      redo, change
  }

  private struct NothingPast: Error {}

  /// What an answer says of the file.
  private enum Claim { case saved, notSaved, unknown }

  private static func claim(_ answer: AnnotateAnswer) -> Claim {
    switch answer {
    case .moved(.act, _), .moved(.takenBack, _), .moved(.restored, _), .moved(.takenBackBeside, _), .marked,
      .moved(.changed, _):
      .saved
    case .warned(DiskFault.saved, _), .warned(DiskFault.wasSaved, _): .saved
    case .inDoubt: .unknown
    case .warned, .failed, .moved, .nothingToUndo, .nothingToRedo, .changedElsewhere, .rules, .priced, .closed,
      .past, .noPast, .answers, .revisionClosed:
      .notSaved
    }
  }

  private static func study(_ asked: Asked) throws -> FaultyStudy {
    var settings = StudySettings.small
    if asked == .consent { settings.consent = "Do you agree?" }
    if asked == .guidelines { settings.guidelines = "Read this." }
    if asked == .questions { settings.questions = try StudyQuestions(text: "before field | What do you work on?") }
    if asked == .compare { settings.formulations = .preferenceThenSingle }
    let study = try FaultyStudy(practice: asked == .practice ? 2 : 0, settings)
    return study
  }

  private static func request(_ asked: Asked, _ watch: StationWatch) throws -> AnnotateRequest {
    let station = watch.current
    let work = station.served?.work.id
    switch asked {
    case .consent: return .record(.consent(textHash: watch.setting.consentHash), on: nil)
    case .guidelines: return .record(.guidelines(textHash: watch.setting.guidelinesHash), on: nil)
    case .questions: return .record(.answers(.before, ["field": "law"]), on: nil)
    case .practice: return .record(.practice(index: 0, label: .rating(.three)), on: nil)
    case .label: return .record(.label(.rating(.three), .plain), on: work)
    case .compare: return .record(.label(.preference(.littleA), .plain), on: work)
    case .exclude: return .record(.exclude(.knowledge, note: "why"), on: work)
    case .postpone: return .record(.postpone, on: work)
    case .unsure: return .record(.unsure(true), on: work)
    case .comment: return .record(.note("a remark"), on: work)
    case .letter: return .record(.note("to the authors"), on: nil)
    case .undo:
      _ = watch.answer(to: .record(.label(.rating(.three), .plain), on: work))
      return .undo
    case .redo:
      _ = watch.answer(to: .record(.label(.rating(.three), .plain), on: work))
      _ = watch.answer(to: .undo)
      return .redo
    case .change:
      _ = watch.answer(to: .record(.label(.rating(.three), .plain), on: work))
      guard case .past(let past) = watch.answer(to: .past(.before(nil))) else { throw NothingPast() }
      return .change(.label(.rating(Rating.allCases[4]), .plain), of: past.answer.act, atAnyPrice: false)
    }
  }

  @Test(arguments: Asked.allCases, FaultyStudy.Fault.allCases)
  func `a fault is told as it is, and the same works afterwards`(asked: Asked, fault: FaultyStudy.Fault) throws {
    let study = try Self.study(asked)
    let watch = try StationWatch(AnnotatorSession(study.file, annotator: "ann", isLocked: false))
    let request = try Self.request(asked, watch)
    let before = try study.eventCount
    try study.begin(fault)
    let answer = watch.answer(to: request)
    // A look under the same fault ends nothing either.
    let looked = watch.look()
    try study.end(fault)
    let isSaved = try study.eventCount == before + 1
    #expect(try study.eventCount <= before + 1)
    switch Self.claim(answer) {
    case .saved: #expect(isSaved, "\(answer)")
    case .notSaved: #expect(!isSaved, "\(answer)")
    case .unknown:
      let later = try #require([looked, watch.look()].compactMap(\.self).last)
      #expect(Self.claim(later) == (isSaved ? .saved : .notSaved), "\(later)")
    }
    // Afterwards it works, once.
    if !isSaved {
      let again = watch.answer(to: request)
      #expect(Self.claim(again) == .saved, "\(again)")
      #expect(try study.eventCount == before + 1)
    }
    #expect(try study.author.verify() == [])
  }

  /// Faults of a sync; whether the act is in the file afterwards, and whether the file can be read at once.
  private static let syncs: [(FaultyStudy.Fault, isSaved: Bool, isReadable: Bool)] = [
    (.syncAtCommit, false, true), (.syncAfterCommit, true, true), (.unreadableAtCommit, false, false),
    (.unreadableAfterCommit, true, false),
  ]

  @Test(arguments: Asked.allCases, syncs)
  func `after a sync that failed the file is looked at, and what is so is said`(
    asked: Asked, fault: (kind: FaultyStudy.Fault, isSaved: Bool, isReadable: Bool)
  ) throws {
    let study = try Self.study(asked)
    let watch = try StationWatch(AnnotatorSession(study.file, annotator: "ann", isLocked: false))
    let request = try Self.request(asked, watch)
    let before = try study.eventCount
    try study.begin(fault.kind)
    let found = fault.isSaved ? "It was saved." : "It was not saved; press it again."
    let first = try #require(Self.text(watch.answer(to: request)))
    #expect(first.contains(fault.isReadable ? "not known" : "It is not known"), "\(first)")
    #expect(first.contains(found) == fault.isReadable, "\(first)")
    if !fault.isReadable {
      // Nothing is done on top of what is in doubt: first the file has to tell.
      let meanwhile = try #require(Self.text(watch.answer(to: request)))
      #expect(meanwhile.contains("It is not known"), "\(meanwhile)")
      try study.end(fault.kind)
      let answer = watch.answer(to: request)
      let later = try #require(Self.text(answer))
      #expect(later.contains(found), "\(later)")
      #expect(answer.lastSaved == (fault.isSaved ? .saved : .notSaved))
      #expect(watch.look() == nil)
    }
    #expect(try study.eventCount == before + (fault.isSaved ? 1 : 0))
    #expect(try study.author.verify() == [])
  }

  /// What an answer says of the file.
  private static func text(_ answer: AnnotateAnswer) -> String? {
    switch answer {
    case .failed(let text), .warned(let text, _), .inDoubt(let text): text
    default: nil
    }
  }
}
