import FoundationEssentials
import GRDB

extension StudyFile {
  /// Makes a copy of one consistent state while others go on writing; its mode is 0600, and it takes no other file's place.
  ///
  /// The copy is verified before it gets its name.
  ///
  /// - Parameter watching: told how far the verification is.
  /// - Returns: the copy's head.
  @discardableResult
  package func backup(to path: String, watching: (VerifyStep) -> Void = { _ in }) throws -> String {
    try DraftFile.checkPlace(path)
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    try draft.copy(self)
    let copy = try StudyFile.open(draft.path, access: .readOnly)
    if let violation = try copy.verify(watching: watching).first {
      throw StoreError.damaged(path: self.path, why: "its copy does not verify: \(violation)")
    }
    let head = try copy.head()
    try copy.close()
    try draft.publish(as: path)
    return head
  }
}
