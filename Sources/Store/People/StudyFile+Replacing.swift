import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Somebody leaves and somebody new comes, in one transaction: the newcomer is added, the one leaves, and what
  /// `handingOn` makes of it for the newcomer is given out. Where any of it is refused, nothing has happened.
  ///
  /// - Parameter handingOn: reads the study as it is with the newcomer, and before the other has left.
  /// - Returns: the newcomer.
  @discardableResult
  package func replace(
    _ name: String, by newcomer: String, at date: Date = Date(), rules: OpeningRules = OpeningRules(),
    handingOn: (Annotator) throws -> [PlannedWork]
  ) throws -> Annotator {
    let network = rules.fileSystem(path)
    let (person, leaver): (Annotator, Annotator) = try writeMuch { db in
      var chain = try EventChain(db, home: home)
      var generator = SystemRandomNumberGenerator()
      let added = try insertAnnotators(
        [newcomer], kind: .human, at: date, network: network, in: &chain, using: &generator)
      guard let annotator = added.first else { throw StoreError.unknownAnnotator(name: newcomer) }
      return (annotator, try Self.leave(name, handingOn: try handingOn(annotator), at: date, in: &chain))
    }
    UnsavedTextFile.removeAll(beside: self, of: leaver)
    return person
  }

  /// Refuses a place where no new file can be made, before anything is done for it.
  package static func checkNewFile(at path: String) throws { try DraftFile.checkPlace(path) }
}
