import GRDB
import Study
import Testing

@testable import Store

/// Texts that come after the labels.
@Suite struct AttachedTextsTests {
  private static func instance(_ key: String) -> Instance {
    // Other texts than the study's own: labels on those would be theirs, whatever their id.
    var instance = TemporaryStudy.instance(8)
    instance.key = InstanceKey(key)
    instance.kept = #"{"n": 1}"#
    return instance
  }

  /// h-0 and h-1 with texts, x-0 and x-1 with labels alone; x-0's carries a fingerprint.
  private func study(_ fingerprint: TextFingerprint? = instance("x-0").fingerprint) throws -> TemporaryStudy {
    let study = try TemporaryStudy(instances: 2)
    let labels = ["x-0", "x-1"].map { key in
      ImportedLabel(
        instance: InstanceKey(key), subset: "", annotator: "alice", label: .preference(.muchA), response: nil,
        occasion: .original, at: TemporaryStudy.noon, circumstances: .plain, isUnsure: false, comment: "", event: "",
        fingerprint: key == "x-0" ? fingerprint : nil, file: 0, line: 2)
    }
    #expect(try study.file.importLabels(labels, files: ["p.csv"], createsInstances: true).newInstances == 2)
    return study
  }

  @discardableResult
  private func attach(_ instances: Instance..., to file: StudyFile) throws -> LabelImportSummary {
    try file.addInstances(files: []) { add in
      for instance in instances { try add(instance) }
      return LabelsAndSources()
    }
  }

  @Test func `labels alone get their texts, and everything still verifies`() throws {
    let study = try study()
    #expect(try study.file.instanceCount(withText: true).values.reduce(0, +) == 2)
    #expect(try attach(Self.instance("x-0"), Self.instance("new"), to: study.file).attached == 1)
    let found = try #require(try study.file.instance(InstanceKey("x-0")))
    #expect(found.fingerprint == Self.instance("x-0").fingerprint && found.subset == "helpful")
    #expect(try study.file.instanceCount() == ["helpful": 3, "harmless": 1, "": 1])
    #expect(try study.file.verify() == [])
    try attach(Self.instance("x-1"), to: study.file)
    #expect(try study.file.verify() == [])
    var labels: [String] = []
    try study.file.labels { labels.append("\($0.work.instance) \($0.subset)") }
    #expect(labels == ["x-0 helpful", "x-1 helpful"])
    #expect(throws: StoreError.duplicateInstance(key: InstanceKey("x-1"))) {
      try attach(Self.instance("x-1"), to: study.file)
    }
  }

  @Test func `other texts than those that were labelled are refused, and nothing is saved`() throws {
    var swapped = Self.instance("x-0")
    (swapped.responseA, swapped.responseB) = (swapped.responseB, swapped.responseA)
    var other = Self.instance("x-0")
    other.responseA += "!"
    let study = try study()
    let head = try study.file.head()
    for (instance, isSwapped) in [(swapped, true), (other, false)] {
      let error = #expect(throws: StoreError.self) { try attach(Self.instance("new"), instance, to: study.file) }
      #expect(error == .attachedOtherTexts(key: InstanceKey("x-0"), isSwapped: isSwapped))
    }
    #expect(try study.file.head() == head)
    #expect(try study.file.instance(InstanceKey("new")) == nil)
  }

  @Test func `later labels on texts that are not there yet are held against the first ones`() throws {
    let study = try study()
    let label = ImportedLabel(
      instance: InstanceKey("x-0"), subset: "", annotator: "bob", label: .preference(.muchA), response: nil,
      occasion: .original, at: TemporaryStudy.noon, circumstances: .plain, isUnsure: false, comment: "", event: "",
      fingerprint: TemporaryStudy.instance(1).fingerprint, file: 0, line: 2)
    #expect(throws: StoreError.self) { try study.file.importLabels([label], files: ["p.csv"]) }
  }

  @Test(arguments: [
    "UPDATE instance SET responseA = 'x' WHERE key = 'x-0'", "UPDATE instance SET subset = 'x' WHERE key = 'x-0'",
    "UPDATE origin SET attached = randomblob(32) WHERE attached IS NOT NULL", "UPDATE origin SET kept = NULL",
    "DELETE FROM origin WHERE attached IS NOT NULL", "UPDATE origin SET subset = 'x' WHERE attached IS NOT NULL",
  ])
  func `texts that are changed by hand afterwards are told of`(_ change: String) throws {
    let study = try study()
    try attach(Self.instance("x-0"), to: study.file)
    try study.file.close()
    let queue = try DatabaseQueue(path: study.path)
    try queue.write { db in
      let rule = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'instance_stays'") ?? ""
      try db.execute(sql: "DROP TRIGGER instance_stays; \(change)")
      try db.execute(sql: rule)
    }
    try queue.close()
    #expect(try study.reopened().verify().contains { $0.rule == .instance })
  }

  @Test func `a file that was packed before comes home all the same`() throws {
    let study = try study()
    let laptop = try Laptop.pack("alice", from: study, as: "laptop")
    try laptop.desk.actOnNext(.rate(2))
    try attach(Self.instance("x-0"), Self.instance("x-1"), to: study.file)
    #expect(try study.file.merge([laptop.path]).first?.added == 1)
    #expect(try study.file.verify() == [])
  }

  @Test func `texts that are there are not to be changed`() throws {
    let study = try study()
    try study.file.close()
    let queue = try DatabaseQueue(path: study.path)
    #expect(throws: DatabaseError.self) {
      try queue.write { try $0.execute(sql: "UPDATE instance SET responseA = 'x' WHERE key = 'h-0'") }
    }
  }
}
