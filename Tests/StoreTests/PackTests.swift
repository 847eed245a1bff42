import FoundationEssentials
import GRDB
import Study
import Testing

@testable import Store

/// One annotator's work in a file of their own.
@Suite struct PackTests {
  private let study: TemporaryStudy

  init() throws { study = try TemporaryStudy(instances: 4, annotators: ["alice", "bob", "carol"]) }

  @Test func `a packed file is whole, its owner's alone, and of the same study`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    #expect(try laptop.file.verify() == [])
    #expect(try laptop.file.uuid == (try study.file.uuid))
    #expect(try laptop.file.annotators().map(\.annotator.name) == ["alice"])
    let mode = try FileManager.default.attributesOfItem(atPath: laptop.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(throws: StoreError.unknownAnnotator(name: "bob")) { try laptop.file.desk(for: "bob") }
    #expect(try study.file.verify() == [])
  }

  @Test func `a packed file holds nothing of others, of labels, of the data's preference or of where it comes from`()
    throws
  {
    for name in ["alice", "bob"] {
      let desk = try study.desk(name)
      for _ in 0..<6 { try desk.actOnNext(.rate(name == "alice" ? 5 : 1)) }
      let work = try #require(try desk.undoable(.single)).work.id
      try desk.act(.note("canary-\(name)"), on: work)
      try desk.act(.exclude(.other, note: "excluded-\(name)"), on: try desk.next(.single)?.work.id)
    }
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    let bytes = String(decoding: try Data(contentsOf: URL(filePath: laptop.path)), as: Unicode.ASCII.self)
    for token in ["canary", "excluded-", "bob", "carol", "helpful", "harmless", "h-0", "h-1", "\"rating\""] {
      #expect(!bytes.contains(token), "\(token)")
    }
    #expect(bytes.contains("Question 1?"))
    var labels = 0
    try laptop.file.labelHistory { _ in labels += 1 }
    #expect(labels == 0)
    let queue = try DatabaseQueue(path: laptop.path)
    for (sql, count) in [
      ("SELECT count(*) FROM instance WHERE sourcePreference IS NOT NULL", 0),
      ("SELECT count(*) FROM event WHERE rating IS NOT NULL", 0), ("SELECT count(*) FROM work", 12),
    ] {
      let found = try queue.read { try Int.fetchOne($0, sql: sql) }
      #expect(found == count, "\(sql)")
    }
    #expect(try laptop.file.settings.seed == 0)
  }

  @Test func `whoever goes on with a packed file goes on at the very place, and keeps the washout`() throws {
    let home = try study.desk()
    try home.act(.consent(textHash: "c"))
    try home.act(.practice(index: 0, label: .rated(4)))
    try home.actOnNext(.rate(4), .single)
    try home.actOnNext(.postpone, .single)
    try home.act(.rate(2), on: try home.next(.single)?.work.id, at: TemporaryStudy.noon.addingTimeInterval(60))
    let laptop = try Laptop.pack("alice", from: study, as: "alice").desk
    #expect(try laptop.progress(.single) == (try home.progress(.single)))
    #expect(try laptop.onboarding() == (try home.onboarding()))
    #expect(try laptop.lastLabelAt(.single) == (try home.lastLabelAt(.single)))
    // The instance has an id of its own there; the work is the same.
    let (here, there) = (try home.next(.single), try laptop.next(.single))
    #expect(there?.work.id == here?.work.id)
    #expect(there?.responseA == here?.responseA)
    #expect(try laptop.undoable(.single) == nil)
  }

  @Test func `what authors do is refused on a packed file`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    #expect(throws: StoreError.packed) { try laptop.file.addAnnotators(["dora"]) }
    #expect(throws: StoreError.packed) { try laptop.file.change(settings: laptop.file.settings) }
    #expect(throws: StoreError.packed) { try laptop.file.withdraw("alice") }
    #expect(throws: StoreError.packed) { try laptop.file.pack("alice", to: study.folder + "/again.demur") }
    #expect(throws: StoreError.packed) { try laptop.file.merge([]) }
    #expect(try laptop.file.verify() == [])
  }

  @Test func `nobody is packed who is not there, and nothing in the place of another file`() throws {
    #expect(throws: StoreError.unknownAnnotator(name: "dora")) {
      try study.file.pack("dora", to: study.folder + "/dora.demur")
    }
    #expect(throws: StoreError.alreadyExists(path: study.path)) { try study.file.pack("alice", to: study.path) }
    try study.file.withdraw("bob")
    #expect(throws: StoreError.withdrawn(name: "bob")) { try study.file.pack("bob", to: study.folder + "/bob.demur") }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: study.folder).sorted() == [
        "trial.demur", "trial.demur-journal",
      ])
  }
}
