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

  @Test func `the head written down before shows in the chain after, and no other does`() throws {
    let study = try worked()
    let head = try study.file.head()
    try study.desk().actOnNext(.rate(1))
    #expect(try study.file.head() != head)
    #expect(try study.file.verify(anchor: head) == [])
    #expect(try study.file.verify(anchor: Fingerprint.of("another")).map(\.rule) == [.anchor])
  }
}
