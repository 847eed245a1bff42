import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Saves what an author rules on an instance, in the place of their earlier ruling; an empty one takes it away.
  ///
  /// Further annotators and sending back give out work in the same transaction; a ruling that no longer asks for it takes
  /// out again what nobody has labelled. No label is ever changed.
  ///
  /// - Throws: ``StoreError/unknownInstance(key:)``, ``StoreError/tooFewToAsk(needed:available:)``,
  ///   ``StoreError/nobodyToAskAgain(instance:)``, ``StoreError/badDecision(why:)``.
  @discardableResult
  public func decide(
    _ ruling: Ruling, on instance: InstanceKey, by author: String, id: ActID? = nil, at date: Date = Date()
  ) throws -> DecisionReceipt {
    try Self.checkAuthor(author)
    try StorableText.check(ruling.note, "the note")
    return try write { db in
      let earlier = DecisionFold(try DecisionEvent.ofInstance(instance, db, path: path))
        .standing(on: instance, by: author)
      // A cause that the code book lost since may stay where it was chosen.
      try Self.check(ruling, CodeBookLog.current(db, path: path), kept: Set(earlier?.ruling.causes ?? []))
      var writer = try DecisionWriter(db, file: self, author: author, at: date)
      return try writer.set(ruling, on: instance, id: id)
    }
  }

  /// Takes back the author's last ruling in this file that stands; nil when there is none.
  @discardableResult
  public func undoDecision(by author: String, at date: Date = Date()) throws -> DecisionReceipt? {
    try write { db in
      var writer = try DecisionWriter(db, file: self, author: author, at: date)
      return try writer.undo()
    }
  }

  /// Restores what the author took back last, unless they ruled on something since.
  @discardableResult
  public func redoDecision(by author: String, at date: Date = Date()) throws -> DecisionReceipt? {
    try write { db in
      var writer = try DecisionWriter(db, file: self, author: author, at: date)
      return try writer.redo()
    }
  }

  /// What stands on each instance that somebody decided.
  public func decisions() throws -> [InstanceKey: Decisions] {
    try read { db in
      var fold = DecisionFold()
      try DecisionEvent.forEach(db, path: path) { fold.apply($0) }
      return fold.standing
    }
  }

  /// The labels that authors set as gold, where those who adjudicated an instance agree and nobody rules otherwise.
  public func adjudications() throws -> [InstanceKey: Adjudication] {
    try decisions().compactMapValues { decisions in
      if case .adjudicate(let labels) = decisions.outcome { labels } else { nil }
    }
  }

  private static func checkAuthor(_ author: String) throws(StoreError) {
    guard (1...200).contains(author.utf8.count),
      !author.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .badDecision(why: "an author's name has 1 to 200 bytes and no control characters") }
  }

  private static func check(_ ruling: Ruling, _ book: CodeBook, kept: Set<String>) throws(StoreError) {
    for cause in ruling.causes where book[id: cause] == nil && !kept.contains(cause) {
      throw .badDecision(
        why: "the code book has no cause \(cause), only \(book.causes.map(\.id).joined(separator: ", "))")
    }
    switch ruling.outcome {
    case .more(let count) where !(1...Outcome.mostAnnotators).contains(count):
      throw .badDecision(why: "ask 1 to \(Outcome.mostAnnotators) further annotators")
    case .adjudicate(let labels) where labels.isEmpty:
      throw .badDecision(why: "an adjudication sets a rating or a preference")
    default: break
    }
  }
}
