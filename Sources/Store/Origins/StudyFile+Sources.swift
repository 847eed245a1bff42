import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// What files of instances and labels were taken for and how they were mapped, in the order of their import.
  package func sources() throws -> [DataSource] {
    try read { db in
      let payloads = try String.fetchAll(
        db,
        sql: """
          SELECT payload FROM event WHERE kind = 'source' AND annotator IS NULL AND work IS NULL AND payload IS NOT NULL
          ORDER BY sequence
          """)
      return try payloads.map { json in
        let said = try SourceContent(json, path: path)
        return DataSource(file: said.name, title: said.text, rules: said.fields)
      }
    }
  }
}

extension DataSource {
  /// Saves what was read and how, in the transaction of the import.
  func note(in chain: inout EventChain, at date: Date) throws {
    for text in [file, title] + rules.map(\.key) + rules.map(\.value) {
      try StorableText.check(text, "what is noted of \(file)")
    }
    let content = SourceContent(name: file, text: title, fields: rules)
    try chain.append(EventDraft(.source, content: content, at: date))
  }
}
