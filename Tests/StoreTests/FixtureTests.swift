import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

/// Files of every format that ever landed, opened by this demur.
@Suite struct FixtureTests {
  @Test func `a study of format 1 opens with all that was in it`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/old.demur"
    try Self.restore("version1", version: 1, to: path)
    let file = try StudyFile.open(path)
    #expect(try file.settings.guidelines == "Judge what is there.")
    #expect(try file.practice().map(\.why) == ["It answers in kind."])
    let desk = try file.desk(for: "alice")
    #expect(
      try desk.progress(.single)
        == WorkProgress(total: 4, labelled: 2, excluded: 1, postponed: 1, unsure: 1, notes: 1))
    #expect(try desk.receipt() == "111a-bb7f-4d82")
    #expect(try file.head() == "7be6be952b0e5865ce82247ee569f452f5577acfbcd1a63b20074ca96a8f1b6a")
    #expect(try file.verify() == [])
    try desk.actOnNext(.rate(5))
    #expect(try file.verify() == [])
  }

  @Test func `a study of format 2 opens with all that was in it`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/old.demur"
    try Self.restore("version2", version: 2, to: path)
    let file = try StudyFile.open(path)
    #expect(try file.settings.guidelines == "Judge all that is there.\n")
    #expect(Array(try file.attributes().values) == [["language": "en"]])
    var labels = 0
    try file.labels { _ in labels += 1 }
    #expect(labels == 18)
    #expect(try file.decisions().count == 1)
    #expect(
      try file.head() == "deb9f0f155d0ddb1d52e4a60553aef814744ec0e98f101db0067355cf04c37e7")
    #expect(try file.verify() == [])
  }

  @Test func `a study of format 3 opens with all that was in it, and texts can be attached`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/old.demur"
    try Self.restore("version3", version: 3, to: path)
    let read = try StudyFile.open(path, access: .readOnly)
    #expect(try read.verify() == [] && read.sources() == [])
    var instances: [String] = []
    try read.instances { instances.append("\($0.key) \($0.hasText) \($0.kept ?? "-")") }
    #expect(instances == ["h-1 true -", "h-2 true -", "x-1 false -"])
    try read.close()
    let file = try StudyFile.open(path)
    #expect(try file.head() == "cd3c0f9f7a9465078cd970beb727dc4b00c01bd19c5c0168cc74336dabe73e06")
    var texts = TemporaryStudy.instance(0)
    texts.key = InstanceKey("x-1")
    #expect(
      try file.addInstances(files: []) { add in
        try add(texts); return LabelsAndSources()
      }.attached == 1)
    #expect(try file.verify() == [])
  }

  @Test func `a study of format 1 comes up to date by opening it for writing, and not by reading it`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/old.demur"
    try Self.restore("version1", version: 1, to: path)
    let current = Schema.current.number
    let read = try StudyFile.open(path, access: .readOnly)
    #expect(try read.verify() == [])
    #expect(try read.desk(for: "alice").next(.single)?.work.formulation == .single)
    var labels = 0
    try read.labels { _ in labels += 1 }
    #expect(labels == 2)
    try read.close()
    #expect(try Self.version(path) == 1)
    try StudyFile.open(path).close()
    #expect(try Self.version(path) == current)
    #expect(try StudyFile.open(path, access: .readOnly).verify() == [])
  }

  @Test(arguments: [("version1", 1), ("version2", 2), ("version3", 3)])
  func `an older study is migrated when asked, with itself as it was beside it`(name: String, version: Int) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/old.demur"
    try Self.restore(name, version: version, to: path)
    var rules = OpeningRules()
    rules.migrates = false
    let newest = Schema.current.number
    #expect(throws: StoreError.older(path: path, version: version, known: newest)) {
      try StudyFile.open(path, rules: rules)
    }
    #expect(try Self.version(path) == version)
    let migration = try StudyFile.migrate(path) { "\(folder)/before-\($0)" }
    #expect((migration.from, migration.to) == (version, newest))
    #expect(try Self.version(path) == newest && Self.version("\(folder)/before-\(version)") == version)
    let heads = try [path, "\(folder)/before-\(version)"].map { try StudyFile.open($0, access: .readOnly).head() }
    #expect(heads == [migration.head, migration.head])
    try StudyFile.open(path, rules: rules).close()
    // Nothing is done twice, and no backup is written over.
    #expect(try StudyFile.migrate(path) { _ in "\(folder)/before-\(version)" }.from == newest)
  }

  @Test(arguments: [("version1", 1), ("version2", 2), ("version3", 3)])
  func `a private copy of an older study verifies and is read like the study`(name: String, version: Int) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/old.demur"
    try Self.restore(name, version: version, to: path)
    let file = try StudyFile.open(path, access: .readOnly)
    let copy = try file.privateCopy()
    #expect(try copy.verify() == [])
    #expect(try copy.head() == file.head())
    let counts = try [file, copy].map { one in
      var count = 0
      try one.labels { _ in count += 1 }
      return count
    }
    #expect(counts[0] > 0 && counts[0] == counts[1])
    #expect(try Self.version(path) == version)
  }

  @Test func `a migration whose backup cannot be made changes nothing`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/old.demur"
    try Self.restore("version2", version: 2, to: path)
    #expect(throws: StoreError.alreadyExists(path: path)) { try StudyFile.migrate(path) { _ in path } }
    #expect(throws: StoreError.self) { try StudyFile.migrate(path) { _ in "\(folder)/none/x" } }
    #expect(try Self.version(path) == 2)
  }

  @Test func `a new study has the newest format`() throws {
    let study = try TemporaryStudy()
    #expect(try Self.version(study.path) == Schema.current.number)
    #expect(Schema.current.number == 4)
  }

  private static func version(_ path: String) throws -> Int? {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  /// Plays a dump back; the two numbers of the header are not in dumps.
  static func restore(_ name: String, version: Int, to path: String) throws {
    let dump = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).sql")
    let sql = String(decoding: try Data(contentsOf: dump), as: UTF8.self)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: sql)
      try db.execute(sql: "PRAGMA application_id = \(0x646D_7572); PRAGMA user_version = \(version)")
    }
    try queue.close()
  }
}
