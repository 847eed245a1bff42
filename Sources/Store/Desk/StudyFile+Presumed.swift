import GRDB
import Study

extension StudyFile {
  /// Who is meant where an annotator names nobody: the one whose packed file this is, or the one who is called as the
  /// account is. Nobody else's name is read.
  package func presumedAnnotator(account: String?) throws -> String? {
    try read { db in
      if try PackMark.packer(db) != nil {
        let names = try String.fetchAll(db, sql: "SELECT name FROM annotator WHERE kind = 'human' LIMIT 2")
        return names.count == 1 ? names[0] : nil
      }
      guard let account else { return nil }
      return try String.fetchOne(
        db, sql: "SELECT name FROM annotator WHERE kind = 'human' AND name = ?", arguments: [account])
    }
  }
}
