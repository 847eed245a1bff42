import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

/// Labels of the same work from two machines, as a merge brings them together.
@Suite struct ConflictTests {
  private let study: TemporaryStudy
  private let desk: AnnotatorDesk
  private let work: Int64

  init() throws {
    study = try TemporaryStudy()
    desk = try study.desk()
    work = try #require(try desk.next(.single)).work.id
  }

  /// What the same annotator did on another machine, without knowing of what was done here.
  private func elsewhere(_ kind: EventKind, _ value: Int? = nil) throws {
    let content: any EventContent =
      if let value {
        LabelContent(.rated(value), .plain)
      } else if kind == .exclude {
        ExclusionContent(reason: "other", note: "")
      } else {
        PlainContent()
      }
    try study.file.write { db in
      var chain = try EventChain(db, home: WriterHome.name(inode: 1))
      let digest = try Data.fetchOne(
        db, sql: "SELECT digest FROM instance WHERE id = (SELECT instance FROM work WHERE id = ?)", arguments: [work])
      let identity = WorkIdentity(
        id: work, formulation: "single", response: "A", occasion: "original", instanceDigest: try #require(digest))
      try chain.append(
        EventDraft(kind, annotator: desk.annotator, work: identity, content: content, at: TemporaryStudy.noon))
    }
  }

  private func labels() throws -> [Label] {
    var found: [Label] = []
    try study.file.labels { found.append($0.label) }
    var plain: [Label] = []
    try study.file.labels(details: false) { plain.append($0.label) }
    #expect(plain == found)
    return found
  }

  @Test func `two different labels are both kept, and neither is in the figures`() throws {
    try desk.act(.rate(2), on: work)
    try elsewhere(.label, 4)
    #expect(try study.file.conflictCount() == 1)
    #expect(try labels() == [])
    var history: [Bool] = []
    try study.file.labelHistory { history.append($0.isCurrent) }
    #expect(history == [false, false])
    #expect(try desk.progress(.single) == WorkProgress(total: 6, labelled: 1))
    #expect(try study.file.verify() == [])
  }

  @Test func `the same label twice is one label`() throws {
    try desk.act(.rate(4), on: work)
    try elsewhere(.label, 4)
    #expect(try study.file.conflictCount() == 0)
    #expect(try labels() == [.rating(try #require(Rating(rawValue: 4)))])
    #expect(try study.file.verify() == [])
  }

  @Test func `a label against an exclusion is a conflict, against a postponement it is not`() throws {
    try desk.act(.rate(4), on: work)
    try elsewhere(.postpone)
    #expect(try labels().count == 1)
    #expect(try desk.progress(.single) == WorkProgress(total: 6, labelled: 1))
    #expect(try desk.nextPlace() == "h-1A")
    try elsewhere(.exclude)
    #expect(try study.file.conflictCount() == 1)
    #expect(try labels() == [])
    #expect(try study.file.verify() == [])
  }

  @Test func `whoever sees the other machine's label and changes it has the last word`() throws {
    try elsewhere(.label, 4)
    #expect(try desk.serve(work).label == .rating(try #require(Rating(rawValue: 4))))
    try desk.act(.rate(2), on: work)
    #expect(try study.file.conflictCount() == 0)
    #expect(try labels() == [.rating(try #require(Rating(rawValue: 2)))])
    #expect(try study.file.verify() == [])
  }
}
