import Foundation
import Screens
import Store
import Study
import Testing

@testable import Sessions

/// The sources of disagreement behind the review's screen.
@Suite struct ReviewSourcesSessionTests {
  @Test func `they are computed beside what else is asked, and brought by a look`() throws {
    let study = try ReviewFaultTests.labelled()
    let session = try ReviewSession(study.author, ReviewPerspective(author: "ann"))
    #expect(session.lookInterval == 700)
    #expect(session.answer(to: .sources) == .computing)
    #expect(session.lookInterval == 100)
    guard case .opened = session.answer(to: .open(0)) else {
      Issue.record("nothing is opened meanwhile")
      return
    }
    let end = Date().addingTimeInterval(180)
    var found: ReviewAnswer?
    while found == nil, Date() < end { found = session.look() }
    #expect(found == .sources(ReviewSources(session.table)))
    #expect(session.lookInterval == 700 && session.look() == nil)
  }

  @Test func `scripted keys wait for them`() throws {
    let study = try ReviewFaultTests.labelled()
    let session = try ReviewSession(study.author, ReviewPerspective(author: "ann"))
    session.waitForSources()
    #expect(session.answer(to: .sources) == .sources(ReviewSources(session.table)))
  }

  @Test func `the labels of a large table are summed up before they are asked for`() throws {
    let study = try ReviewFaultTests.labelled()
    let session = try ReviewSession(study.author, ReviewPerspective(author: "ann"), besideFrom: 1)
    #expect(session.lookInterval == 100)
    let end = Date().addingTimeInterval(180)
    var found: ReviewAnswer?
    while found == nil, Date() < end { found = session.look() }
    #expect(found == .effectBase(ReviewEffect.Base(session.table)))
    #expect(session.lookInterval == 700 && session.look() == nil)
  }
}
