import FoundationEssentials
import Glibc
import Study
import Synchronization
import Testing

@testable import Store

@Suite struct WriterQueueTests {
  @Test func `a writer waits for the one that came before, and goes on when that is gone`() throws {
    let study = try TemporaryStudy()
    let earlier = try #require(JournalLock(of: study.path))
    #expect(earlier.take(1))
    let later = try #require(JournalLock(of: study.path))
    #expect(later.taken(1..<10) == 1 && !later.take(1))
    earlier.release(1)
    #expect(later.taken(1..<10) == nil && later.take(1))
  }

  @Test func `one that stands still at the head keeps the others for a moment only`() throws {
    let study = try TemporaryStudy()
    let dead = try #require(JournalLock(of: study.path))
    #expect(dead.take(5))
    let began = ContinuousClock.now
    try study.desk().actOnNext(.rate(3))
    try study.desk().actOnNext(.rate(4))
    #expect(ContinuousClock.now - began < .seconds(60))
    #expect(try study.desk().progress(.single).labelled == 2)
  }

  @Test func `who is erased while still there has left both files, or neither`() throws {
    let study = try TemporaryStudy()
    try study.desk().actOnNext(.rate(3))
    let path = study.folder + "/new.demur"
    try study.file.erase("alice", to: path, withdrawing: true)
    #expect(try StudyFile.open(path).verify() == [])
    #expect(try study.file.annotators()[0].annotator.isWithdrawn && study.file.verify() == [])
    let other = try TemporaryStudy()
    #expect(throws: StoreError.self) { try other.file.erase("alice", to: "/proc/none/new.demur", withdrawing: true) }
    #expect(try !other.file.annotators()[0].annotator.isWithdrawn)
  }

  @Test func `a large assignment is given out in parts, each of them whole, and a person's work is in one`() throws {
    struct CutOff: Error {}
    let study = try TemporaryStudy(instances: 3, annotators: ["alice", "bob"])
    try study.file.addInstances { add in for index in 100..<1600 { try add(TemporaryStudy.instance(index)) } }
    let seen = try study.file.lastAct
    let people = try study.file.annotators()
    let work = (100..<1600).flatMap { index in
      TemporaryStudy.work(for: people[0].annotator, slot: 0, instances: 1).map { planned in
        var planned = planned
        planned.instance = InstanceKey("h-\(index)")
        return planned
      }
    }
    #expect(throws: CutOff.self) {
      try study.file.addWork(plannedAfter: seen) { add in
        for one in work { try add(one) }
        var next = work[0]
        next.annotator = people[1].annotator.id
        next.slot = 1
        try add(next)
        throw CutOff()
      }
    }
    #expect(try study.file.verify() == [])
    let given = try study.file.annotators().enumerated().map { index, person in
      person.progress.values.map(\.total).reduce(0, +) - people[index].progress.values.map(\.total).reduce(0, +)
    }
    #expect(given == [work.count, 0])
    #expect(throws: StoreError.replanned(path: study.path)) {
      try study.file.addWork(plannedAfter: seen) { try $0(work[0]) }
    }
  }

  @Test func `a formulation that an author opened is open`() throws {
    let study = try TemporaryStudy()
    #expect(try study.desk().openedFormulations() == [])
    try study.file.open(.preference, for: "alice")
    #expect(try study.desk().openedFormulations() == [.preference])
    #expect(try study.desk("bob").openedFormulations() == [])
    #expect(try study.file.verify() == [])
  }
}
