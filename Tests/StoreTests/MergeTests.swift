import FoundationEssentials
import Glibc
import GRDB
import Study
import Testing

@testable import Store

/// Packed files brought home.
@Suite struct MergeTests {
  private let study: TemporaryStudy

  init() throws { study = try TemporaryStudy(instances: 4, annotators: ["alice", "bob", "carol"]) }

  @Test func `labels made away are in the study, as if they had been given there`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    for value in 1...4 { try laptop.desk.actOnNext(.rate(value)) }
    let result = try study.file.merge([laptop.path])
    #expect(result.map(\.added) == [4])
    #expect(result.map(\.addedLabels) == [4])
    var labels: [String] = []
    try study.file.labels { labels.append("\($0.work.instance) \($0.label)") }
    #expect(labels.count == 4)
    #expect(labels[0].hasPrefix("h-0"))
    #expect(try study.file.verify() == [])
    #expect(try study.file.merge([laptop.path, laptop.path]).map(\.known) == [4, 4])
    #expect(try study.desk().progress(.single).labelled == 4)
  }

  @Test func `many files are merged one after another, and nothing of the way is left in the study`() throws {
    var paths: [String] = []
    for number in 0..<12 {
      let name = ["alice", "bob", "carol"][number % 3]
      let laptop = try Laptop.pack(name, from: study, as: "laptop-\(number)")
      let place = number / 3
      for _ in 0..<place { try laptop.desk.actOnNext(.postpone) }
      try laptop.desk.actOnNext(.rate(4))
      paths.append(laptop.path)
      try laptop.file.close()
    }
    var steps: [Int] = []
    let results = try study.file.merge(paths) { steps.append($0) }
    #expect(steps == Array(1...12) && results.map(\.path) == paths && results.allSatisfy { $0.addedLabels == 1 })
    #expect(try study.file.verify() == [])
    #expect(try study.reopened().verify() == [])
    #expect(try study.file.merge(paths).allSatisfy { $0.added == 0 && $0.known > 0 })
    // One that is not there is told before anything is done.
    let head = try study.file.head()
    #expect(throws: StoreError.nothingToMerge(path: "\(study.folder)/none")) {
      try study.file.merge([paths[0], "\(study.folder)/none"])
    }
    #expect(try study.file.head() == head)
  }

  @Test func `later labels of one laptop win, and two laptops that differ are a conflict until somebody chooses`()
    throws
  {
    let first = try Laptop.pack("alice", from: study, as: "one")
    let work = try #require(try first.desk.next(.single)).work.id
    try first.desk.act(.rate(1), on: work)
    try first.desk.act(.rate(2), on: work)
    let second = try Laptop.pack("alice", from: study, as: "two")
    try second.desk.act(.rate(5), on: work)
    try study.file.merge([first.path, second.path])
    #expect(try study.file.conflictCount() == 1)
    #expect(try Said(study.file).labels == [])
    let conflict = try #require(try study.file.conflicts().first)
    #expect(Set(conflict.sides.map(\.label)) == [.rated(2), .rated(5)])
    #expect(conflict.chosen == nil)
    for wanted in [2, 5, 2] {
      let side = try #require(conflict.sides.first { $0.label == .rated(wanted) })
      try study.file.choose(side.act)
      #expect(try study.file.conflictCount() == 0)
      #expect(try study.file.conflicts().map(\.chosen) == [side.act])
      var labels: [Label] = []
      try study.file.labels { labels.append($0.label) }
      #expect(labels == [.rated(wanted)])
      #expect(try study.file.verify() == [])
      #expect(try study.desk().progress(.single).labelled == 1)
    }
    try study.file.merge([second.path, first.path])
    #expect(try study.file.conflictCount() == 0)
    #expect(throws: StoreError.noConflict(act: "nonsense")) { try study.file.choose(ActID(rawValue: "nonsense")) }
  }

  @Test func `a second pack goes on where the first was brought home`() throws {
    let first = try Laptop.pack("alice", from: study, as: "one")
    for _ in 0..<3 { try first.desk.actOnNext(.rate(3)) }
    try study.file.merge([first.path])
    let second = try Laptop.pack("alice", from: study, as: "two")
    #expect(try second.desk.progress(.single).labelled == 3)
    for _ in 0..<5 { try second.desk.actOnNext(.rate(4)) }
    try study.file.merge([second.path])
    #expect(try study.desk().progress(.single).isComplete)
    #expect(try study.file.conflictCount() == 0)
    #expect(try Said(study.file).labels.count == 8)
  }

  @Test func `work that was put off at home and labelled away is labelled`() throws {
    let work = try #require(try study.desk().next(.single)).work.id
    try study.desk().act(.postpone, on: work)
    let laptop = try Laptop.pack("alice", from: study, as: "one")
    var putOff: [Work.ID] = []
    try laptop.file.work(of: laptop.desk.annotator) { putOff.append($0.id) }
    putOff = try putOff.filter { try laptop.desk.serve($0).wasPostponed }
    try laptop.desk.act(.rate(3), on: putOff.first)
    try study.file.merge([laptop.path])
    #expect(try study.desk().progress(.single) == WorkProgress(total: 8, labelled: 1))
    #expect(try study.file.verify() == [])
  }

  @Test func `files that are no packed file of this study are refused with the reason, and nothing comes of them`()
    throws
  {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    try laptop.desk.actOnNext(.rate(1))
    let before = try Said(study.file)
    let other = try TemporaryStudy()
    let foreign = try Laptop.pack("alice", from: other, as: "alice")
    let copy = study.folder + "/copy.demur"
    _ = try study.file.backup(to: copy)
    let damaged = study.folder + "/damaged.demur"
    let bytes = try Data(contentsOf: URL(filePath: laptop.path))
    try bytes.prefix(bytes.count - 100).write(to: URL(filePath: damaged))
    let text = study.folder + "/text.demur"
    try Data("hello".utf8).write(to: URL(filePath: text))
    for (path, reason) in [
      (foreign.path, "belongs to another study"), (copy, "is a whole study"), (study.path, "is this study itself"),
      (damaged, "is damaged"), (text, "is not a demur study"), (study.folder + "/none.demur", "there is no such file"),
    ] {
      let error = #expect(throws: StoreError.self) { try study.file.merge([laptop.path, path]) }
      #expect("\(error as Any)".contains(reason), "\(error as Any)")
    }
    #expect(try Said(study.file) == before)
  }

  @Test func `a file that was altered is refused, even when its chain was made to fit`() throws {
    func altered(_ sql: String) throws -> String {
      let laptop = try Laptop.pack("alice", from: study, as: "altered-\(UUID().uuidString)")
      try laptop.desk.actOnNext(.rate(1))
      try laptop.file.close()
      try TamperedFile.change(laptop.path, sql)
      return laptop.path
    }
    for sql in [
      "UPDATE event SET rating = 5 WHERE rating = 1", "DELETE FROM event WHERE rating = 1",
      "UPDATE instance SET responseA = 'x'", "UPDATE annotator SET name = 'bob'",
      "UPDATE work SET retired = 1 WHERE position = 3", "DELETE FROM study WHERE key = 'pack'",
    ] {
      let path = try altered(sql)
      #expect(throws: StoreError.self, "\(sql)") { try study.file.merge([path]) }
    }
  }

  @Test func `a packed file that was put back from an older copy of itself comes home both ways`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    let home = study.folder + "/home.demur"
    _ = try study.file.backup(to: home)
    try laptop.desk.actOnNext(.rate(1))
    let before = try laptop.snapshot(as: "before")
    let work = try #require(try laptop.desk.next(.single)).work.id
    try laptop.desk.act(.rate(2), on: work)
    try laptop.desk.actOnNext(.rate(4))
    let later = try laptop.snapshot(as: "later")
    // Somebody put the older file back in its place, and went on with it.
    try laptop.file.close()
    let older = try Data(contentsOf: URL(filePath: before))
    let descriptor = Glibc.open(laptop.path, O_WRONLY | O_TRUNC)
    let written = older.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    Glibc.close(descriptor)
    #expect(written == older.count)
    let again = try Laptop(laptop.path, of: "alice")
    try again.desk.act(.rate(3), on: work)
    let early = try again.snapshot(as: "early")
    try again.desk.act(.prefer(.none), on: try again.desk.next(.preference)?.work.id)
    var said: [Said] = []
    for order in [[later, again.path], [again.path, later], [early, later, again.path, early]] {
      let path = "\(study.folder)/order-\(said.count).demur"
      try FileManager.default.copyItem(atPath: home, toPath: path)
      let file = try StudyFile.open(path)
      var wentBack = 0
      for one in order { wentBack += try file.merge([one]).count { $0.wentBack } }
      #expect(wentBack == 1)
      #expect(try file.verify() == [])
      #expect(try file.verify(anchor: again.file.head()) == [])
      #expect(try file.conflictCount() == 1)
      said.append(try Said(file))
      // What somebody else's content is erased from holds both ways as well.
      try file.withdraw("bob")
      try file.erase("bob", to: path + ".erased")
      #expect(try StudyFile.open(path + ".erased").verify() == [])
    }
    #expect(said[0].labels.count == 3)
    for other in said {
      #expect(other.labels == said[0].labels)
      #expect(other.history == said[0].history)
    }
    let sides = try #require(try StudyFile.open(study.folder + "/order-0.demur").conflicts().first).sides
    #expect(Set(sides.map(\.label)) == [.rated(2), .rated(3)])
  }

  @Test func `a packing that the study does not know of is refused, unless it is asked for`() throws {
    let copy = study.folder + "/older.demur"
    _ = try study.file.backup(to: copy)
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    try laptop.desk.actOnNext(.rate(1))
    let older = try StudyFile.open(copy)
    let error = #expect(throws: StoreError.self) { try older.merge([laptop.path]) }
    #expect("\(error as Any)".contains("does not know of its packing"))
    #expect(try older.merge([laptop.path], acceptingUnknown: true).map(\.added) == [1])
    #expect(try older.verify() == [])
  }

  @Test func `what somebody labelled away counts, whether it comes home before they leave or after`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    for value in 1...4 { try laptop.desk.actOnNext(.rate(value)) }
    let early = try laptop.snapshot(as: "early")
    let act = try #require(try laptop.desk.undoable(.single))
    try laptop.desk.act(.takeBack(of: act.id), on: act.work.id)
    try laptop.desk.act(.rate(5), on: try laptop.desk.serve(act.work.id).work.id)
    try laptop.desk.act(.takeBack(of: try #require(try laptop.desk.undoable(.single)).id), on: act.work.id)
    let home = study.folder + "/home.demur"
    _ = try study.file.backup(to: home)
    var said: [Said] = []
    // "w" withdraws, "e" and "l" merge the early and the late state of the laptop.
    for order in ["wl", "lw", "ewl", "wel", "elw"] {
      let path = "\(study.folder)/\(order).demur"
      try FileManager.default.copyItem(atPath: home, toPath: path)
      let file = try StudyFile.open(path)
      var broughtBack = 0
      for step in order {
        if step == "w" {
          try file.withdraw("alice", at: TemporaryStudy.noon)
        } else {
          broughtBack += try file.merge([step == "e" ? early : laptop.path]).reduce(0) { $0 + $1.broughtBack }
        }
      }
      #expect(broughtBack == ["wl": 3, "wel": 4][order] ?? 0, "\(order)")
      #expect(try file.openWork(of: "alice").isEmpty)
      #expect(try file.verify() == [])
      said.append(try Said(file))
    }
    #expect(said[0].labels.count == 3)
    for other in said { #expect(other.labels == said[0].labels) }
  }

  @Test func `labels of work that others have meanwhile count as well, and those of work given anew do not`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    for value in 1...4 { try laptop.desk.actOnNext(.rate(value)) }
    try study.file.withdraw("alice")
    let alice = try #require(try study.file.annotators().first?.annotator)
    let again = PlannedWork(
      instance: InstanceKey("h-0"), annotator: alice.id, formulation: .single, response: .a, occasion: .original,
      slot: 0,
      position: 50,
      firstShown: nil)
    try study.file.addWork([again])
    let result = try study.file.merge([laptop.path])
    #expect(result.map(\.broughtBack) == [3])
    #expect(result.map(\.superseded) == [1])
    #expect(try study.file.conflictCount() == 0)
    #expect(try Said(study.file).labels.count == 3)
    #expect(try study.file.verify() == [])
  }
}

extension Label {
  /// For literals in tests.
  static func rated(_ value: Int) -> Label { Rating(rawValue: value).map(Label.rating) ?? .preference(.none) }
}
