import GRDB
import Study

extension StudyFile {
  /// The beginning of the last turn of some instances' dialogues, for the rows of a list; those without a dialogue, and
  /// those whose dialogue is too long to be taken apart for a row, are left out.
  ///
  /// - Parameter instances: their numbers in the table of `cursor`.
  package func previews(_ instances: [Int], _ cursor: ReviewCursor) throws -> [Int: Turn] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT context ->> '$[#-1].role', substr(context ->> '$[#-1].content', 1, 600) FROM instance
          WHERE id = ? AND length(CAST(context AS BLOB)) < 500000
          """)
      var previews: [Int: Turn] = [:]
      for instance in instances where cursor.instances.ids.indices.contains(instance) {
        guard let row = try Row.fetchOne(statement, arguments: [cursor.instances.ids[instance]]),
          let role = try (row[at: 0] as String?).flatMap(Role.init(rawValue:)), let content = try row[at: 1] as String?
        else { continue }
        previews[instance] = Turn(role: role, content: content)
      }
      return previews
    }
  }
}
