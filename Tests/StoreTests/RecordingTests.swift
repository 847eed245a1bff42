import FoundationEssentials
import GRDB
@testable import Store
import Study
import Testing

@Suite struct RecordingTests {
  @Test func `the same act written twice is one act`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let work = try #require(try desk.next(.single)).work.id
    let id = ActID.new()
    let first = try desk.record(.rate(4), on: work, id: id, at: TemporaryStudy.noon)
    let second = try desk.record(.rate(4), on: work, id: id, at: TemporaryStudy.noon)
    #expect(!first.wasSavedBefore)
    #expect(second.wasSavedBefore)
    #expect(first.sequence == second.sequence)
    #expect(try desk.progress(.single).labelled == 1)
    #expect(throws: StoreError.actIDReused(id)) {
      try desk.record(.rate(5), on: work, id: id, at: TemporaryStudy.noon)
    }
    let other = try study.desk("bob")
    #expect(throws: StoreError.actIDReused(id)) {
      try other.record(.rate(4), on: try other.next(.single)?.work.id, id: id, at: TemporaryStudy.noon)
    }
  }

  @Test func `nobody acts on another's work, and is told no more than that it is not theirs`() throws {
    let study = try TemporaryStudy()
    let work = try #require(try study.desk("bob").next(.single)).work.id
    let desk = try study.desk()
    #expect(throws: StoreError.notTheirWork) { try desk.act(.rate(3), on: work) }
    #expect(throws: StoreError.notTheirWork) { try desk.act(.note("hello"), on: work) }
    #expect(throws: StoreError.notTheirWork) { try desk.serve(work) }
    #expect(throws: StoreError.notTheirWork) { try desk.serve(99_999) }
  }

  @Test func `a label fits its formulation`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    #expect(throws: StoreError.wrongFormulation(.single)) { try desk.actOnNext(.prefer(.muchA)) }
    #expect(throws: StoreError.wrongFormulation(.preference)) { try desk.actOnNext(.rate(3), .preference) }
    #expect(throws: StoreError.workRequired) { try desk.act(.rate(3)) }
    #expect(throws: StoreError.badActID("X")) {
      try desk.record(.postpone, on: try desk.next(.single)?.work.id, id: ActID(rawValue: "X"), at: TemporaryStudy.noon)
    }
  }

  @Test func `marks belong to the work and come back with it`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let work = try #require(try desk.next(.single)).work.id
    try desk.act(.unsure(true), on: work)
    try desk.act(.note("first"), on: work)
    try desk.act(.note("second \"quoted\" \u{1F600}"), on: work)
    try desk.act(.rate(3), on: work)
    let served = try desk.serve(work)
    #expect(served.isUnsure)
    #expect(served.note == "second \"quoted\" \u{1F600}")
    #expect(served.label == .rating(try #require(Rating(rawValue: 3))))
    #expect(try desk.progress(.single) == WorkProgress(total: 6, labelled: 1, unsure: 1, notes: 1))
    try desk.act(.unsure(false), on: work)
    try desk.act(.note(""), on: work)
    #expect(try desk.serve(work).isUnsure == false)
    #expect(try desk.serve(work).note == nil)
    #expect(try desk.progress(.single) == WorkProgress(total: 6, labelled: 1))
    #expect(try study.file.verify() == [])
  }

  @Test func `a comment keeps how its work stood on the screen, and one that does not is read too`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let work = try #require(try desk.next(.preference)).work.id
    let shown = Presentation(firstShown: .b, layout: "beside", columns: 120, rows: 40)
    try desk.act(.note("A is dull", shown), on: work)
    try desk.act(.note("to nobody"), on: try desk.next(.single)?.work.id)
    let payloads = try study.file.read { db in
      try String.fetchAll(db, sql: "SELECT payload FROM event WHERE kind = 'comment' ORDER BY sequence")
        .map { try CommentContent($0, path: "") }
    }
    #expect(payloads.map(\.text) == ["A is dull", "to nobody"])
    #expect(payloads.map(\.presentation) == [shown, nil])
    #expect(try study.file.verify() == [])
  }

  @Test func `onboarding tells what was consented to, read and practised`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    #expect(try desk.onboarding() == Onboarding())
    try desk.act(.consent(textHash: Fingerprint.of("consent")))
    try desk.act(.guidelines(textHash: Fingerprint.of("guidelines")))
    let four = Label.rating(try #require(Rating(rawValue: 4)))
    try desk.act(.practice(index: 1, label: four))
    try desk.act(.practice(index: 1, label: .preference(.littleA)))
    var expected = Onboarding()
    expected.consentHash = Fingerprint.of("consent")
    expected.guidelinesHash = Fingerprint.of("guidelines")
    expected.practice = [1: [four, .preference(.littleA)]]
    expected.practiceSinceChange = expected.practice
    #expect(try desk.onboarding() == expected)
    #expect(try study.desk("bob").onboarding() == Onboarding())
  }

  @Test func `a label carries its circumstances and the guidelines it was given under`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    try desk.act(.guidelines(textHash: Fingerprint.of("v1")))
    var circumstances = Circumstances.plain
    circumstances.firstShown = .b
    circumstances.unread = [.a, .b]
    circumstances.wasFast = true
    let work = try #require(try desk.next(.preference)).work.id
    try desk.act(.label(.preference(.littleB), circumstances), on: work)
    var rows: [LabelRow] = []
    try study.file.labels { rows.append($0) }
    let details = try #require(rows.first?.details)
    #expect(rows.count == 1)
    #expect(details.circumstances == circumstances)
    #expect(details.guidelinesHash == Fingerprint.of("v1"))
    #expect(details.at == TemporaryStudy.noon)
  }

  @Test func `order comes from saving, whatever the clock says`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    #expect(try desk.latestEventAt() == nil)
    let late = Date(timeIntervalSince1970: 4_000_000_000)
    let early = Date(timeIntervalSince1970: 1_000)
    let work = try #require(try desk.next(.single)).work.id
    try desk.act(.rate(1), on: work, at: late)
    try desk.act(.rate(2), on: work, at: early)
    #expect(try desk.serve(work).label == .rating(try #require(Rating(rawValue: 2))))
    #expect(try desk.lastLabelAt(.single) == early)
    #expect(try desk.latestEventAt() == early)
    #expect(try desk.lastLabelAt(.preference) == nil)
    try desk.act(.note("to the authors"), at: late)
    #expect(try desk.latestEventAt() == late)
    #expect(try study.file.verify() == [])
  }

  @Test func `the receipt is the annotator's own last act`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let empty = try desk.receipt()
    try desk.actOnNext(.rate(1))
    let first = try desk.receipt()
    #expect(first != empty)
    #expect(first.wholeMatch(of: /[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}/) != nil)
    try study.desk("bob").actOnNext(.rate(5))
    #expect(try desk.receipt() == first)
    try desk.act(.note("bye"))
    #expect(try desk.receipt() != first)
  }

  @Test func `what is asked together with an act sees it, and if it cannot be told nothing was saved`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let work = try #require(try desk.next(.single)).work.id
    let act = Act.rate(4)
    #expect(throws: CancellationError.self) {
      try desk.record(act, on: work, id: .fresh(), at: TemporaryStudy.noon) { _ in throw CancellationError() }
    }
    #expect(try desk.next(.single)?.work.id == work)
    #expect(try desk.progress(.single).labelled == 0)
    let (code, next, labelled) = try desk.record(act, on: work, id: .fresh(), at: TemporaryStudy.noon) { receipt in
      (receipt.code, try desk.next(.single)?.work.id, try desk.progress(.single).labelled)
    }
    #expect(code == (try desk.receipt()))
    #expect(next == (try desk.next(.single)?.work.id))
    #expect(next != work)
    #expect(labelled == 1)
    #expect(try study.file.verify() == [])
  }

  @Test func `a note with a NUL is refused, since its text would end there`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    #expect(throws: StoreError.unstorableText(what: "the comment", why: "it contains a NUL character")) {
      try desk.act(.note("a\0b"))
    }
  }
}
