import Foundation
import Screens
import Store
import Study
import Testing

@testable import Sessions

/// Every request of the review, under every fault of the file.
@Suite struct ReviewFaultTests {
  enum Asked: String, CaseIterable, Sendable {
    case open, history, previews, find, causes, keep, note, undo, redo

    var isDecision: Bool { [.causes, .keep, .note, .undo, .redo].contains(self) }
  }

  static func labelled() throws -> FaultyStudy {
    let study = try FaultyStudy()
    for name in ["ann", "bob"] {
      let desk = try study.author.desk(for: name)
      while let served = try desk.next(.single) {
        try desk.record(
          .label(.rating(name == "ann" ? .three : .five), .plain), on: served.work.id, id: .fresh(),
          at: FaultyStudy.noon)
      }
    }
    return study
  }

  private static func request(_ asked: Asked, _ session: ReviewSession) -> ReviewRequest {
    let keep = ReviewRequest.decide(.outcome(.keep, insteadOf: nil), on: 1)
    switch asked {
    case .open: return .open(0)
    case .history: return .history(0)
    case .previews: return .previews([0, 1, 2])
    case .find: return .find("Question 2")
    case .causes: return .decide(.causes(chosen: [session.setting.codeBook.causes[0].id], dropped: []), on: 0)
    case .keep: return keep
    case .note: return .decide(.note("a note", insteadOf: ""), on: 2)
    case .undo:
      _ = session.answer(to: keep)
      return .undo
    case .redo:
      _ = session.answer(to: keep)
      _ = session.answer(to: .undo)
      return .redo
    }
  }

  private enum Claim { case saved, shown, notSaved, unknown }

  private static func claim(_ answer: ReviewAnswer) -> Claim {
    switch answer {
    case .decided, .reversed, .warned(DiskFault.saved, _), .warned(DiskFault.wasSaved, _): .saved
    case .opened, .history, .previews, .found, .sources, .effectBase, .computing: .shown
    case .warned(DiskFault.unknown, _): .unknown
    case .failed, .unread, .warned, .overtaken, .nothingToUndo, .nothingToRedo, .changed, .reloaded: .notSaved
    }
  }

  @Test(arguments: Asked.allCases, FaultyStudy.Fault.allCases)
  func `a fault is told as it is, and the same works afterwards`(asked: Asked, fault: FaultyStudy.Fault) throws {
    let study = try Self.labelled()
    let session = try ReviewSession(study.file, ReviewPerspective(author: "eve"))
    let request = Self.request(asked, session)
    let before = try study.eventCount
    try study.begin(fault)
    let answer = session.answer(to: request)
    let looked = session.look()
    try study.end(fault)
    let isSaved = try study.eventCount == before + 1
    #expect(try study.eventCount == before || isSaved && asked.isDecision)
    switch Self.claim(answer) {
    case .saved: #expect(isSaved, "\(answer)")
    case .notSaved: #expect(!isSaved, "\(answer)")
    case .shown: #expect(!asked.isDecision)
    case .unknown:
      let later = try #require([looked, session.look()].compactMap(\.self).last)
      #expect(Self.claim(later) == (isSaved ? .saved : .notSaved), "\(later)")
    }
    if !isSaved {
      let again = session.answer(to: request)
      #expect(Self.claim(again) == (asked.isDecision ? .saved : .shown), "\(again)")
    }
    #expect(try study.author.verify() == [])
  }

  @Test(arguments: Asked.allCases.filter(\.isDecision), [true, false])
  func `nothing is decided on top of what is in doubt`(asked: Asked, isSaved: Bool) throws {
    let study = try Self.labelled()
    let session = try ReviewSession(study.file, ReviewPerspective(author: "eve"))
    let request = Self.request(asked, session)
    let before = try study.eventCount
    let fault: FaultyStudy.Fault = isSaved ? .unreadableAfterCommit : .unreadableAtCommit
    try study.begin(fault)
    for _ in 0..<2 {
      #expect(Self.claim(session.answer(to: request)) == .unknown)
      // What is not known stays on the screen.
      #expect(session.look() == nil)
    }
    try study.end(fault)
    guard case .warned(let text, _) = session.answer(to: request) else {
      Issue.record("nothing was said of what was in doubt")
      return
    }
    #expect(text.contains(isSaved ? "It was saved." : "It was not saved; press it again."), "\(text)")
    #expect(try study.eventCount == before + (isSaved ? 1 : 0))
  }

  @Test(arguments: FaultyStudy.Fault.allCases)
  func `a look that fails is made again, and misses nothing`(fault: FaultyStudy.Fault) throws {
    let study = try Self.labelled()
    let session = try ReviewSession(study.file, ReviewPerspective(author: "eve"))
    #expect(session.look() == nil)
    try study.author.decide(.outcome(.drop, insteadOf: nil), on: InstanceKey("i-3"), by: "frank")
    try study.begin(fault)
    var found = session.look()
    if case .unread? = found {
      // It is said once.
      #expect(session.look() == nil)
      found = nil
    }
    try study.end(fault)
    let answer = try #require(found ?? session.look())
    guard case .changed(let changes, _) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(changes.map(\.instance) == [3] && changes[0].decisions?.outcome == .drop)
    #expect(session.look() == nil)
  }
}
