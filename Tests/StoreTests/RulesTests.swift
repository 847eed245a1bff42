import GRDB
import Store
import Study
import Testing

@Suite struct RulesTests {
  /// Statements that the file itself must refuse, whoever runs them, and a word of the refusal.
  static let refused: [(sql: String, word: String)] = [
    ("UPDATE event SET rating = 5", "never changed"),
    ("UPDATE event SET at = 0 WHERE sequence = 1", "never changed"),
    ("DELETE FROM event", "never deleted"),
    ("REPLACE INTO event SELECT * FROM event LIMIT 1", "never"),
    ("UPDATE instance SET responseA = 'x'", "never changed"),
    ("DELETE FROM instance", "never deleted"),
    ("UPDATE work SET annotator = 2", "never changed"),
    ("DELETE FROM work", "never deleted"),
    (label("rating = 0"), "CHECK"), (label("rating = 6"), "CHECK"),
    (label("rating = NULL"), "formulation"),
    (label("rating = NULL, preference = 'N', magnitude = 1", on: 7), "CHECK"),
    (label("rating = NULL, preference = 'A', magnitude = 0", on: 7), "CHECK"),
    (label("rating = NULL, preference = 'A', magnitude = 3", on: 7), "CHECK"),
    (label("rating = NULL, preference = 'C', magnitude = 1", on: 7), "CHECK"),
    (label("rating = NULL, preference = 'A', magnitude = NULL", on: 7), "CHECK"),
    (label("rating = 3, preference = 'A', magnitude = 1", on: 7), "formulation"),
    (label("rating = 3", on: 7), "formulation"),
    (label("rating = NULL, preference = 'A', magnitude = 1"), "formulation"),
    (label("annotator = 2"), "another annotator"), (label("annotator = NULL"), "another annotator"),
    (label("work = NULL"), "needs a piece of work"), (label("work = 999"), "another annotator"),
    (label("kind = 'praise', rating = NULL"), "unknown"), (label("kind = 'postpone'"), "CHECK"),
    (label("previous = zeroblob(32)"), "chain"), (label("writerSequence = 1"), "chain"),
    (label("writerSequence = 999"), "chain"),
    (label("writer = 9, writerSequence = 1, previous = zeroblob(32)"), "FOREIGN KEY"),
    (label("digest = zeroblob(31)"), "CHECK"), (label("uuid = 'short'"), "CHECK"), (label("payload = '[]'"), "CHECK"),
    (label("kind = 'take-back', rating = NULL, target = '00000000-0000-0000-0000-000000000000'"), "other work"),
    ("INSERT INTO work SELECT 99, 1, 1, 'single', NULL, 'original', 1, 0, 0, NULL, 0", "CHECK"),
    ("INSERT INTO work SELECT 99, 1, 1, 'single', 'A', 'original', 1, 0, 0, 'A', 0", "CHECK"),
    ("INSERT INTO work SELECT 99, 1, 1, 'preference', NULL, 'original', 1, 0, 0, NULL, 0", "CHECK"),
    ("INSERT INTO work SELECT 99, 1, 1, 'single', 'A', 'original', 0, 0, 0, NULL, 0", "UNIQUE"),
    ("INSERT INTO work SELECT 99, 1, 77, 'single', 'A', 'original', 0, 0, 0, NULL, 0", "FOREIGN KEY"),
    (
      "INSERT INTO instance (key, digest, subset, context, responseA, responseB) "
        + "VALUES ('h-0', zeroblob(32), '', '[]', '', '')", "UNIQUE"
    ),
    (
      "INSERT INTO annotator (uuid, name, pseudonym, kind, ordinal) "
        + "VALUES ('00000000-0000-0000-0000-000000000000', 'x', 'P99', 'robot', 9)", "CHECK"
    ),
    ("INSERT INTO tally (annotator, formulation, total) VALUES (1, 'other', 'many')", "INTEGER"),
  ]

  @Test(arguments: refused) func `the file itself refuses`(sql: String, word: String) throws {
    let study = try TemporaryStudy()
    try study.desk().actOnNext(.rate(3))
    let queue = try DatabaseQueue(path: study.path)
    let error = #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    #expect(error?.message?.contains(word) == true, "\(error?.message ?? "") of \(sql)")
    #expect(try study.file.verify() == [])
  }

  @Test func `the pattern of those statements is itself accepted`() throws {
    let study = try TemporaryStudy()
    try study.desk().actOnNext(.rate(3))
    let queue = try DatabaseQueue(path: study.path)
    try queue.write { try $0.execute(sql: Self.label("rating = 4")) }
    try queue.write { try $0.execute(sql: Self.label("rating = NULL, preference = 'A', magnitude = 2", on: 7)) }
    #expect(try study.desk().progress(.single).labelled == 1)
    #expect(try study.desk().progress(.preference).labelled == 1)
  }

  /// A further label after the last event, with some of its columns changed.
  private static func label(_ changes: String, on work: Int = 1) -> String {
    """
    CREATE TEMP TABLE draft AS SELECT * FROM event ORDER BY sequence DESC LIMIT 1;
    UPDATE draft SET sequence = sequence + 1, writerSequence = writerSequence + 1, previous = digest, work = \(work),
      uuid = printf('00000000-0000-0000-0000-%012d', sequence), rating = 3, target = NULL;
    UPDATE draft SET \(changes);
    INSERT INTO event SELECT * FROM draft;
    DROP TABLE draft;
    """
  }
}
