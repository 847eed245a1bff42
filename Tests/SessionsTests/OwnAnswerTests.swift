import Foundation
import Screens
import Store
import Study
import Terminal
import Testing

@testable import Sessions

/// Going back to one's own answers, on a real file.
struct OwnAnswerTests {
  private struct Unexpected: Error {}

  private static func labels(_ study: SessionStudy) throws -> (all: [Int], current: [Int], changed: [Double?]) {
    var (all, current, changed): ([Int], [Int], [Double?]) = ([], [], [])
    try study.file.labelHistory { row in
      guard case .rating(let rating) = row.label else { return }
      all.append(rating.rawValue)
      if row.isCurrent { current.append(rating.rawValue) }
      changed.append(row.details?.changedAfter)
    }
    return (all, current, changed)
  }

  @Test func `a new label takes the place of one alone, is an event, and all the rest stays`() throws {
    let study = try SessionStudy()
    var annotator = try SessionAnnotator(study.session())
    for key in "123" { annotator.press(key, after: 1_000) }
    study.wait(days: 0.5)
    for key in "[[[" { annotator.press(key, after: 1_000) }
    #expect(annotator.text.contains("given: 1 of 3"))
    annotator.press("5", after: 1_000)
    #expect(annotator.text.contains("Changed: 5 instead of 1.") && annotator.text.contains("4 of 4"))
    let labels = try Self.labels(study)
    #expect(labels.all == [1, 2, 3, 5] && labels.current == [2, 3, 5])
    #expect(labels.changed == [nil, nil, nil, 0.5 * SessionStudy.day])
    #expect(try study.file.verify().isEmpty)
    // It is at its place when one goes back again, also after leaving.
    annotator = try SessionAnnotator(study.session())
    annotator.press("[", after: 1_000)
    #expect(annotator.text.contains("given: 3 of 3") && annotator.text.contains("You gave this one 3."))
    annotator.press("[", after: 1_000)
    annotator.press("[", after: 1_000)
    #expect(annotator.text.contains("You gave this one 5."))
    let status = try StatusReader.read(study.file)
    #expect(status.changed(.single) == 1 && status.changed(.preference) == 0)
    #expect(StatusText(status: status).lines.contains { $0.text.description.contains("1 changed") })
  }

  @Test func `what was put off stands where it was judged, and one goes back to it first`() throws {
    let study = try SessionStudy()
    var annotator = try SessionAnnotator(study.session())
    for key in "s1[" { annotator.press(key, after: 1_000) }
    #expect(annotator.text.contains("given: 2 of 2") && annotator.text.contains("You gave this one 1."))
    annotator.press("[", after: 1_000)
    #expect(annotator.text.contains("You put this off"))
    for key in "]]235" { annotator.press(key, after: 1_000) }
    #expect(try Self.labels(study).current.sorted() == [1, 2, 3, 5])
    for (place, given) in zip([4, 3, 2, 1], [5, 3, 2, 1]) {
      annotator.press("[", after: 1_000)
      #expect(annotator.text.contains("given: \(place) of 4") && annotator.text.contains("You gave this one \(given)."))
    }
  }

  @Test func `undo takes a change back, and the work is open again`() throws {
    let study = try SessionStudy()
    var annotator = try SessionAnnotator(study.session())
    for key in "12[[5u" { annotator.press(key, after: 1_000) }
    #expect(annotator.text.contains("Taken back: 5."))
    annotator.press("4", after: 1_000)
    #expect(try Self.labels(study).current == [2, 4])
    #expect(try study.file.verify().isEmpty)
  }

  @Test func `what was changed elsewhere meanwhile is replaced by nothing`() throws {
    let study = try SessionStudy()
    let session = try study.session()
    var annotator = try SessionAnnotator(session)
    annotator.press("1", after: 1_000)
    guard case .past(let past) = session.answer(to: .past(.before(nil))) else { throw Unexpected() }
    var other = try SessionAnnotator(study.session())
    other.press("[", after: 1_000)
    other.press("2", after: 1_000)
    let seen = Circumstances(
      firstShown: nil, activeSeconds: 9, unread: [], wasFast: false, layout: "scrolled", columns: 80, rows: 24)
    let change = AnnotateRequest.change(
      .label(.rating(Rating.allCases[4]), seen), of: past.answer.act, atAnyPrice: true)
    #expect(throws: StoreError.doneElsewhere) {
      try session.carryOut(change, id: .fresh(), from: session.station())
    }
    #expect(try Self.labels(study).current == [2])
  }

  @Test(arguments: Revision.allCases)
  func `a study says how far back one may go`(_ revision: Revision) throws {
    let study = try SessionStudy(revision: revision)
    var annotator = try SessionAnnotator(study.session())
    annotator.press("1", after: 1_000)
    annotator = try SessionAnnotator(study.session())
    annotator.press("2", after: 1_000)
    annotator.press("[", after: 1_000)
    let shown = annotator.text
    switch revision {
    case .never: #expect(shown.contains("This study leaves what was given as it is"))
    case .session: #expect(shown.contains("given: 1 of 1"))
    case .formulation: #expect(shown.contains("given: 2 of 2"))
    }
    annotator.press("L", after: 1_000)
    #expect(annotator.text.contains("What you gave") == (revision != .never))
  }

  @Test func `the second formulation does not see the first, and what changing costs is said`() throws {
    let study = try SessionStudy()
    let session = try study.session()
    try session.finish(.single)
    study.wait(days: 6)
    guard case .past(let past) = session.answer(to: .past(.before(nil))) else { throw Unexpected() }
    let seen = Circumstances(
      firstShown: nil, activeSeconds: 9, unread: [], wasFast: false, layout: "scrolled", columns: 80, rows: 24)
    let act = Act.label(.rating(Rating.allCases[4]), seen)
    guard case .priced = session.answer(to: .change(act, of: past.answer.act, atAnyPrice: false)) else {
      throw Unexpected()
    }
    study.wait(days: 1.1)
    #expect(try session.station().stage == .work(.preference))
    #expect(session.answer(to: .past(.before(nil))) == .noPast(.before(nil)))
    #expect(session.answer(to: .answers) == .answers([]))
    if case .moved = session.answer(to: .change(act, of: past.answer.act, atAnyPrice: true)) { throw Unexpected() }
    #expect(try Self.labels(study).all == [3, 3, 3, 3])
  }
}
