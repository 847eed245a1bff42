import Study
import Testing

@testable import Store

@Suite struct ReviewTests {
  @Test func `the table holds every label in force with what stands beside it`() throws {
    let study = try TemporaryStudy(instances: 3)
    let alice = try study.desk()
    try alice.actOnNext(.rate(4))
    let second = try #require(try alice.next(.single)?.work.id)
    try alice.act(.rate(2), on: second)
    try alice.act(.unsure(true), on: second)
    try alice.actOnNext(.exclude(.language, note: "Not mine."))
    let fourth = try #require(try alice.next(.single)?.work.id)
    let label = try alice.act(.rate(5), on: fourth)
    try alice.act(.takeBack(of: label), on: fourth)
    try alice.act(.note("Odd."), on: fourth)
    try study.desk("bob").actOnNext(.rate(1))
    let (table, cursor) = try study.file.review(ReviewPerspective(author: "ann"))
    #expect(table.indices.map { table.key(of: $0).text } == ["h-0", "h-1", "h-2"])
    #expect(table[0].people.map(\.ratingA?.rawValue) == [4, 1])
    #expect(table[0].deltaSingle == 3 && table[0].isExcluded == false)
    #expect(table[1].isUnsure && table[1].people.map(\.ratingA?.rawValue) == [2])
    #expect(table[2].isExcluded)
    // What was taken back is no label; its comment stands on the page of the instance.
    #expect(table[0].people.map(\.ratingB) == [nil, nil])
    let dossier = try #require(try study.file.dossier(0, cursor))
    #expect(dossier.instance == TemporaryStudy.instance(0))
    #expect(dossier.labels.map(\.comment).compactMap { $0 } == ["Odd."])
    #expect(dossier.labels.compactMap(\.label).count == 2)
    let third = try #require(try study.file.dossier(2, cursor)?.labels.compactMap(\.exclusion).first)
    #expect(third == InstanceDossier.Exclusion(reason: .language, note: "Not mine."))
    let history = try study.file.history(0, cursor)
    #expect(
      history.map(\.what) == [
        .label(.rating(try #require(Rating(rawValue: 4)))), .label(.rating(try #require(Rating(rawValue: 5)))),
        .takenBack, .comment("Odd."), .label(.rating(try #require(Rating(rawValue: 1)))),
      ])
    #expect(try study.file.dossier(3, cursor) == nil)
  }

  @Test func `a mark on what was put off, taken back or never judged is found, and is no label`() throws {
    let study = try TemporaryStudy(instances: 4)
    let alice = try study.desk()
    for instance in 0..<3 {
      let work = try #require(try alice.next(.single)?.work.id)
      switch instance {
      case 0: try alice.act(.takeBack(of: try alice.act(.rate(5), on: work)), on: work)
      case 1: try alice.act(.unsure(true), on: work)
      default: try alice.act(.note("No."), on: work)
      }
      try alice.act(.note("Odd."), on: work)
      if instance == 2 { try alice.act(.note(""), on: work) }
      try alice.act(.postpone, on: work)
    }
    var (table, cursor) = try study.file.review(ReviewPerspective(author: "ann"))
    let number = try #require(table.annotators.firstIndex { $0.name == "alice" })
    func found(_ table: ReviewTable, in filter: ReviewFilter = .standard, _ change: (inout ReviewFilter) -> Void) -> Int
    {
      var filter = filter
      change(&filter)
      return ReviewList(table, filter: filter).rows.count
    }
    #expect(found(table) { $0.isCommented = true } == 2)
    #expect(found(table, in: .everything) { $0.isUnsure = true } == 1)
    #expect(found(table) { $0.handled = number } == 0)
    #expect(table.indices.allSatisfy { table[$0].deltaSingle == nil && !table[$0].isExcluded })
    // The same by changes as by reading anew, once it is judged after all.
    let work = try #require(try alice.next(.single)?.work.id)
    try alice.act(.note("Again."), on: work)
    try alice.act(.rate(2), on: work)
    let changes = try study.file.changes(since: &cursor)
    for (instance, labels) in changes.labels { table.setLabels(labels, of: instance) }
    let fresh = try study.file.review(ReviewPerspective(author: "ann")).table
    #expect(table.indices.map { table[$0] } == fresh.indices.map { fresh[$0] })
    #expect(found(table) { $0.handled = number } == 1)
  }

  @Test func `gaps among the rows do not shift anybody's labels`() throws {
    var numbers = RowNumbers()
    for id in [3, 4, 9, 20] as [Int64] { numbers.append(id) }
    #expect([3, 4, 9, 20].map { numbers.number(of: $0) } == [0, 1, 2, 3])
    #expect([0, 5, 21, -1].map { numbers.number(of: $0) } == [nil, nil, nil, nil])
    var dense = RowNumbers()
    for id in 7...9 { dense.append(Int64(id)) }
    #expect([6, 7, 9, 10].map { dense.number(of: $0) } == [nil, 0, 2, nil])
    #expect(RowNumbers().number(of: 1) == nil)
  }

  @Test func `a study without labels, and one without instances, can be looked at`() throws {
    let study = try TemporaryStudy(instances: 0, annotators: [])
    #expect(try study.file.review(ReviewPerspective(author: "ann")).table.count == 0)
    let unlabelled = try TemporaryStudy()
    let table = try unlabelled.file.review(ReviewPerspective(author: "ann")).table
    #expect(table.count == 3 && table.labelCount == 0)
  }

  @Test func `a search finds texts and ids, and takes no sign for a pattern`() throws {
    let study = try TemporaryStudy(instances: 12)
    let cursor = try study.file.review(ReviewPerspective(author: "ann")).cursor
    func found(_ text: String) throws -> [Int] { try study.file.search(text, cursor).sorted() }
    #expect(try found("second 3") == [3])
    #expect(try found("H-1") == [1, 10, 11])
    #expect(try found("Question 7?") == [7])
    #expect(try found("\"so\" \\") == Array(0..<12))
    #expect(try found("Fi%t") == [])
    #expect(try found("h_1") == [])
    #expect(try found("") == [])
    #expect(try found("é e\u{301}") == Array(0..<12))
  }

  @Test func `another label of an annotator is a change of that instance alone`() throws {
    let reviewed = try ReviewedStudy()
    let other = try reviewed.study.reopened()
    var (table, cursor) = try other.review(ReviewPerspective(author: "ann"))
    let desk = try reviewed.study.desk("bob")
    let act = try #require(try desk.undoable(.preference))
    try desk.act(.takeBack(of: act.id), on: act.work.id)
    try desk.act(.prefer(.muchB), on: act.work.id)
    let changes = try other.changes(since: &cursor)
    #expect(changes.labels.map { table.key(of: $0.instance) } == [try desk.whole(act.work).instance])
    for (instance, labels) in changes.labels { table.setLabels(labels, of: instance) }
    let fresh = try other.review(ReviewPerspective(author: "ann")).table
    #expect(table.indices.map { table[$0] } == fresh.indices.map { fresh[$0] })
  }

  @Test func `labels that contradict each other across machines count for neither`() throws {
    let reviewed = try ReviewedStudy()
    try reviewed.file.close()
    // The same piece of work, labelled otherwise by another writer.
    try TamperedFile.run(
      reviewed.study.path,
      """
      INSERT INTO writer (uuid) VALUES ('11111111-1111-1111-1111-111111111111');
      INSERT INTO standing SELECT work, 2, annotator, formulation, state, event, 5 FROM standing WHERE work = 1;
      """)
    let table = try reviewed.study.reopened().review(ReviewPerspective(author: "ann")).table
    #expect(table[0].isConflicting)
    #expect(table[0].people.map(\.ratingA?.rawValue) == [nil, 5])
    #expect(table[0].deltaA == nil)
  }

  @Test func `a study is finished where people have labelled all work, and further work makes it unfinished`() throws {
    let begun = try TemporaryStudy(instances: 2, annotators: ["alice"])
    #expect(try begun.file.isFinished() == false)
    let study = try ReviewedStudy()
    #expect(try study.file.isFinished())
    try study.decide(.more(1), on: "h-0")
    #expect(try study.file.isFinished() == false)
  }
}
