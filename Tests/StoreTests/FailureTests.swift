import Foundation
import GRDB
import Study
import Synchronization
import Testing

@testable import Store

@Suite struct FailureTests {
  @Test func `a full disk saves nothing, says so, and lets the same act through when there is room`() throws {
    let study = try TemporaryStudy(instances: 40)
    let desk = try study.desk()
    try limitPages(study.file, room: 1)
    var saved: [Int64] = []
    var failed: (work: Int64, id: ActID)?
    while failed == nil, let work = try desk.next(.single)?.work.id {
      let id = ActID.new()
      do {
        try desk.record(.rate(3), on: work, id: id, at: TemporaryStudy.noon)
        saved.append(work)
      } catch let error as StoreError {
        #expect(error == .diskFull(path: study.path))
        #expect("\(error)".contains("Nothing of this was saved"))
        failed = (work, id)
      }
    }
    let lost = try #require(failed)
    // Nothing of it is there, for this connection or another, and the same again fails the same way.
    #expect(try desk.progress(.single).labelled == saved.count)
    #expect(try study.reopened().desk(for: "alice").progress(.single).labelled == saved.count)
    #expect(try desk.next(.single)?.work.id == lost.work)
    #expect(throws: StoreError.diskFull(path: study.path)) {
      try desk.record(.rate(3), on: lost.work, id: lost.id, at: TemporaryStudy.noon)
    }
    try limitPages(study.file, room: 1_000)
    #expect(try desk.record(.rate(3), on: lost.work, id: lost.id, at: TemporaryStudy.noon).wasSavedBefore == false)
    #expect(try desk.progress(.single).labelled == saved.count + 1)
    #expect(try study.file.verify() == [])
  }

  @Test func `an import that does not fit leaves the study as it was`() throws {
    let study = try TemporaryStudy()
    let before = try study.file.head()
    try limitPages(study.file, room: 20)
    #expect(throws: StoreError.diskFull(path: study.path)) {
      try study.file.addInstances { add in
        for index in 100..<10_000 { try add(TemporaryStudy.instance(index)) }
      }
    }
    #expect(try study.file.head() == before)
    #expect(try study.file.instanceCount() == ["helpful": 2, "harmless": 1])
    #expect(try study.file.verify() == [])
  }

  /// Where a disk fails, how, whether the file can be read then, and what is thrown.
  private static let faults: [(DiskMoment, isFull: Bool, isReadable: Bool, isSaved: Bool?, says: String)] = [
    (.commit, false, true, false, "It was not saved; do it again"), (.committed, false, true, true, "It was saved,"),
    (.committed, true, true, true, "It was saved,"), (.commit, false, false, nil, "it is not known whether"),
    (.committed, false, false, nil, "it is not known whether"),
    (.committed, true, false, nil, "it is not known whether"),
  ]

  @Test(arguments: faults)
  func `what a fault at the commit left is looked up, and said`(
    fault: (moment: DiskMoment, isFull: Bool, isReadable: Bool, isSaved: Bool?, says: String)
  ) throws {
    let study = try TemporaryStudy()
    let hasFailed = Mutex(false)
    var rules = OpeningRules()
    rules.fault = { [path = study.path] moment throws(StoreError) in
      let isUnreadable = moment == .begin && !fault.isReadable && hasFailed.withLock { $0 }
      guard isUnreadable || moment == fault.moment else { return }
      hasFailed.withLock { $0 = true }
      throw fault.isFull ? .diskFull(path: path) : .diskFailed(path: path)
    }
    let before = try study.file.annotators().count
    let file = try StudyFile.open(study.path, rules: rules)
    let error = #expect(throws: StoreError.self) { try file.addAnnotators(["zoe"]) }
    #expect(error == .uncertain(path: study.path, isSaved: fault.isSaved))
    #expect("\(try #require(error))".contains(fault.says))
    let isThere = try study.file.annotators().count == before + 1
    #expect(isThere == (fault.isSaved ?? (fault.moment == .committed)))
    #expect(try study.file.verify() == [])
  }

  @Test func `what SQLite says becomes what a person can do about it`() {
    let table: [(ResultCode, StoreError)] = [
      (.SQLITE_FULL, .diskFull(path: "p")), (.SQLITE_IOERR_WRITE, .diskFull(path: "p")),
      (.SQLITE_IOERR_FSYNC, .diskFailed(path: "p")), (.SQLITE_BUSY, .busy(path: "p")),
      (.SQLITE_READONLY, .readOnlyFile(path: "p")), (.SQLITE_READONLY_DIRECTORY, .readOnlyFolder(path: "p")),
      (.SQLITE_CANTOPEN, .readOnlyFolder(path: "p")), (.SQLITE_READONLY_DBMOVED, .replaced(path: "p")),
      (.SQLITE_NOTADB, .notAStudy(path: "p", why: "it is no SQLite file")),
      (.SQLITE_CORRUPT, .damaged(path: "p", why: "m")), (.SQLITE_IOERR_READ, .damaged(path: "p", why: "m")),
      (.SQLITE_CONSTRAINT_TRIGGER, .refused(rule: "m")), (.SQLITE_PERM, .failed(path: "p", why: "m")),
    ]
    for (code, error) in table {
      #expect(StoreError(DatabaseError(resultCode: code, message: "m"), path: "p") == error)
    }
  }

  @Test func `a writer waits for the one before it`() async throws {
    let study = try TemporaryStudy()
    let file = try study.reopened()
    let desk = try study.desk()
    let work = try #require(try desk.next(.single)).work.id
    async let held: Void = file.write { db in
      try db.execute(sql: "UPDATE annotator SET withdrawnAt = NULL")
      Thread.sleep(forTimeInterval: 0.3)
    }
    try await held
    async let second: Receipt = desk.record(.rate(3), on: work, id: .new(), at: TemporaryStudy.noon)
    #expect(try await second.wasSavedBefore == false)
  }

  /// Lets the file grow by no more than `room` pages on this connection, as a disk with so much room would.
  private func limitPages(_ file: StudyFile, room: Int) throws {
    try file.queue.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + room)")
    }
  }
}
