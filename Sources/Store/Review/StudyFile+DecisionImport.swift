import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Records decisions that authors made elsewhere, all or none. Nobody is asked for anything by it: what `more` and
  /// `send-back` brought about there comes as labels.
  ///
  /// - Parameters:
  ///   - decisions: in any order; what an author has decided here already, to the word, is passed over.
  ///   - refused: what is thrown for a decision, by its number, that cannot be.
  /// - Returns: how many were recorded.
  package func importDecisions(
    _ decisions: [(instance: InstanceKey, decision: Decision)],
    refused: (Int, StoreError) -> any Error
  ) throws -> Int {
    try write { db in
      var run = try DecisionImportRun(db, file: self)
      var count = 0
      for (index, one) in decisions.enumerated() {
        do {
          if try run.record(one.decision, on: one.instance) { count += 1 }
        } catch let error as StoreError {
          throw refused(index, error)
        }
      }
      return count
    }
  }
}

/// One import of decisions, in one transaction: what the file has of decisions is read once, however many come.
private struct DecisionImportRun {
  private let db: Database
  private let file: StudyFile
  private let rules: RulingRules
  private var folds: [InstanceKey: DecisionFold] = [:]

  init(_ db: Database, file: StudyFile) throws {
    self.db = db
    self.file = file
    rules = try RulingRules(db, path: file.path)
    var folds: [InstanceKey: DecisionFold] = [:]
    try DecisionEvent.forEach(db, path: file.path) { event in
      folds[InstanceKey(event.content.instance), default: DecisionFold()].apply(event)
    }
    self.folds = folds
  }

  /// Whether it was not there yet.
  mutating func record(_ decision: Decision, on instance: InstanceKey) throws -> Bool {
    try StudyFile.checkAuthor(decision.author)
    var fold = folds.removeValue(forKey: instance) ?? DecisionFold()
    defer { folds[instance] = fold }
    let standing = fold.standing(on: instance, by: decision.author)
    guard fold.ruling(decision.id.rawValue) == nil, standing?.ruling != decision.ruling else { return false }
    try rules.check(decision.ruling, insteadOf: standing?.ruling ?? Ruling())
    var writer = try DecisionWriter(
      db, file: file, author: decision.author, threshold: nil, at: decision.at, asksForWork: false)
    try writer.record(
      decision.ruling, on: instance, insteadOf: standing, isBlind: decision.isBlind, id: decision.id, &fold)
    return true
  }
}
