import GRDB
import Study
import Testing

@testable import Store

/// What came with instances beside their texts.
@Suite struct OriginTests {
  private func kept(_ file: StudyFile) throws -> [String: String] {
    var kept: [String: String] = [:]
    try file.instances { kept[$0.key.text] = $0.kept }
    return kept
  }

  private static let columns = #"{"uid": "7", "score": 1.50, "é": null}"#

  private func study() throws -> TemporaryStudy {
    let study = try TemporaryStudy(instances: 2)
    try study.file.addInstances { add in
      var instance = TemporaryStudy.instance(2)
      instance.kept = Self.columns
      try add(instance)
    }
    return study
  }

  @Test func `columns that were kept come back as they were, with a copy and after an erasure too`() throws {
    let study = try study()
    #expect(try kept(study.file) == ["h-2": Self.columns])
    #expect(try study.file.verify() == [])
    try study.file.withdraw("bob")
    try study.file.erase("bob", to: study.folder + "/erased.demur")
    #expect(try kept(StudyFile.open(study.folder + "/erased.demur", access: .readOnly)) == ["h-2": Self.columns])
  }

  @Test(arguments: [
    "UPDATE origin SET kept = '{}'", "DELETE FROM origin", "INSERT INTO origin (instance, kept) VALUES (1, '{}')",
    "UPDATE origin SET instance = 1", "UPDATE origin SET fingerprint = '00112233445566778899aabbccddeeff'",
    "INSERT INTO origin (instance, attached, subset) VALUES (1, randomblob(32), 'x')",
  ])
  func `whoever changes them by hand is told of`(_ change: String) throws {
    let study = try study()
    try study.file.close()
    let queue = try DatabaseQueue(path: study.path)
    try queue.write { try $0.execute(sql: change) }
    try queue.close()
    #expect(try study.reopened().verify().contains { $0.rule == .instance })
  }

  @Test func `a packed file holds none of them`() throws {
    let study = try study()
    let people = try study.file.annotators().map(\.annotator)
    let alice = try #require(people.first)
    try study.file.addWork([
      PlannedWork(
        instance: InstanceKey("h-2"), annotator: alice.id, formulation: .single, response: .a, occasion: .original,
        slot: 0, position: 9, firstShown: nil)
    ])
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    let queue = try DatabaseQueue(path: laptop.path)
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM origin") } == 0)
    #expect(try queue.read { try String.fetchAll($0, sql: "SELECT kind FROM event") }.contains("source") == false)
  }

  @Test func `what files were taken for stays with the study`() throws {
    let study = try TemporaryStudy(instances: 1)
    let source = DataSource(file: "x.csv", title: "CSV", rules: ["map": "context=prompt", "keep": "uid"])
    _ = try study.file.importLabels([], files: [], sources: [source])
    _ = try study.file.addInstances(files: []) { _ in
      LabelsAndSources(sources: [DataSource(file: "y", title: "HH-RLHF")])
    }
    #expect(try study.file.sources() == [source, DataSource(file: "y", title: "HH-RLHF")])
    #expect(try study.file.verify() == [])
  }
}
