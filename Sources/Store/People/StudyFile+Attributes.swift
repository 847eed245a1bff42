import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// What is known of the annotators beside their labels, for the data statement: by annotator's row, then by field.
  package func attributes() throws -> [Int64: [String: String]] {
    try read { db in
      var all: [Int64: [String: String]] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT event.annotator, payload FROM annotator
          JOIN event ON event.annotator = annotator.id AND event.work IS NULL
          WHERE event.kind = 'attributes' AND payload IS NOT NULL ORDER BY event.sequence
          """)
      while let row = try rows.next() {
        let annotator: Int64 = try row[at: 0]
        for (field, value) in try AttributesContent(row[at: 1], path: path).fields ?? [:] {
          all[annotator, default: [:]][field] = value.isEmpty ? nil : value
        }
      }
      return all
    }
  }

  /// Opens a formulation for one annotator, however long ago the other was completed: a wrong clock may have put it off.
  package func open(_ formulation: TaskFormulation, for name: String, at date: Date = Date()) throws {
    try write { db in
      let annotator = try Self.present(db, name: name)
      var chain = try EventChain(db, home: home)
      try chain.append(
        EventDraft(
          .attributes, annotator: annotator, content: AttributesContent(opened: formulation.rawValue), at: date))
    }
  }

  /// Sets fields of one annotator; an empty value takes a field away. Others stay.
  package func set(attributes: [String: String], of name: String, at date: Date = Date()) throws {
    try write { db in
      guard let annotator = try Annotator.fetchOne(db, name: name) else {
        throw StoreError.unknownAnnotator(name: name)
      }
      for (field, value) in attributes {
        try StorableText.check(field, "a field's name")
        try StorableText.check(value, "the field \(field)")
      }
      var chain = try EventChain(db, home: home)
      let content = AttributesContent(fields: attributes)
      try chain.append(EventDraft(.attributes, annotator: annotator, content: content, at: date))
    }
  }
}
