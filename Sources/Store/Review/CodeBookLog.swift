import FoundationEssentials
import GRDB
import Study

/// The code book: every version is an event, and the latest is in force.
enum CodeBookLog {
  static func append(_ book: CodeBook, to chain: inout EventChain, at date: Date) throws {
    let text = book.text
    try StorableText.check(text, "the code book")
    try chain.append(EventDraft(.codebook, content: TextContent(text: text), at: date))
  }

  static func current(_ db: Database, path: String) throws -> CodeBook {
    let payload = try String.fetchOne(
      db,
      sql: """
        SELECT payload FROM event
        WHERE work IS NULL AND annotator IS NULL AND kind = 'codebook' AND payload IS NOT NULL
        ORDER BY at DESC, uuid DESC LIMIT 1
        """)
    guard let payload else { return .standard }
    guard let book = try? CodeBook(text: TextContent(payload, path: path).text) else {
      throw StoreError.damaged(path: path, why: "its code book cannot be read")
    }
    return book
  }
}

extension StudyFile {
  /// The causes that decisions choose from; ours until the study sets its own.
  package var codeBook: CodeBook {
    get throws { try read { try CodeBookLog.current($0, path: path) } }
  }

  /// Sets another code book. Decisions keep the ids of their causes.
  package func change(codeBook: CodeBook, at date: Date = Date()) throws {
    try write { db in
      var chain = try EventChain(db, home: home)
      try CodeBookLog.append(codeBook, to: &chain, at: date)
    }
  }
}
