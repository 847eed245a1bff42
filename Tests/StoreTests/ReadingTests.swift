import Foundation
import GRDB
import Study
import Testing

@testable import Store

/// What was read of a piece of work, over labels that are taken back and over leaving.
@Suite struct ReadingTests {
  private static func seen(
    _ seconds: Double, since: Double? = nil, unread: [ResponseLetter] = [], context: Bool? = false, fast: Bool = false
  ) -> Circumstances {
    Circumstances(
      firstShown: nil, activeSeconds: seconds, secondsSinceLabel: since ?? seconds, unread: unread,
      isContextUnread: context, wasFast: fast, layout: "scrolled", columns: 80, rows: 24)
  }

  private static func label(_ value: Int, _ seen: Circumstances) -> Act {
    .label(.rating(Rating(rawValue: value) ?? .allCases[0]), seen)
  }

  private func exported(_ file: StudyFile) throws -> [Circumstances?] {
    var found: [Circumstances?] = []
    try file.labels { found.append($0.details?.circumstances) }
    return found
  }

  @Test func `a label taken back leaves what was read, and so does leaving`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    #expect(try desk.next(.single)?.read == nil)
    let id = try desk.actOnNext(Self.label(3, Self.seen(22, unread: [.a], context: true)))
    let work = try #require(try desk.undoable(.single)?.work.id)
    try desk.act(.takeBack(of: id), on: work)
    #expect(try desk.next(.single)?.read == Self.seen(22, since: 0, unread: [.a], context: true))
    try desk.act(.read(Self.seen(30, since: 8, unread: [.a])), on: work)
    let again = try study.reopened().desk(for: "alice")
    #expect(try again.next(.single)?.read == Self.seen(30, since: 8, unread: [.a]))
    // Marks of reading are neither undone nor in the way of undo.
    #expect(try again.undoable(.single) == nil)
    #expect(try again.redoable(.single)?.id == id)
    try again.act(Self.label(2, Self.seen(31, since: 9)), on: work)
    #expect(try exported(study.file) == [Self.seen(31, since: 9)])
    #expect(try again.progress(.single) == WorkProgress(total: 6, labelled: 1))
    #expect(try study.file.verify() == [])
  }

  @Test func `a restored label stands with what was read before it was restored`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let id = try desk.actOnNext(Self.label(3, Self.seen(2, unread: [.a], context: true, fast: true)))
    let work = try #require(try desk.undoable(.single)?.work.id)
    try desk.act(.takeBack(of: id), on: work)
    try desk.act(.read(Self.seen(40, since: 38)), on: work)
    try desk.act(.restore(of: id), on: work)
    #expect(try exported(study.file) == [Self.seen(40, since: 2)])
    let (_, cursor) = try study.file.review(ReviewPerspective(author: "me"))
    let dossier = try #require(try study.file.dossier(0, cursor))
    #expect(dossier.labels.compactMap(\.circumstances) == [Self.seen(40, since: 2)])
    // A label that was replaced keeps what was read when it was given.
    let other = try desk.undoable(.single)?.id
    #expect(other == id)
    try desk.act(.takeBack(of: id), on: work)
    try desk.act(Self.label(5, Self.seen(41, since: 1)), on: work)
    var history: [Double?] = []
    try study.file.labelHistory { history.append($0.details?.circumstances?.activeSeconds) }
    #expect(history == [2, 41])
  }

  @Test func `putting off and putting aside keep it`() throws {
    let study = try TemporaryStudy(instances: 1, annotators: ["alice"])
    let desk = try study.desk()
    let first = try #require(try desk.next(.single)).work.id
    try desk.act(.read(Self.seen(12, unread: [.a])), on: first)
    try desk.act(.postpone, on: first)
    try desk.actOnNext(.rate(1))
    #expect(try desk.next(.single)?.read == Self.seen(12, unread: [.a]))
    let id = try desk.act(.exclude(.other, note: "x"), on: first)
    try desk.act(.takeBack(of: id), on: first)
    #expect(try desk.next(.single)?.read == Self.seen(12, unread: [.a]))
  }

  @Test func `labels from elsewhere and of simulations were read on no screen`() throws {
    for layout in [Circumstances.imported, Simulation.layout] {
      let study = try TemporaryStudy()
      let desk = try study.desk()
      var seen = Self.seen(99)
      seen.layout = layout
      let id = try desk.actOnNext(Self.label(3, seen))
      try desk.act(.takeBack(of: id), on: try #require(try desk.undoable(.single)?.work.id))
      #expect(try desk.next(.single)?.read == nil)
    }
  }

  @Test func `what several files say is joined, and forged marks are found`() throws {
    #expect(
      Self.seen(9, unread: [.a, .b], context: true).joined(with: Self.seen(5, unread: [.b], context: true, fast: true))
        == Self.seen(9, since: 5, unread: [.b], context: true))
    #expect(Self.seen(9, context: nil).joined(with: Self.seen(5, context: true)).isContextUnread == nil)
    #expect(Self.seen(9, context: nil).joined(with: Self.seen(5)).isContextUnread == false)
    let study = try TemporaryStudy()
    try study.desk().act(.read(Self.seen(3)), on: try #require(try study.desk().next(.single)).work.id)
    #expect(try study.file.verify() == [])
    try study.file.close()
    let queue = try DatabaseQueue(path: study.path)
    try queue.write { try $0.execute(sql: "DELETE FROM reading") }
    try queue.close()
    #expect(
      try study.reopened().verify().map(\.description).map { $0.contains("what was read of it does not follow") } == [
        true
      ])
  }

  @Test func `nobody reads what is another's, and nothing without work`() throws {
    let study = try TemporaryStudy()
    let theirs = try #require(try study.desk("bob").next(.single)).work.id
    #expect(throws: StoreError.notTheirWork) { try study.desk().act(.read(Self.seen(3)), on: theirs) }
    #expect(throws: StoreError.workRequired) { try study.desk().act(.read(Self.seen(3))) }
  }
}
