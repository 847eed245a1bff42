import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

@Suite struct ConcurrencyTests {
  @Test func `eight connections label at once, and every acknowledged label is there`() async throws {
    let names = (0..<8).map { "person \($0)" }
    let study = try TemporaryStudy(instances: 5, annotators: names)
    let path = study.path
    let acknowledged = try await withThrowingTaskGroup(of: [ActID].self) { group in
      for name in names {
        group.addTask {
          let desk = try StudyFile.open(path).desk(for: name)
          var acts: [ActID] = []
          while try desk.next(.single) != nil { acts.append(try desk.actOnNext(.rate(acts.count % 5 + 1))) }
          return acts
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    var saved: Set<ActID> = []
    try study.file.labels { row in if let act = row.details?.act { saved.insert(act) } }
    #expect(acknowledged.count == 80)
    #expect(saved == Set(acknowledged))
    #expect(try study.file.verify() == [])
  }

  /// A further version as a later demur might bring it.
  static let later = Schema(
    versions: Schema.current.versions + [
      Schema.Version(
        objects: newest.objects + [.table("later", "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")],
        steps: ["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"])
    ])
  private static let newest = Schema.current.versions[Schema.current.number - 1]

  @Test func `eight connections bring an old file up to date at once, and all succeed`() async throws {
    for _ in 0..<10 {
      let study = try TemporaryStudy(instances: 1, annotators: ["alice"])
      try study.desk().actOnNext(.rate(4))
      let path = study.path
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<8 {
          group.addTask {
            let file = try StudyFile.open(path, schema: Self.later)
            return try file.desk(for: "alice").progress(.single).labelled
          }
        }
        for try await labelled in group { #expect(labelled == 1) }
      }
      #expect(throws: StoreError.newer(path: path, version: Self.later.number, known: Schema.current.number)) {
        try StudyFile.open(path)
      }
    }
  }

  @Test func `an old file is not changed by reading it`() throws {
    let study = try TemporaryStudy(instances: 1)
    #expect(throws: StoreError.older(path: study.path, version: Schema.current.number, known: Self.later.number)) {
      try StudyFile.open(study.path, access: .readOnly, schema: Self.later)
    }
    #expect(try study.reopened().verify() == [])
  }

  @Test func `a migration that fails half-way changes nothing`() throws {
    let study = try TemporaryStudy(instances: 1)
    let broken = Schema(
      versions: Schema.current.versions + [
        Schema.Version(objects: [], steps: ["CREATE TABLE later (a) STRICT", "CREATE NONSENSE"])
      ])
    #expect(throws: StoreError.self) { try StudyFile.open(study.path, schema: broken) }
    #expect(try study.reopened().verify() == [])
  }

  @Test func `a copy of the file goes on with a chain of its own`() throws {
    let study = try TemporaryStudy()
    try study.desk().actOnNext(.rate(1))
    let label = try #require(try study.desk().undoable(.single))
    try study.file.close()
    let copy = study.folder + "/copy.demur"
    try FileManager.default.copyItem(atPath: study.path, toPath: copy)
    let file = try StudyFile.open(copy)
    let desk = try file.desk(for: "alice")
    // What was done before the copying can still be taken back.
    try desk.act(.takeBack(of: label.id), on: label.work.id)
    try desk.actOnNext(.rate(5))
    #expect(try desk.progress(.single) == WorkProgress(total: 6, labelled: 1))
    let chains = try file.read { db in
      try Int.fetchAll(db, sql: "SELECT count(*) FROM event GROUP BY writer ORDER BY writer")
    }
    #expect(chains.count == 2 && chains[1] == 2)
    #expect(try file.verify() == [])
  }
}
