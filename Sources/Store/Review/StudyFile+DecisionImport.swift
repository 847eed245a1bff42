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
      var count = 0
      for (index, one) in decisions.enumerated() {
        do {
          if try record(one.decision, on: one.instance, db) { count += 1 }
        } catch let error as StoreError {
          throw refused(index, error)
        }
      }
      return count
    }
  }

  private func record(_ decision: Decision, on instance: InstanceKey, _ db: Database) throws -> Bool {
    try Self.checkAuthor(decision.author)
    let fold = DecisionFold(try DecisionEvent.ofInstance(instance, db, path: path))
    let standing = fold.standing(on: instance, by: decision.author)
    guard fold.ruling(decision.id.rawValue) == nil, standing?.ruling != decision.ruling else { return false }
    try check(decision.ruling, insteadOf: standing?.ruling ?? Ruling(), db)
    var writer = try DecisionWriter(
      db, file: self, author: decision.author, threshold: nil, at: decision.at, asksForWork: false)
    _ = try writer.set(decision.ruling, on: instance, isBlind: decision.isBlind, id: decision.id)
    return true
  }
}
