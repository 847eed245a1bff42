import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

/// People who leave, are forgotten, come back, and what is known of them.
@Suite struct PeopleTests {
  private let study: TemporaryStudy

  init() throws { study = try TemporaryStudy(instances: 3, annotators: ["alice", "bob"]) }

  /// Alice's labels and words, with a token that can be looked for.
  private func say() throws {
    let desk = try study.desk()
    try desk.act(.consent(textHash: "consented"))
    for value in 1...4 { try desk.actOnNext(.rate(value)) }
    let act = try #require(try desk.undoable(.single))
    try desk.act(.note("canary-of-alice"), on: act.work.id)
    try desk.act(.takeBack(of: act.id), on: act.work.id)
    try desk.actOnNext(.postpone)
    try desk.act(.exclude(.other, note: "canary-too"), on: try desk.next(.single)?.work.id)
    try study.desk("bob").actOnNext(.rate(5))
    try study.file.set(attributes: ["language": "canary-language"], of: "alice")
  }

  @Test func `what somebody said is gone from the new file, which verifies and says so`() throws {
    try say()
    let path = study.folder + "/erased.demur"
    #expect(throws: StoreError.stillHere(name: "alice")) { try study.file.erase("alice", to: path) }
    try study.file.withdraw("alice")
    let erasure = try study.file.erase("alice", to: path)
    #expect(erasure.labels == 4)
    let erased = try StudyFile.open(path)
    #expect(try erased.verify() == [])
    #expect(try erased.head() == erasure.head)
    let bytes = String(decoding: try Data(contentsOf: URL(filePath: path)), as: Unicode.ASCII.self)
    #expect(!bytes.contains("canary"))
    #expect(!bytes.contains("alice"))
    #expect(bytes.contains("consented"))
    let said = try Said(erased)
    #expect(said.labels.count == 1)
    #expect(said.history.count == 1)
    #expect(try erased.annotators().map(\.annotator.name) == [erasure.annotator.erasedName, "bob"])
    // All that others did goes on there.
    try erased.desk(for: "bob").actOnNext(.rate(3))
    #expect(try erased.verify() == [])
    #expect(try erased.verify(anchor: erasure.head) == [])
    #expect(try study.file.verify() == [])
  }

  @Test func `content that is missing without a word about it is found`() throws {
    try say()
    try study.file.withdraw("alice")
    try study.file.erase("alice", to: study.folder + "/erased.demur")
    try TamperedFile.change(
      study.folder + "/erased.demur",
      "UPDATE event SET payload = NULL, rating = NULL WHERE kind = 'label' AND payload IS NOT NULL")
    let found = try StudyFile.open(study.folder + "/erased.demur").verify()
    #expect(found.contains { $0.rule == .content && $0.why.contains("has lost its content") }, "\(found)")
  }

  @Test func `whoever was erased brings nothing home any more`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    try laptop.desk.actOnNext(.rate(1))
    try study.file.withdraw("alice")
    try study.file.erase("alice", to: study.folder + "/erased.demur")
    let erased = try StudyFile.open(study.folder + "/erased.demur")
    let error = #expect(throws: StoreError.self) { try erased.merge([laptop.path]) }
    #expect("\(error as Any)".contains("what they gave was erased"))
  }

  @Test func `whoever was erased does not come back under the name that stands for theirs`() throws {
    try study.file.withdraw("alice")
    let path = study.folder + "/erased.demur"
    let name = try study.file.erase("alice", to: path).annotator.erasedName
    let erased = try StudyFile.open(path)
    #expect(throws: StoreError.erased(name: name)) { try erased.rejoin(name) }
    #expect(try erased.verify() == [])
  }

  @Test func `what contradicted itself and was erased is no conflict any more`() throws {
    let laptops = [try Laptop.pack("alice", from: study, as: "one"), try Laptop.pack("alice", from: study, as: "two")]
    try laptops[0].desk.actOnNext(.rate(1))
    try laptops[1].desk.actOnNext(.exclude(.other, note: "no"))
    try study.file.merge(laptops.map(\.path))
    #expect(try study.file.conflictCount() == 1)
    try study.file.withdraw("alice")
    let path = study.folder + "/erased.demur"
    try study.file.erase("alice", to: path)
    let erased = try StudyFile.open(path)
    #expect(try erased.conflicts().isEmpty)
    #expect(try erased.conflictCount() == 0)
    #expect(try erased.verify() == [])
  }

  @Test func `what is known of people is kept beside them, field by field`() throws {
    let id = try study.desk().annotator.id
    try study.file.set(attributes: ["language": "Dutch", "age": "30"], of: "alice")
    try study.file.set(attributes: ["age": "", "born": "1994"], of: "alice")
    #expect(try study.file.attributes() == [id: ["language": "Dutch", "born": "1994"]])
    #expect(throws: StoreError.unknownAnnotator(name: "dora")) { try study.file.set(attributes: [:], of: "dora") }
    #expect(try study.file.verify() == [])
  }

  @Test func `whoever left half-way counts no longer where they did not finish`() throws {
    let desk = try study.desk()
    for _ in 0..<6 { try desk.actOnNext(.rate(3)) }
    try desk.actOnNext(.prefer(.none), .preference)
    let ids = try study.file.annotators().map(\.annotator.id)
    let before = try study.file.plannedInstances().map(\.assigned)
    #expect(before == [ids, ids, ids])
    let preview = try study.file.plannedInstances(ifLeaving: [ids[0]]).map(\.assigned)
    #expect(preview == [ids, [ids[1]], [ids[1]]])
    try study.file.withdraw("alice")
    let after = try study.file.plannedInstances()
    #expect(after.map(\.assigned) == preview)
    #expect(after.map(\.nextSlot) == [2, 2, 2])
  }

  @Test func `whoever comes back has what nobody else was given`() throws {
    let desk = try study.desk()
    try desk.actOnNext(.rate(3))
    let open = try study.file.openWork(of: "alice").count
    try study.file.withdraw("alice")
    let carol = try study.file.addAnnotators(["carol"])[0]
    try study.file.addWork(TemporaryStudy.work(for: carol, slot: 2, instances: 1))
    #expect(try study.file.rejoin("alice") == open - 2)
    #expect(try study.file.openWork(of: "alice").count == open - 2)
    #expect(throws: StoreError.stillHere(name: "alice")) { try study.file.rejoin("alice") }
    try study.desk().actOnNext(.rate(2))
    #expect(try study.file.verify() == [])
    try study.file.withdraw("alice")
    #expect(try study.file.verify() == [])
  }

  @Test func `somebody new comes, takes over and the other leaves in one, or none of it happens`() throws {
    struct Stop: Error {}
    let names = {
      try self.study.file.annotators().map { "\($0.annotator.name)\($0.annotator.isWithdrawn ? "-" : "")" }
    }
    #expect(throws: Stop.self) { try study.file.replace("alice", by: "dora") { _ in throw Stop() } }
    #expect(throws: StoreError.self) {
      // Work that Bob has already.
      let bob = try study.file.desk(for: "bob").annotator
      try study.file.replace("alice", by: "dora") { _ in TemporaryStudy.work(for: bob, slot: 1, instances: 3) }
    }
    #expect(try names() == ["alice", "bob"])
    try study.file.replace("alice", by: "dora") { TemporaryStudy.work(for: $0, slot: 2, instances: 3) }
    #expect(try names() == ["alice-", "bob", "dora"])
    #expect(try study.file.openWork(of: "dora").count == 9)
    #expect(try study.file.verify() == [])
  }

  @Test func `what was labelled on another screen is not replaced by a screen that shows it still`() throws {
    let (old, new) = (try study.desk(), try StudyFile.open(study.path).desk(for: "alice"))
    let work = try #require(try old.next(.single)).work.id
    try new.record(.postpone, on: work, id: .new(), at: TemporaryStudy.noon, onlyIfOpen: true)
    let id = ActID.new()
    try new.record(.rate(2), on: work, id: id, at: TemporaryStudy.noon, onlyIfOpen: true)
    // The same act again is the same act.
    try new.record(.rate(2), on: work, id: id, at: TemporaryStudy.noon, onlyIfOpen: true)
    for act in [Act.rate(5), .exclude(.other, note: "no"), .postpone] {
      #expect(throws: StoreError.doneElsewhere) {
        try old.record(act, on: work, id: .new(), at: TemporaryStudy.noon, onlyIfOpen: true)
      }
    }
    #expect(try old.isSettled(work))
    #expect(try old.serve(work).label == .rated(2))
    try old.record(.unsure(true), on: work, id: .new(), at: TemporaryStudy.noon, onlyIfOpen: true)
    try old.act(.takeBack(of: id), on: work)
    #expect(try !old.isSettled(work))
    try old.record(.rate(5), on: work, id: .new(), at: TemporaryStudy.noon, onlyIfOpen: true)
    #expect(try study.file.verify() == [])
  }

  @Test func `a clock that is set back harms nothing`() throws {
    let desk = try study.desk()
    let (late, early) = (TemporaryStudy.noon.addingTimeInterval(86_400), TemporaryStudy.noon)
    let work = try #require(try desk.next(.single)).work.id
    try desk.act(.rate(1), on: work, at: late)
    try desk.act(.rate(2), on: work, at: early)
    try desk.actOnNext(.rate(4))
    #expect(try desk.serve(work).label == .rated(2))
    #expect(try desk.undoable(.single)?.what == .label(.rated(4)))
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    try laptop.desk.act(.rate(5), on: try laptop.desk.next(.single)?.work.id, at: .distantPast)
    try study.file.merge([laptop.path])
    #expect(try desk.progress(.single).labelled == 3)
    #expect(try study.file.verify() == [])
  }
}
