import GRDB

/// What merges of many files have in common of the study, read once.
struct MergeGround {
  let names: PackNames
  var roots: WriterRoots

  init(_ db: Database) throws {
    names = try PackNames(db)
    roots = try WriterRoots(db)
  }
}

/// Indexes for the time of a merge: a study's own would cost each label a write, and without them every file would take a look at
/// all events and all work. They are made and dropped in one transaction, so no other connection ever meets them.
struct MergeIndex {
  private let isMade: Bool

  /// A few files are merged sooner than an index is made.
  private static let fewest = 8

  init(_ db: Database, files: Int) throws {
    isMade = files >= Self.fewest
    guard isMade else { return }
    try db.execute(sql: "CREATE INDEX merge_writer ON event (writer); CREATE INDEX merge_work ON work (annotator)")
  }

  func drop(_ db: Database) throws {
    if isMade { try db.execute(sql: "DROP INDEX merge_writer; DROP INDEX merge_work") }
  }
}
