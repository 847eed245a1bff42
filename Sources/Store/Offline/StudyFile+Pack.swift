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
  /// was not is told apart. It is made from a private copy, so that nobody waits; what its annotator goes on doing meanwhile
  /// is followed, and where authors change the work it is made anew.
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
    let (content, study, seen) = try still { file in
      try file.read { db in
        try PackMark.refuse(db)
        let annotator = try file.desk(for: name).annotator
        guard annotator.kind == .human else { throw StoreError.notAPerson(name: name) }
        let content = try PackContent(
          db, of: annotator, settings: SettingsLog.current(db, path: self.path), practice: file.practice())
        return (content, try file.uuid, try lastEvent(db))
      }
    }
    let written = try draft.fill { packed, _ -> PackWriting? in
      var writing = try PackWriting(content, to: packed, study: study, at: date)
      guard try note(&writing, since: seen, at: date) else { return nil }
      try packed.execute(
        sql: "INSERT INTO study (key, value) VALUES (?, ?)", arguments: [PackMark.key, writing.record.packer])
      return writing
    }
    guard let written else { return nil }
    try draft.publish(as: path)
    let done = written.content.done.count { $0.kind != .postpone }
    return PackedFile(
      annotator: content.annotator, open: content.works.count - done, done: done, instances: content.instances.count,
      head: Self.head(of: [written.record.packer: written.record.head]))
  }

  /// So many acts of an annotator are written while everybody waits; more are written before.
  private static let lastDeeds = 100

  /// Notes in the study that a file was packed, once it holds all that its annotator did until that moment.
  ///
  /// - Returns: false where it has to be made anew.
  private func note(_ writing: inout PackWriting, since first: Int64, at date: Date) throws -> Bool {
    enum Step {
      case noted, anew, otherwise
      case behind([PackContent.Deed])
    }
    var seen = first
    // Each round takes as long as what was done in the one before.
    for _ in 0..<50 {
      let step = try write { db -> Step in
        let following = try writing.follow(db, since: seen)
        seen = try lastEvent(db)
        switch following {
        case .anew: return .anew
        case .otherwise: return .otherwise
        case .more(let deeds) where deeds.count > Self.lastDeeds: return .behind(deeds)
        case .more(let deeds): try writing.append(deeds)
        }
        var chain = try EventChain(db, home: home)
        try chain.append(
          EventDraft(.pack, annotator: writing.content.annotator, content: writing.record.content, at: date))
        return .noted
      }
      switch step {
      case .noted: return true
      case .anew: return false
      case .otherwise: try writing.rewriteActs()
      case .behind(let deeds): try writing.append(deeds)
      }
    }
    return false
  }
}
