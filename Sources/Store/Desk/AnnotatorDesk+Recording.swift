import FoundationEssentials
import GRDB
import Study

extension AnnotatorDesk {
  /// Saves one act. When it returns, the act is safe on the disk; when it throws, nothing was saved.
  ///
  /// The same act with the same id is one act, however often it is written.
  ///
  /// - Parameters:
  ///   - work: nil for consent, guidelines, practice, and a comment that belongs to no work.
  ///   - onlyIfOpen: a label, exclusion or postponement replaces no label and no exclusion. A screen shows only work that is
  ///     open, so what stands on it was said on another screen meanwhile: ``StoreError/doneElsewhere``.
  ///   - replaced: what a label or an exclusion takes the place of; where something else stands by now, nothing is saved:
  ///     ``StoreError/doneElsewhere``.
  @discardableResult
  package func record(
    _ act: Act, on work: Work.ID?, id: ActID, at date: Date, onlyIfOpen: Bool = false, replacing replaced: ActID? = nil
  ) throws -> Receipt {
    try record(act, on: work, id: id, at: date, onlyIfOpen: onlyIfOpen, replacing: replaced) { $0 }
  }

  /// Saves one act and asks what the file says then, in one transaction: what is asked costs no lock of its own.
  ///
  /// - Parameter questions: only reads; when it throws, nothing was saved.
  package func record<T>(
    _ act: Act, on work: Work.ID?, id: ActID, at date: Date, onlyIfOpen: Bool = false,
    replacing replaced: ActID? = nil, then questions: (Receipt) throws -> T
  ) throws -> T {
    try file.write { db in
      var chain = try EventChain(db, home: file.home)
      return try questions(
        record(act, on: work, id: id, at: date, onlyIfOpen: onlyIfOpen, replacing: replaced, in: &chain))
    }
  }

  /// Whether a label or an exclusion is in force on a piece of this annotator's work, also one from another file.
  package func isSettled(_ work: Work.ID) throws -> Bool { try file.read { try isSettled(work, in: $0) } }

  private func isSettled(_ work: Work.ID, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM standing WHERE work = ? AND annotator = ? AND state IN ('labelled', 'excluded'))
        """)
    return try Bool.fetchOne(statement, arguments: [work, annotator.id]) ?? false
  }

  /// Whether this annotator has left the study, perhaps since the desk was opened.
  package var hasLeft: Bool { get throws { try file.read { try !isPresent($0) } } }

  func record(
    _ act: Act, on work: Work.ID?, id: ActID, at date: Date, onlyIfOpen: Bool = false,
    replacing replaced: ActID? = nil, in chain: inout EventChain
  ) throws -> Receipt {
    guard EventDraft.isID(id.rawValue) else { throw StoreError.badActID(id.rawValue) }
    let db = chain.db
    let kind = act.kind
    if let saved = try earlier(kind, act.label, on: work, id: id, in: db) { return saved }
    let owned = try work.flatMap { try OwnedWork.fetch(db, $0, of: annotator) }
    guard try owned?.isOwnerPresent ?? isPresent(db) else { throw StoreError.withdrawn(name: annotator.name) }
    var draft = EventDraft(kind, id: id.rawValue, annotator: annotator, content: try act.content(), at: date)
    var changedAfter: Double?
    if kind.needsWork, work == nil { throw StoreError.workRequired }
    if !kind.allowsWork, work != nil { throw StoreError.notTheirWork }
    if let work {
      guard let owned else { throw StoreError.notTheirWork }
      draft.work = owned.identity
      draft.target = try target(of: act, on: work, owned, onlyIfOpen: onlyIfOpen, in: db)
      if let replaced {
        guard draft.target == replaced.rawValue else { throw StoreError.doneElsewhere }
        changedAfter = try secondsSince(replaced, at: date, in: db)
      }
    }
    var guidelines: String?
    if case .label(_, let circumstances) = act, !circumstances.isFromElsewhere { guidelines = try guidelinesRead(db) }
    if changedAfter != nil || guidelines != nil {
      draft.content = try act.content(changedAfter: changedAfter, guidelines: guidelines)
    }
    let sequence = try chain.append(draft)
    return Receipt(
      sequence: sequence, at: EventChain.date(EventChain.milliseconds(date)), code: Receipt.code(chain.head),
      wasSavedBefore: false)
  }

  private func earlier(_ kind: EventKind, _ label: Label?, on work: Work.ID?, id: ActID, in db: Database) throws
    -> Receipt?
  {
    let statement = try db.cachedStatement(
      sql: """
        SELECT sequence, at, digest, annotator, kind, work, rating, preference, magnitude FROM event WHERE uuid = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id.rawValue]) else { return nil }
    let values = try LabelColumns(
      rating: row[name: "rating"], preference: row[name: "preference"], magnitude: row[name: "magnitude"])
    guard try row[name: "annotator"] == annotator.id, try row[name: "kind"] == kind.rawValue,
      try row[name: "work"] == work,
      kind != .label || values == LabelColumns(label)
    else { throw StoreError.actIDReused(id) }
    return try Receipt(
      sequence: row[name: "sequence"], at: EventChain.date(row[name: "at"]), code: Receipt.code(row[name: "digest"]),
      wasSavedBefore: true)
  }

  /// How long ago a label or an exclusion was given; nil for what was only put off.
  private func secondsSince(_ act: ActID, at date: Date, in db: Database) throws -> Double? {
    let statement = try db.cachedStatement(
      sql: "SELECT at FROM event WHERE uuid = ? AND kind IN ('label', 'exclude')")
    guard let given = try Int64.fetchOne(statement, arguments: [act.rawValue]) else { return nil }
    return max(0, date.timeIntervalSince(EventChain.date(given)))
  }

  private func isPresent(_ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT withdrawnAt IS NULL FROM annotator WHERE id = ?")
    return try Bool.fetchOne(statement, arguments: [annotator.id]) ?? false
  }

  /// The earlier event that an act concerns, after the rules have been asked.
  private func target(
    of act: Act, on work: Work.ID, _ owned: OwnedWork, onlyIfOpen: Bool, in db: Database
  ) throws -> String? {
    let formulation = owned.formulation
    switch act {
    case .label, .exclude, .postpone:
      if case .label(let label, _) = act, label.formulation != formulation {
        throw StoreError.wrongFormulation(formulation)
      }
      if owned.isRetired { throw StoreError.workWasMoved }
      guard let standing = try ActInForce.fetch(db, work: work) else { return nil }
      if onlyIfOpen, try isSettled(work, in: db) { throw StoreError.doneElsewhere }
      if try isClosed(standing.event, formulation, in: db) { throw StoreError.closed(formulation) }
      return standing.uuid
    case .takeBack(let id):
      guard let event = try standingEvent(of: id, on: work, isTakenBack: false, in: db) else {
        throw StoreError.nothingToTakeBack
      }
      if try isClosed(event, formulation, in: db) { throw StoreError.closed(formulation) }
      return id.rawValue
    case .restore(let id):
      guard let event = try standingEvent(of: id, on: work, isTakenBack: true, in: db) else {
        throw StoreError.nothingToRestore
      }
      if owned.isRetired { throw StoreError.workWasMoved }
      if try isClosed(event, formulation, in: db) { throw StoreError.closed(formulation) }
      return id.rawValue
    case .unsure: return try Marks.fetch(db, work: work, path: file.path).unsureEvent
    case .note: return try Marks.fetch(db, work: work, path: file.path).commentEvent
    case .consent, .guidelines, .practice, .answers, .read: return nil
    }
  }

  private func standingEvent(of act: ActID, on work: Work.ID, isTakenBack: Bool, in db: Database) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT event FROM standing WHERE work = ? AND (state = 'taken-back') = ?
          AND event = (SELECT sequence FROM event WHERE uuid = ?)
        """)
    return try Int64.fetchOne(statement, arguments: [work, isTakenBack, act.rawValue])
  }

  /// The guidelines that this annotator read last: the ones a label is given under.
  private func guidelinesRead(_ db: Database) throws -> String? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT payload FROM event WHERE annotator = ? AND work IS NULL AND kind = 'guidelines'
        ORDER BY sequence DESC LIMIT 1
        """)
    guard let payload = try String.fetchOne(statement, arguments: [annotator.id]) else { return nil }
    return try TextContent(payload, path: file.path).text
  }
}

/// A piece of work whose owner was checked.
private struct OwnedWork {
  var identity: WorkIdentity
  var formulation: TaskFormulation
  var isRetired: Bool
  /// Somebody may have been withdrawn while their screen was open.
  var isOwnerPresent: Bool

  /// nil for somebody else's work, and for nobody's.
  static func fetch(_ db: Database, _ id: Work.ID, of annotator: Annotator) throws -> OwnedWork? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT formulation, response, occasion, retired, digest, withdrawnAt IS NULL FROM work
        JOIN instance ON instance.id = work.instance JOIN annotator ON annotator.id = work.annotator
        WHERE work.id = ? AND annotator.id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id, annotator.id]) else { return nil }
    guard let formulation = TaskFormulation(rawValue: try row[at: 0]) else { throw Misfit("work of no formulation") }
    let identity = try WorkIdentity(
      id: id, formulation: formulation.rawValue, response: row[at: 1], occasion: row[at: 2], instanceDigest: row[at: 4])
    return try OwnedWork(
      identity: identity, formulation: formulation, isRetired: row[at: 3], isOwnerPresent: row[at: 5])
  }
}
