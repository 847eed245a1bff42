import Foundation
import Screens
import Store
import Study
import Testing

@testable import Sessions

@Suite struct StatusFaultTests {
  private static func review(_ study: FaultyStudy) -> @Sendable (StatusSubject, BusyPatience) throws -> ReviewRun {
    { _, _ in try ReviewRun(ReviewSession(study.file, ReviewPerspective(author: "eve")), filter: ReviewFilter(.any)) }
  }

  @Test(arguments: FaultyStudy.Fault.allCases)
  func `a status that cannot be read is read again`(fault: FaultyStudy.Fault) throws {
    let study = try ReviewFaultTests.labelled()
    let session = try StatusSession(study.file, review: Self.review(study))
    #expect(session.look() == nil)
    _ = try study.author.addAnnotators(["carol"])
    try study.begin(fault)
    var found = session.look()
    if case .unread? = found {
      #expect(session.look() == nil)
      found = nil
    }
    try study.end(fault)
    let answer = try #require(found ?? session.look())
    guard case .lines(let lines) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(lines.contains { $0.text.description.contains("carol") } && session.lines == lines)
    #expect(session.look() == nil)
  }

  @Test(arguments: FaultyStudy.Fault.allCases)
  func `a review that cannot be opened leaves the status on the screen`(fault: FaultyStudy.Fault) throws {
    let study = try ReviewFaultTests.labelled()
    let session = try StatusSession(study.file, review: Self.review(study))
    try study.begin(fault)
    let step = session.carryOut(.instances(.formulation("single")))
    try study.end(fault)
    switch step {
    case .leave: #expect(session.takeChoice() != nil)
    case .answer(let answer):
      guard case .unread(let reason) = answer else { throw Unexpected(answer: answer) }
      #expect(reason.description.hasPrefix("Not shown: ") && session.takeChoice() == nil)
    }
    guard case .leave = session.carryOut(.instances(.formulation("single"))) else {
      throw Unexpected(answer: .unread("it was not opened"))
    }
    #expect(session.takeChoice() != nil && session.takeChoice() == nil)
  }

  private struct Unexpected: Error { var answer: StatusAnswer }
}
