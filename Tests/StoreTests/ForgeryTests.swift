import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

/// Files whose whole chain was made to fit, by somebody who owns them.
@Suite struct ForgeryTests {
  private let study: TemporaryStudy

  init() throws { study = try TemporaryStudy() }

  @Test func `a chain that its owner recomputed verifies, and a head written down elsewhere tells`() throws {
    let desk = try study.desk()
    for value in [1, 2, 1] { try desk.actOnNext(.rate(value)) }
    let anchor = try study.file.head()
    try desk.actOnNext(.rate(4))
    #expect(try study.file.verify(anchor: anchor) == [])
    try study.file.close()
    try Forger.rewrite(study.path, Forger.improve)
    let forged = try study.reopened()
    #expect(try forged.verify() == [])
    #expect(try forged.verify(anchor: anchor).map(\.rule) == [.anchor])
  }

  @Test func `a packed file whose beginning was recomputed is not the one that was packed`() throws {
    let desk = try study.desk()
    try desk.act(.practice(index: 0, label: .rated(1)))
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    try laptop.desk.actOnNext(.rate(2))
    try laptop.file.close()
    try Forger.rewrite(laptop.path) { event in
      if event.link.kind == "practice" {
        event.payload = event.payload?.replacingOccurrences(of: "\"rating\":1", with: "\"rating\":5")
      }
    }
    #expect(try StudyFile.open(laptop.path).verify() == [])
    let error = #expect(throws: StoreError.self) { try study.file.merge([laptop.path]) }
    #expect("\(error as Any)".contains("does not know of its packing"))
  }

  @Test func `labels that were merged cannot be merged again as others`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    for value in [1, 2, 1] { try laptop.desk.actOnNext(.rate(value)) }
    try study.file.merge([laptop.path])
    try laptop.file.close()
    try Forger.rewrite(laptop.path, Forger.improve)
    #expect(try StudyFile.open(laptop.path).verify() == [])
    let error = #expect(throws: StoreError.self) { try study.file.merge([laptop.path]) }
    #expect("\(error as Any)".contains("is not the one that was merged before"))
  }

  @Test func `what says nothing that can be read is not taken into the study`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    let work = try #require(try laptop.desk.next(.single)).work.id
    try laptop.desk.act(.note("a remark"), on: work)
    try laptop.file.close()
    try Forger.rewrite(laptop.path) { event in
      if event.link.kind == "comment" { event.payload = "{not json" }
    }
    let error = #expect(throws: StoreError.self) { try study.file.merge([laptop.path]) }
    #expect("\(error as Any)".contains("says nothing that can be read"))
  }

  @Test func `a packed file that was cut short in the middle of saving says what to do`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    try laptop.desk.actOnNext(.rate(2))
    try laptop.file.close()
    let copy = study.folder + "/stopped.demur"
    let queue = try DatabaseQueue(path: laptop.path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 5; BEGIN IMMEDIATE")
      try db.execute(
        sql: """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
          INSERT INTO study SELECT 'key' || i, hex(randomblob(200)) FROM n
          """)
      // As a power cut would leave the two.
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: laptop.path + suffix, toPath: copy + suffix)
      }
      try db.execute(sql: "ROLLBACK")
    }
    try queue.close()
    #expect(throws: StoreError.unfinished(path: copy)) { try study.file.merge([copy]) }
    try StudyFile.open(copy).close()
    #expect(try study.file.merge([copy]).map(\.added) == [1])
  }

  @Test func `a backup is one moment of the study, whatever others write meanwhile`() async throws {
    let path = study.path
    let writing = Task.detached {
      let file = try StudyFile.open(path)
      let desk = try file.desk(for: "bob")
      var count = 0
      while !Task.isCancelled {
        let work = try desk.next(.single)?.work.id
        let id = try desk.act(.rate(1 + count % 5), on: work)
        try desk.act(.takeBack(of: id), on: work)
        count += 1
      }
      return count
    }
    for number in 0..<8 {
      let copy = study.folder + "/backup-\(number).demur"
      let head = try study.file.backup(to: copy)
      let opened = try StudyFile.open(copy, access: .readOnly)
      #expect(try opened.verify() == [])
      #expect(try opened.head() == head)
      // A label and its taking back are two transactions, and either may be the last.
      let said = try Said(opened)
      #expect(said.labels.count <= 1)
      try await Task.sleep(for: .milliseconds(20))
    }
    writing.cancel()
    #expect(try await writing.value > 0)
    #expect(try study.file.verify() == [])
  }
}
