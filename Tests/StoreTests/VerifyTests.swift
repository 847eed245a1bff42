import GRDB
import Store
import Study
import Testing

@Suite struct VerifyTests {
  private func worked() throws -> TemporaryStudy {
    let study = try TemporaryStudy()
    let desk = try study.desk()
    try desk.act(.guidelines(textHash: Fingerprint.of("g")))
    for value in 1...4 { try desk.actOnNext(.rate(value)) }
    try desk.act(.note("a remark"), on: try desk.next(.single)?.work.id)
    try study.desk("bob").actOnNext(.prefer(.littleA), .preference)
    return study
  }

  @Test func `an untouched file is whole`() throws {
    #expect(try worked().file.verify() == [])
  }

  @Test func `whoever waits is told each step, and how many events there are`() throws {
    var steps: [VerifyStep] = []
    let violations = try worked().file.verify { steps.append($0) }
    guard violations.isEmpty, steps.count == 3, case .events(0, let count) = steps[1] else {
      Issue.record("\(steps)")
      return
    }
    #expect(count > 6 && steps[0] == .file && steps[2] == .contents)
  }

  /// A change, the rule that finds it, and the place that is named.
  static let changes: [(sql: String, rule: Violation.Rule, place: String)] = [
    ("UPDATE event SET rating = 5 WHERE sequence = 9", .content, "event 9"),
    (
      "UPDATE event SET payload = replace(payload, '\"rating\":2', '\"rating\":5'), rating = 5 WHERE sequence = 9",
      .content,
      "event 9"
    ),
    ("UPDATE event SET at = at + 1 WHERE sequence = 9", .chain, "event 9"),
    ("UPDATE event SET work = 4 WHERE sequence = 9", .chain, "event 9"),
    ("UPDATE event SET annotator = 2 WHERE sequence = 9", .chain, "event 9"),
    ("UPDATE event SET kind = 'postpone', rating = NULL WHERE sequence = 11", .chain, "event 11"),
    ("UPDATE event SET payload = NULL, rating = NULL WHERE sequence = 9", .content, "event 9"),
    ("DELETE FROM event WHERE sequence = 9", .chain, "event 10"),
    ("UPDATE event SET sequence = 99 WHERE sequence = 9", .chain, "event 10"),
    ("UPDATE event SET digest = zeroblob(32) WHERE sequence = 9", .chain, "event 9"),
    ("UPDATE standing SET value = 5 WHERE work = 2", .derived, "work 2"),
    ("DELETE FROM standing WHERE work = 2", .derived, "work 2"),
    ("UPDATE tally SET openFrom = 6 WHERE annotator = 1 AND formulation = 'single'", .derived, "work 5"),
    ("UPDATE event SET before = NULL WHERE sequence = 10", .derived, "event 10"),
    ("DELETE FROM mark", .derived, "work 5"),
    ("UPDATE tally SET labelled = 9 WHERE annotator = 1 AND formulation = 'single'", .derived, "annotator 1, single"),
    ("UPDATE instance SET responseA = 'kinder' WHERE key = 'h-1'", .instance, "instance h-1"),
    ("UPDATE instance SET sourcePreference = 'A' WHERE key = 'h-1'", .instance, "the import of event 3"),
    (
      "INSERT INTO instance (key, digest, subset, context, responseA, responseB) "
        + "VALUES ('new', zeroblob(32), '', '[]', '', '')", .instance, "file"
    ),
    ("UPDATE work SET slot = 5 WHERE id = 3", .work, "the assignment of event 6"),
    ("UPDATE annotator SET name = 'mallory' WHERE id = 2", .annotator, "annotator 2"),
    ("UPDATE event SET work = 99 WHERE sequence = 9", .reference, "event 9"),
    ("UPDATE study SET value = 'x' WHERE key = 'settings'", .settings, "study"),
    ("UPDATE work SET retired = 1 WHERE id = 2", .work, "work 2"),
    ("UPDATE work SET retired = 1 WHERE id = 7", .work, "work 7"),
    ("UPDATE work SET round = 1 WHERE id = 3", .work, "the assignment of event 6"),
    ("UPDATE event SET before = 3 WHERE sequence = 7", .derived, "event 7"),
    ("UPDATE study SET value = replace(value, '-', '+') WHERE key = 'uuid'", .settings, "study"),
    ("DELETE FROM study WHERE key = 'uuid'", .settings, "study"),
    ("UPDATE tally SET openFrom = -1", .derived, "annotator 1, single"),
    ("UPDATE tally SET openFrom = 2 WHERE annotator = 1 AND formulation = 'single'", .derived, "annotator 1, single"),
    ("UPDATE event SET sequence = 99 WHERE sequence = (SELECT max(sequence) FROM event)", .chain, "event 99"),
    ("UPDATE writer SET home = substr(home, 2) || substr(home, 1, 1)", .chain, "writer 1"),
    ("UPDATE writer SET home = 'here'", .chain, "writer 1"),
    ("UPDATE annotator SET withdrawnAt = 1 WHERE id = 2", .annotator, "annotator 2"),
    ("UPDATE work SET id = 99 WHERE id = 18", .work, "work 99"),
    ("INSERT INTO practice VALUES (0, 'k', 's', '[]', 'a', 'b', 1, 1, 0, 'w')", .settings, "practice"),
  ]

  @Test(arguments: changes)
  func `a change by another program is named with its place`(sql: String, rule: Violation.Rule, place: String) throws {
    let study = try worked()
    try study.file.close()
    try TamperedFile.change(study.path, sql)
    let found = try study.reopened().verify()
    #expect(found.contains { $0.rule == rule && $0.place == place }, "\(found) after \(sql)")
  }

  @Test func `labels hidden or brought back by hand are named, whatever else happened to the work`() throws {
    let study = try worked()
    try study.file.withdraw("alice")
    try study.file.rejoin("alice")
    try study.file.withdraw("bob")
    let asked = try study.file.addAnnotators(["carol"])[0]
    try study.file.addWork(TemporaryStudy.work(for: asked, slot: 2, instances: 2))
    #expect(try study.file.verify() == [])
    let open = try #require(try study.desk().next(.single)).work.id
    let gone = try #require(
      try DatabaseQueue(path: study.path).read { try Int64.fetchOne($0, sql: "SELECT id FROM work WHERE retired = 1") })
    for (id, change) in [(open, 1), (gone, 0), (1, 1)] {
      let path = "\(study.folder)/\(id).demur"
      _ = try study.file.backup(to: path)
      // No trigger stands in the way of this one.
      try TamperedFile.run(path, "UPDATE work SET retired = \(change) WHERE id = \(id)")
      let found = try StudyFile.open(path).verify()
      #expect(found.map(\.place) == ["work \(id)"], "\(found)")
    }
  }

  @Test func `a packed file that says where its instances come from is not as it was made`() throws {
    let study = try worked()
    let path = study.folder + "/packed.demur"
    _ = try study.file.pack("alice", to: path)
    try TamperedFile.change(
      path, "UPDATE instance SET subset = 'x' WHERE id = 1; UPDATE instance SET sourcePreference = 'A' WHERE id = 2")
    #expect(try StudyFile.open(path).verify().map(\.rule) == [.instance, .instance])
  }

  @Test func `a head written down on a laptop shows at home once its file is merged, and only then`() throws {
    let study = try worked()
    let laptop = try Laptop.pack("alice", from: study, as: "alice")
    let packed = try laptop.file.head()
    try laptop.desk.actOnNext(.rate(1))
    let first = try laptop.file.head()
    try laptop.desk.actOnNext(.rate(2))
    let last = try laptop.file.head()
    let second = try laptop.copied(as: "copy")
    try second.desk.actOnNext(.prefer(.none), .preference)
    #expect(try study.file.verify(anchor: packed) == [])
    #expect(try study.file.verify(anchor: first).map(\.rule) == [.anchor])
    try study.file.merge([second.path])
    for head in [packed, first, last, try second.file.head()] { #expect(try study.file.verify(anchor: head) == []) }
    try study.file.close()
    try TamperedFile.change(study.path, "DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)")
    #expect(try study.reopened().verify(anchor: second.file.head()).contains { $0.rule == .anchor })
  }

  @Test func `the head written down before shows in the chain after, and no other does`() throws {
    let study = try worked()
    let head = try study.file.head()
    try study.desk().actOnNext(.rate(1))
    #expect(try study.file.head() != head)
    #expect(try study.file.verify(anchor: head) == [])
    #expect(try study.file.verify(anchor: Fingerprint.of("another")).map(\.rule) == [.anchor])
  }
}
