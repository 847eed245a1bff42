import Foundation
import Store
import Study
import Testing

@testable import Sessions

/// The days between the two formulations, where a clock was wrong or an author decides.
@Suite struct WashoutTests {
  /// By how many days the clock is wrong while the first formulation is labelled.
  @Test(arguments: [0.0, 5_000, -20_000, 400, -1])
  func `one wrong clock neither puts the second formulation off for years nor opens it`(days: Double) throws {
    let study = try SessionStudy(washoutDays: 7)
    let session = try study.session()
    study.wait(days: days)
    try session.finish(.single)
    study.wait(days: -days)
    let opens = SessionStudy.noon.addingTimeInterval(7 * SessionStudy.day)
    #expect(try session.station().stage == .washout(done: .single, next: .preference, opens: opens))
    study.wait(days: 6.9)
    #expect(try session.station().stage == .washout(done: .single, next: .preference, opens: opens))
    study.wait(days: 0.2)
    #expect(try session.station().stage == .work(.preference))
  }

  @Test func `an author opens the second formulation before its time, for one annotator`() throws {
    let study = try SessionStudy(washoutDays: 7)
    let session = try study.session()
    try study.file.open(.preference, for: "ann")
    #expect(try session.station().stage == .work(.single))
    try session.finish(.single)
    #expect(try session.station().stage == .work(.preference))
    #expect(try study.file.verify() == [])
  }
}
