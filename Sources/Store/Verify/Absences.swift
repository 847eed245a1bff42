import GRDB

/// Which events may be without their content: what a packed file was not given, and what was erased and says so.
struct Absences {
  /// The chain with which a packed file begins.
  private var packer: String?
  /// The uuids of annotators whose content was erased.
  private var erased: Set<String> = []

  init() {}

  init(_ db: Database) throws {
    packer = try PackMark.packer(db)
    erased = try Set(
      String.fetchAll(
        db,
        sql: """
          SELECT annotator.uuid FROM event JOIN annotator ON annotator.id = event.annotator
          WHERE event.work IS NULL AND event.kind = 'erased'
          """))
  }

  func explain(_ event: AuditedEvent) -> Bool {
    if let annotator = event.link.annotator, erased.contains(annotator) { return true }
    return packer == event.link.writer && event.work != nil
  }
}
