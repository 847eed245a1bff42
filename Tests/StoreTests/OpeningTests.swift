import FoundationEssentials
import GRDB
import Glibc
import Study
import Testing

@testable import Store

@Suite struct OpeningTests {
  /// Checks that a file is refused within 5 seconds, and without a change to it.
  private func check(
    refused path: String, access: StudyFile.Access = .readWrite, sourceLocation: SourceLocation = #_sourceLocation,
    _ isExpected: (StoreError) -> Bool
  ) throws {
    let bytes = try? contents(path)
    let began = ContinuousClock.now
    let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
      _ = try StudyFile.open(path, access: access)
    }
    #expect(ContinuousClock.now - began < .seconds(5), sourceLocation: sourceLocation)
    if let error {
      #expect(isExpected(error), "\(error)", sourceLocation: sourceLocation)
      #expect("\(error)".contains(path), sourceLocation: sourceLocation)
    }
    #expect((try? contents(path)) == bytes, sourceLocation: sourceLocation)
  }

  /// Of small files only.
  private func contents(_ path: String) throws -> Data? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size < 10 << 20 else { return nil }
    return FileManager.default.contents(atPath: path)
  }

  @Test func `what is no file is named for what it is`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try check(refused: folder + "/none.demur") { $0 == .notFound(path: folder + "/none.demur") }
    try check(refused: folder) { $0 == .isDirectory(path: folder) }
    let pipe = folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    try check(refused: pipe) { if case .notAStudy = $0 { true } else { false } }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["pipe"])
  }

  @Test(arguments: [Data(), Data("not a database".utf8), Data(count: 5_000), Data("SQLite format 3\0".utf8)])
  func `other files are no studies`(content: Data) throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/other.demur"
    #expect(FileManager.default.createFile(atPath: path, contents: content))
    try check(refused: path) {
      switch $0 {
      case .notAStudy, .damaged: true
      default: false
      }
    }
  }

  @Test func `another program's database is no study`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/other.demur"
    try TamperedFile.run(path, "CREATE TABLE study (key TEXT)")
    try check(refused: path) { if case .notAStudy = $0 { true } else { false } }
  }

  /// What a hostile or clumsy hand might add to the schema.
  static let alterations = [
    "CREATE VIEW extra AS SELECT 1",
    "CREATE TRIGGER extra AFTER INSERT ON event BEGIN DELETE FROM tally; END",
    "CREATE TABLE extra (a)",
    "CREATE INDEX extra ON work (position)",
    "DROP TRIGGER event_stays",
    "DROP TABLE mark; CREATE VIEW mark AS SELECT 1 AS work",
    "DROP VIEW place; CREATE VIEW place AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    "ALTER TABLE writer ADD COLUMN extra TEXT",
    "ANALYZE",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'rating BETWEEN 1 AND 5', '1') "
      + "WHERE name = 'event'",
  ]

  @Test(arguments: alterations) func `an altered schema is refused, and nothing of it is run`(sql: String) throws {
    let study = try TemporaryStudy()
    try study.file.close()
    try TamperedFile.run(study.path, sql)
    for access in [StudyFile.Access.readWrite, .readOnly] {
      try check(refused: study.path, access: access) { if case .altered = $0 { true } else { false } }
    }
  }

  @Test func `a schema of a hundred thousand tables is refused, not read`() throws {
    let study = try TemporaryStudy()
    try study.file.close()
    let queue = try DatabaseQueue(path: study.path)
    try queue.write { db in
      try db.execute(sql: "PRAGMA writable_schema = ON")
      try db.execute(
        sql: """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
          INSERT INTO sqlite_schema
          SELECT 'table', 't' || i, 't' || i, 4, 'CREATE TABLE t' || i || '(a,b,c,d,e,f,g,h,i,j,k,l)' FROM n
          """)
    }
    try queue.close()
    try check(refused: study.path) { if case .altered = $0 { true } else { false } }
  }

  @Test func `a newer format is named so`() throws {
    let study = try TemporaryStudy()
    try study.file.close()
    try TamperedFile.run(study.path, "PRAGMA user_version = 99")
    try check(refused: study.path) { $0 == .newer(path: study.path, version: 99, known: Schema.current.number) }
  }

  @Test func `a file cut off, or with a hole at its end, is damaged`() throws {
    let study = try TemporaryStudy()
    try study.file.close()
    var status = stat()
    #expect(stat(study.path, &status) == 0)
    #expect(truncate(study.path, 1 << 30) == 0)
    try check(refused: study.path) { if case .damaged = $0 { true } else { false } }
    #expect(truncate(study.path, status.st_size) == 0)
    #expect(try study.reopened().verify() == [])
    #expect(truncate(study.path, status.st_size - 4096) == 0)
    try check(refused: study.path) { if case .damaged = $0 { true } else { false } }
  }

  @Test func `a gigabyte of nothing is refused, and the size limit comes before anything else`() throws {
    let folder = try TemporaryStudy.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/sparse.demur"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(truncate(path, 1 << 30) == 0)
    try check(refused: path) { if case .notAStudy = $0 { true } else { false } }
    var rules = OpeningRules()
    rules.largestBytes = 1 << 20
    #expect(throws: StoreError.tooLarge(path: path, bytes: 1 << 30, limit: 1 << 20)) {
      try StudyFile.open(path, rules: rules)
    }
  }

  @Test func `every overwritten page is refused or found by verify`() throws {
    let study = try TemporaryStudy(instances: 20)
    for _ in 0..<10 { try study.desk().actOnNext(.rate(3)) }
    try study.file.close()
    let whole = try #require(FileManager.default.contents(atPath: study.path))
    for page in 0..<whole.count / 4096 {
      var broken = whole
      broken.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
      let path = study.folder + "/broken.demur"
      try broken.write(to: URL(filePath: path))
      let began = ContinuousClock.now
      do {
        #expect(try StudyFile.open(path).verify() != [], "page \(page)")
      } catch is StoreError {}
      #expect(ContinuousClock.now - began < .seconds(5))
    }
  }

  @Test func `a network file system is for one annotator alone`() throws {
    var rules = OpeningRules()
    rules.fileSystem = { _ in .network("nfs") }
    let shared = try TemporaryStudy()
    #expect(throws: StoreError.networkFileSystem(path: shared.path, kind: "nfs")) {
      try StudyFile.open(shared.path, rules: rules)
    }
    let single = try TemporaryStudy(annotators: ["alice"])
    let file = try StudyFile.open(single.path, rules: rules)
    try file.desk(for: "alice").actOnNext(.rate(3))
    var generator = SystemRandomNumberGenerator()
    #expect(throws: StoreError.networkFileSystem(path: single.path, kind: "nfs")) {
      try file.addAnnotators(["bob"], rules: rules, using: &generator)
    }
    #expect(FileSystem.of(single.path) == .local)
  }

  @Test func `the connection is set as the promises need it`() throws {
    let study = try TemporaryStudy()
    let expected = [
      "journal_mode": "truncate", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0",
      "cell_size_check": "1",
      "mmap_size": "0",
    ]
    for (pragma, value) in expected {
      let found = try study.file.queue.read { try Row.fetchOne($0, sql: "PRAGMA \(pragma)") }
      #expect(found.map { "\(($0[0] as DatabaseValue).storage.value ?? "")" } == value, "\(pragma)")
    }
  }

  @Test func `a file put into WAL mode is refused: its catalogue could hide in the log`() throws {
    let study = try TemporaryStudy()
    try study.file.close()
    try TamperedFile.run(study.path, "PRAGMA journal_mode = WAL")
    try check(refused: study.path) { if case .altered = $0 { true } else { false } }
    try TamperedFile.run(study.path, "PRAGMA journal_mode = DELETE")
    try study.reopened().desk(for: "alice").actOnNext(.rate(2))
  }

  @Test func `a catalogue that leads in circles is measured in bounded time`() {
    // One interior page whose only children are itself.
    var page = [UInt8](repeating: 0, count: 512)
    (page[16], page[17]) = (2, 0)
    (page[100], page[104], page[111]) = (5, 1, 1)
    (page[112], page[113], page[203]) = (0, 200, 1)
    let gauge = SchemaGauge { offset, count in Array(page[Int(offset)..<Int(offset) + count]) }
    #expect(gauge.measured() == .tooLarge)
  }

  @Test func `a read-only study can be read, and says that it cannot be written`() throws {
    let study = try TemporaryStudy()
    let file = try StudyFile.open(study.path, access: .readOnly)
    #expect(try file.instanceCount() == ["helpful": 2, "harmless": 1])
    #expect(throws: StoreError.readOnlyFile(path: study.path)) { try file.desk(for: "alice").actOnNext(.rate(3)) }
  }
}
