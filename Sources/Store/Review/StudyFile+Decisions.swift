import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Saves what an author changes of their ruling on an instance; a ruling of which nothing is left goes away.
  ///
  /// What stands is read in the same transaction: sessions of one author keep what each other saved, and a change that
  /// would replace what its author has not seen is not made (``DecisionReceipt/isOvertaken``). Further annotators and
  /// sending back give out work with it; a ruling that no longer asks for it takes out again what nobody has labelled. No
  /// label is ever changed.
  ///
  /// - Parameters:
  ///   - isBlind: whether the author does not see what others decided; it is kept with the decision.
  ///   - threshold: the Δ from which an instance is disputed, 1…4; nil for the study's own.
  /// - Throws: ``StoreError/unknownInstance(key:)``, ``StoreError/tooFewToAsk(needed:available:)``,
  ///   ``StoreError/nobodyToAskAgain(instance:)``, ``StoreError/badDecision(why:)``.
  @discardableResult
  package func decide(
    _ change: RulingChange, on instance: InstanceKey, by author: String, isBlind: Bool = false, threshold: Int? = nil,
    id: ActID? = nil, at date: Date = Date()
  ) throws -> DecisionReceipt {
    try decide(on: instance, by: author, isBlind: isBlind, threshold: threshold, id: id, at: date) {
      change.applied(to: $0)
    }
  }

  /// Puts a whole ruling in the place of the author's earlier one.
  @discardableResult
  func decide(
    _ ruling: Ruling, on instance: InstanceKey, by author: String, id: ActID? = nil, at date: Date = Date()
  ) throws -> DecisionReceipt {
    try decide(on: instance, by: author, isBlind: false, threshold: nil, id: id, at: date) { _ in ruling }
  }

  private func decide(
    on instance: InstanceKey, by author: String, isBlind: Bool, threshold: Int?, id: ActID?, at date: Date,
    _ change: (Ruling) -> Ruling?
  ) throws -> DecisionReceipt {
    try Self.checkAuthor(author)
    return try write { db in
      let fold = DecisionFold(try DecisionEvent.ofInstance(instance, db, path: path))
      let earlier = fold.standing(on: instance, by: author)?.ruling ?? Ruling()
      let ruling = change(earlier)
      guard let ruling, ruling != earlier || earlier.isEmpty else {
        let decisions = fold.standing[instance] ?? Decisions()
        return DecisionReceipt(instance: instance, decisions: decisions, ruling: earlier, isOvertaken: ruling == nil)
      }
      try check(ruling, insteadOf: earlier, db)
      var writer = try DecisionWriter(db, file: self, author: author, threshold: threshold, at: date)
      return try writer.set(ruling, on: instance, isBlind: isBlind, id: id)
    }
  }

  /// Takes back the author's last ruling in this file that stands; nil when there is none.
  @discardableResult
  package func undoDecision(
    by author: String, threshold: Int? = nil, id: ActID = .fresh(), at date: Date = Date()
  ) throws -> DecisionReceipt? {
    try write { db in
      var writer = try DecisionWriter(db, file: self, author: author, threshold: threshold, at: date)
      return try writer.undo(id)
    }
  }

  /// Restores what the author took back last, unless they ruled on something since.
  @discardableResult
  package func redoDecision(
    by author: String, threshold: Int? = nil, id: ActID = .fresh(), at date: Date = Date()
  ) throws -> DecisionReceipt? {
    try write { db in
      var writer = try DecisionWriter(db, file: self, author: author, threshold: threshold, at: date)
      return try writer.redo(id)
    }
  }

  /// What stands on one instance, as far as whoever reviews sees it.
  package func decisions(on instance: InstanceKey, _ perspective: ReviewPerspective) throws -> Decisions {
    try read { db in
      let fold = DecisionFold(try DecisionEvent.ofInstance(instance, db, path: path))
      return perspective.seen(fold.standing[instance] ?? Decisions())
    }
  }

  /// What stands on each instance that somebody decided.
  package func decisions() throws -> [InstanceKey: Decisions] {
    try read { db in
      var fold = DecisionFold()
      try DecisionEvent.forEach(db, path: path) { fold.apply($0) }
      return fold.standing
    }
  }

  /// The labels that authors set as gold, where those who adjudicated an instance agree and nobody rules otherwise.
  package func adjudications() throws -> [InstanceKey: Adjudication] {
    try decisions().compactMapValues { decisions in
      if case .adjudicate(let labels) = decisions.outcome { labels } else { nil }
    }
  }

  static func checkAuthor(_ author: String) throws(StoreError) {
    if let fault = PersonName.fault(author) { throw .badDecision(why: "an author's name \(fault)") }
  }

  func check(_ ruling: Ruling, insteadOf earlier: Ruling, _ db: Database) throws {
    try RulingRules(db, path: path).check(ruling, insteadOf: earlier)
  }
}
