import Foundation
import GRDB
import Study
import Synchronization
import Testing

@testable import Store

@Suite struct PatienceTests {
  /// Another program that holds the file until it is released.
  private final class Holder {
    private let queue: DatabaseQueue
    init(_ path: String) throws {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    }
    func release() throws { try queue.writeWithoutTransaction { try $0.execute(sql: "COMMIT") } }
  }

  /// Something on a thread of its own, which may block.
  private final class Errand<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)
    init(_ body: @escaping @Sendable () throws -> Value) {
      Thread.detachNewThread { [self] in
        let made = Result { try body() }
        result.withLock { $0 = made }
        done.signal()
      }
    }
    var value: Value {
      get throws {
        done.wait()
        return try #require(result.withLock { $0 }).get()
      }
    }
  }

  @Test func `a wait ends when it is given up, and waiting can begin again`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let work = try #require(try desk.next(.single)).work.id
    let holder = try Holder(study.path)
    study.file.patience.limit = .seconds(600)
    let began = ContinuousClock.now
    let refused = Errand { try desk.file.patiently { try desk.act(.rate(3), on: work) } }
    let unread = Errand { try desk.file.patiently { try desk.progress(.single) } }
    study.file.patience.giveUp()
    #expect(throws: StoreError.busy(path: study.path)) { try refused.value }
    #expect(throws: StoreError.busy(path: study.path)) { try unread.value }
    #expect(ContinuousClock.now - began < .seconds(100))
    study.file.patience.goOn()
    try holder.release()
    #expect(try desk.progress(.single).labelled == 0)
    try desk.act(.rate(3), on: work)
    #expect(try study.file.verify() == [])
  }

  @Test func `what waits patiently goes on by itself, and is saved once`() throws {
    let study = try TemporaryStudy()
    study.file.patience.limit = .milliseconds(30)
    let desk = try study.desk()
    let work = try #require(try desk.next(.single)).work.id
    let holder = try Holder(study.path)
    #expect(throws: StoreError.busy(path: study.path)) { try desk.act(.rate(3), on: work) }
    let id = ActID.new()
    let tries = Mutex(0)
    let saved = Errand {
      try desk.file.patiently {
        tries.withLock { $0 += 1 }
        return try desk.record(.rate(4), on: work, id: id, at: TemporaryStudy.noon)
      }
    }
    while tries.withLock({ $0 }) < 3 { usleep(1_000) }
    try holder.release()
    #expect(try !saved.value.wasSavedBefore)
    #expect(try study.file.has(id) && !study.file.has(.new()))
    #expect(try desk.progress(.single).labelled == 1)
  }

  @Test(arguments: ["moved", "removed", "replaced"])
  func `nothing is saved once the file is no longer in its place`(_ what: String) throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    try desk.actOnNext(.rate(3))
    let other = try TemporaryStudy()
    #expect(study.file.isInPlace)
    let manager = FileManager.default
    switch what {
    case "moved": try manager.moveItem(atPath: study.path, toPath: study.folder + "/elsewhere.demur")
    case "removed": try manager.removeItem(atPath: study.path)
    default:
      try other.file.close()
      #expect(rename(other.path, study.path) == 0)
    }
    #expect(!study.file.isInPlace)
    #expect(throws: StoreError.replaced(path: study.path)) { try desk.actOnNext(.rate(4)) }
    #expect(throws: StoreError.replaced(path: study.path)) { try study.file.addAnnotators(["carol"]) }
    #expect(try desk.progress(.single).labelled == 1)
    if what == "replaced" { #expect(try study.reopened().desk(for: "alice").progress(.single).labelled == 0) }
  }

  @Test func `another study that was copied over this one is not taken for it`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    #expect(try desk.settingsVersion() == desk.settingsVersion())
    let other = try TemporaryStudy(annotators: ["mallory", "oscar"])
    // SQLite knows a file that others wrote to by how often it was written to.
    try other.desk("oscar").actOnNext(.rate(2))
    try other.file.close()
    // As cp does it: the same file with another content.
    let content = try Data(contentsOf: URL(filePath: other.path))
    let handle = try FileHandle(forWritingTo: URL(filePath: study.path))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: content)
    try handle.close()
    #expect(study.file.isInPlace)
    #expect(throws: StoreError.replaced(path: study.path)) { try desk.settingsVersion() }
  }

  @Test func `changed settings have another version`() throws {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    let before = try desk.settingsVersion()
    var settings = try study.file.settings
    settings.guidelines = "New ones."
    try study.reopened().change(settings: settings)
    #expect(try desk.settingsVersion() != before)
  }

  @Test func `a piece of work is told without its texts, and only one's own`() throws {
    let study = try TemporaryStudy()
    let served = try #require(try study.desk().next(.single))
    #expect(try study.desk().work(served.work.id) == served.work)
    #expect(throws: StoreError.notTheirWork) { try study.desk("bob").work(served.work.id) }
  }

  @Test(arguments: [DiskMoment.begin, .commit, .committed])
  func `a fault of the disk leaves all of it or nothing`(_ moment: DiskMoment) throws {
    let study = try TemporaryStudy()
    let isFaulty = Switch()
    var rules = OpeningRules()
    let path = study.path
    rules.fault = { now throws(StoreError) in if now == moment, isFaulty.isOn { throw .diskFull(path: path) } }
    let desk = try StudyFile.open(study.path, rules: rules).desk(for: "alice")
    let work = try #require(try desk.next(.single)).work.id
    let id = ActID.new()
    isFaulty.isOn = true
    let error: StoreError = moment == .committed ? .uncertain(path: path, isSaved: true) : .diskFull(path: path)
    #expect(throws: error) {
      try desk.record(.rate(3), on: work, id: id, at: TemporaryStudy.noon)
    }
    isFaulty.isOn = false
    #expect(try desk.file.has(id) == (moment == .committed))
    #expect(try study.file.verify() == [])
  }
}

/// Something that tests switch on and off.
private final class Switch: @unchecked Sendable {
  var isOn = false
}
