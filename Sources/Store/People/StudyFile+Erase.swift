import Basics
import FoundationEssentials
import GRDB
import Glibc
import Study

/// What was erased.
package struct Erasure: Hashable, Sendable {
  package var annotator: Annotator
  /// Events whose content is gone, and how many of them were labels.
  package var events: Int
  /// Labels whose content is gone.
  package var labels: Int
  /// The new file's head.
  package var head: String
}

extension StudyFile {
  /// Writes the study anew without anything that somebody who has left said: every event is still there with its digest, so
  /// the new file verifies, and a last event tells what is missing and why.
  ///
  /// This file stays as it is; to be rid of what was said, it and its copies have to be deleted. Others label in it meanwhile.
  /// What was being typed and not saved goes.
  ///
  /// - Parameter withdrawing: whether somebody who is still there leaves with it, in both files. Where the new file cannot be
  ///   made they have left neither.
  /// - Throws: ``StoreError/stillHere(name:)`` for somebody who has not been withdrawn.
  @discardableResult
  package func erase(
    _ name: String, to path: String, withdrawing: Bool = false, at date: Date = Date()
  ) throws -> Erasure {
    try DraftFile.checkPlace(path)
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    let erasure = try privateCopy().read { old in
      try PackMark.refuse(old)
      guard let annotator = try Annotator.fetchOne(old, name: name) else {
        throw StoreError.unknownAnnotator(name: name)
      }
      guard annotator.isWithdrawn || withdrawing else { throw StoreError.stillHere(name: name) }
      return try draft.fill { new, home in
        var eraser = Eraser(from: old, to: new, annotator: annotator)
        return try eraser.run(home: home, at: date)
      }
    }
    let copy = try StudyFile.open(draft.path, access: .readOnly)
    if let violation = try copy.verify().first {
      throw StoreError.damaged(path: self.path, why: "what would be left does not verify: \(violation)")
    }
    try copy.close()
    try draft.publish(as: path)
    do {
      if !erasure.annotator.isWithdrawn { try withdraw(name, at: date) }
    } catch StoreError.withdrawn {
      // By somebody else meanwhile.
    } catch {
      unlink(path)
      throw error
    }
    UnsavedTextFile.removeAll(beside: self, of: erasure.annotator)
    return erasure
  }
}

/// Copies a study row by row and leaves out what one annotator said.
private struct Eraser {
  let old: Database
  let new: Database
  let annotator: Annotator
  private var events = 0
  private var labels = 0
  private var digests = SHA256()

  init(from old: Database, to new: Database, annotator: Annotator) {
    self.old = old
    self.new = new
    self.annotator = annotator
  }

  /// That somebody consented, left, and had a file packed is no content of theirs.
  private static let kept: Set<String> = [EventKind.consent, .withdraw, .rejoin, .pack].reduce(into: []) {
    $0.insert($1.rawValue)
  }

  mutating func run(home: String, at date: Date) throws -> Erasure {
    for table in ["study", "practice", "annotator", "instance", "origin"] { try copy(table) }
    try new.execute(
      sql: "UPDATE annotator SET name = ? WHERE id = ?", arguments: [annotator.erasedName, annotator.id])
    // Another file on this machine: its writers go on in the old one, if at all.
    try copy("writer", columns: "id, uuid")
    try copyWork()
    try copyEvents()
    try new.execute(sql: "UPDATE work SET retired = 1 WHERE annotator = ?", arguments: [annotator.id])
    var chain = try EventChain(new, home: home)
    if !annotator.isWithdrawn {
      try new.execute(
        sql: "UPDATE annotator SET withdrawnAt = ? WHERE id = ?",
        arguments: [EventChain.milliseconds(date), annotator.id])
      try chain.append(EventDraft(.withdraw, annotator: annotator, at: date))
    }
    let content = CountedDigest(count: events, digest: Fingerprint.hex(digests.finalize()))
    try chain.append(EventDraft(.erased, annotator: annotator, content: content, at: date))
    return Erasure(annotator: annotator, events: events, labels: labels, head: try StudyFile.head(new))
  }

  private func copy(_ table: String, columns: String = "*") throws {
    let rows = try Row.fetchCursor(old, sql: "SELECT \(columns) FROM \(table) ORDER BY 1")
    while let row = try rows.next() {
      let names = row.columnNames.joined(separator: ", ")
      let marks = row.columnNames.map { _ in "?" }.joined(separator: ", ")
      try new.cachedStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))")
        .execute(arguments: StatementArguments(row.databaseValues))
    }
  }

  /// Each row as it was when it was given out, so that the triggers count it; then what was taken out again.
  private func copyWork() throws {
    let rows = try Row.fetchCursor(
      old,
      sql: """
        SELECT id, annotator, instance, formulation, response, occasion, round, slot, position, firstShown, retired
        FROM work ORDER BY id
        """)
    let insert = try new.cachedStatement(
      sql: """
        INSERT INTO work (id, annotator, instance, formulation, response, occasion, round, slot, position, firstShown)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let retire = try new.cachedStatement(sql: "UPDATE work SET retired = 1 WHERE id = ?")
    while let row = try rows.next() {
      try insert.execute(arguments: StatementArguments(Array(row.databaseValues.dropLast())))
      if try row[at: 10] as Bool { try retire.execute(arguments: [try row[at: 0] as Int64]) }
    }
  }

  private mutating func copyEvents() throws {
    let names = try PackNames(old)
    let roots = try WriterRoots(old)
    let rows = try Row.fetchCursor(old, sql: AuditedEvent.all)
    while let row = try rows.next() {
      let event = try AuditedEvent(row, roots)
      var copy = EventRow(link: event.named(names), columns: event.columns, payload: event.payload)
      if event.annotator == annotator.id, !Self.kept.contains(event.link.kind), event.payload != nil {
        events += 1
        if event.link.kind == EventKind.label.rawValue { labels += 1 }
        digests.update(data: event.link.payloadDigest)
        copy.payload = nil
        copy.columns = LabelColumns(nil)
      }
      try copy.insert(new, at: EventRow.Place(writer: event.writer, annotator: event.annotator, work: event.work))
    }
  }
}

extension Annotator {
  /// What stands in the place of a name that was erased.
  var erasedName: String { "erased-\(pseudonym)" }

  /// Whether what they said was erased from this file.
  func isErased(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM event WHERE annotator = ? AND work IS NULL AND kind = 'erased')",
      arguments: [id]) ?? false
  }
}
