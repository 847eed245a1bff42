import Store
import Study

extension ReviewPerspective {
  /// Refuses a second coder whose codes are not those of somebody who coded without sight of the first ones.
  package func check(_ table: ReviewTable) throws {
    guard isBlind else { return }
    let count = table.decidedWithSight(by: author)
    guard count > 0 else { return }
    throw SessionError.codedWithSight(author: author, instances: count, isShare: share != nil)
  }
}
