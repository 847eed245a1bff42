import Foundation
import Screens
import Study
import Testing

@testable import Sessions

/// Undo where the other formulation has opened, or waits to.
struct UndoPriceTests {
  @Test(arguments: [0, 4])
  func `once the second formulation has opened, the first is closed, with its practice or without`(_ practice: Int)
    throws
  {
    let study = try SessionStudy(practice: practice)
    let session = try study.session()
    for index in 0..<practice / 2 {
      _ = session.answer(to: .record(.practice(index: index, label: .rating(Rating.allCases[0])), on: nil))
    }
    try session.finish(.single)
    study.wait(days: 7.01)
    let station = try session.station()
    #expect(station.stage == (practice == 0 ? .work(.preference) : .practice(index: practice / 2, .preference)))
    #expect(station.practiceFollowsLabel == (practice > 0))
    for request in [AnnotateRequest.undo, .undoAtItsPrice] {
      #expect(session.answer(to: request, from: station) == .closed(.single))
    }
    #expect(try session.station() == station)
    #expect(try session.desk.progress(.single).isComplete)
  }

  @Test func `while it waits, the price is said first, and paid only when asked for`() throws {
    let study = try SessionStudy()
    let session = try study.session()
    try session.finish(.single)
    // Whoever has just finished may look for a slip.
    guard case .moved(.takenBack, _) = session.answer(to: .undo) else { throw Unexpected() }
    #expect(session.answer(to: .redo) != .nothingToRedo)
    study.wait(days: 6)
    let before = try session.station()
    guard case .priced(let act, .preference, let from, let to) = session.answer(to: .undo) else { throw Unexpected() }
    #expect(act.work.formulation == .single)
    #expect(from == SessionStudy.noon + 7 * SessionStudy.day && to == from + 6 * SessionStudy.day)
    #expect(try session.station() == before)
    guard case .moved(.takenBack, let after) = session.answer(to: .undoAtItsPrice) else { throw Unexpected() }
    #expect(after.stage == .work(.single))
    // Restoring it costs nothing.
    guard case .moved(.restored, let back) = session.answer(to: .redo) else { throw Unexpected() }
    #expect(back.stage == before.stage)
    _ = session.answer(to: .undoAtItsPrice)
    try session.finish(.single)
    #expect(try session.station().stage == .washout(done: .single, next: .preference, opens: to))
  }

  @Test func `without a washout the last label of the first formulation can be taken back from the second`() throws {
    let study = try SessionStudy(washoutDays: 0, practice: 2)
    let session = try study.session()
    _ = session.answer(to: .record(.practice(index: 0, label: .rating(Rating.allCases[0])), on: nil))
    try session.finish(.single)
    study.wait(days: 30)
    #expect(try session.station().stage == .practice(index: 1, .preference))
    guard case .moved(.takenBack, let station) = session.answer(to: .undo) else { throw Unexpected() }
    #expect(station.stage == .work(.single))
  }

  @Test func `within a formulation nothing has a price`() throws {
    let study = try SessionStudy()
    let session = try study.session()
    try session.finish(.single)
    study.wait(days: 8)
    try session.finish(.preference)
    study.wait(days: 100)
    #expect(try session.station().stage == .complete(last: .preference))
    guard case .moved(.takenBack, let station) = session.answer(to: .undo) else { throw Unexpected() }
    #expect(station.stage == .work(.preference))
  }

  private struct Unexpected: Error {}
}
