import FoundationEssentials
import GRDB
import Study

/// What was packed.
package struct PackedFile: Hashable, Sendable {
  package var annotator: Annotator
  /// Pieces of work still to do, and done already.
  package var open: Int
  package var done: Int
  package var instances: Int
  /// The head of the packed file, to be written down beside that of the study.
  package var head: String
}

extension StudyFile {
  /// Whether an annotator's work was ever packed into a file of its own.
  package func wasPacked(_ name: String) throws -> Bool {
    try read { db in
      guard let annotator = try Annotator.fetchOne(db, name: name) else {
        throw StoreError.unknownAnnotator(name: name)
      }
      return try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM event WHERE annotator = ? AND work IS NULL AND kind = 'pack')",
        arguments: [annotator.id]) ?? false
    }
  }

  /// Makes a file with one annotator's work and nobody's labels, which ``merge(_:acceptingUnknown:at:)`` brings home again.
  ///
  /// It is made fresh, never copied, and its mode is 0600. That it was packed is noted in the study, so that a file which
  /// was not is told apart. It is made from a private copy, so that nobody waits; where its annotator goes on working, or
  /// authors change the work meanwhile, it is made anew.
  ///
  /// - Throws: ``StoreError/replanned(path:)`` where that happens again and again.
  @discardableResult
  package func pack(_ name: String, to path: String, at date: Date = Date()) throws -> PackedFile {
    try DraftFile.checkPlace(path)
    for _ in 0..<5 {
      if let packed = try packed(name, to: path, at: date) { return packed }
    }
    throw StoreError.replanned(path: self.path)
  }

  /// nil where something of it changed while it was made.
  private func packed(_ name: String, to path: String, at date: Date) throws -> PackedFile? {
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    let (content, record, seen) = try still { file in
      try file.read { db in
        try PackMark.refuse(db)
        let annotator = try file.desk(for: name).annotator
        guard annotator.kind == .human else { throw StoreError.notAPerson(name: name) }
        let content = try PackContent(
          db, of: annotator, settings: SettingsLog.current(db, path: self.path), practice: file.practice())
        let study = try file.uuid
        let record = try draft.fill { packed, _ in try content.write(to: packed, study: study, at: date) }
        return (content, record, try lastEvent(db))
      }
    }
    let isNoted = try write { db in
      let isChanged = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM event WHERE sequence > ? AND (annotator = ? OR kind IN (
              'settings', 'practice-set', 'assign', 'decision', 'conflict-choice')))
          """, arguments: [seen, content.annotator.id])
      guard isChanged == false else { return false }
      var chain = try EventChain(db, home: home)
      try chain.append(EventDraft(.pack, annotator: content.annotator, payload: record.payload, at: date))
      return true
    }
    guard isNoted else { return nil }
    try draft.publish(as: path)
    let done = content.done.count { $0.kind != .postpone }
    return PackedFile(
      annotator: content.annotator, open: content.works.count - done, done: done, instances: content.instances.count,
      head: Self.head(of: [record.packer: record.head]))
  }
}
