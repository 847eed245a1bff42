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
    try laptop.desk.act(.rate(3), on: work)
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
      (damaged, "is damaged"), (text, "is not a demur study"), (study.folder + "/none.demur", "there is no such study"),
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
    // A deleted last label leaves a shorter chain, which is whole: nothing else tells but the one merged before.
    let laptop = try Laptop.pack("alice", from: study, as: "forked")
    try laptop.desk.actOnNext(.rate(1))
    let before = try laptop.snapshot(as: "before")
    try laptop.desk.actOnNext(.rate(2))
    try study.file.merge([laptop.path])
    // Somebody put the older file back in its place, and went on with it.
    try laptop.file.close()
    let older = try Data(contentsOf: URL(filePath: before))
    let descriptor = Glibc.open(laptop.path, O_WRONLY | O_TRUNC)
    let written = older.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    Glibc.close(descriptor)
    #expect(written == older.count)
    let again = try Laptop(laptop.path, of: "alice")
    try again.desk.actOnNext(.rate(3))
    let error = #expect(throws: StoreError.self) { try study.file.merge([again.path]) }
    #expect("\(error as Any)".contains("is not the one that was merged before"))
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

  @Test func `whoever withdrew meanwhile keeps what they said, and their work is not theirs again`() throws {
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    try laptop.desk.actOnNext(.rate(1))
    try study.file.withdraw("alice")
    #expect(try study.file.merge([laptop.path]).map(\.addedLabels) == [1])
    #expect(try Said(study.file).labels == [])
    #expect(try Said(study.file).history.count == 1)
    #expect(try study.file.verify() == [])
  }
}

extension Label {
  /// For literals in tests.
  static func rated(_ value: Int) -> Label { Rating(rawValue: value).map(Label.rating) ?? .preference(.none) }
}
