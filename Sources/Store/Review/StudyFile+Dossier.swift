import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// All that is known of one instance; nil where there is none of that number.
  package func dossier(_ instance: Int, _ cursor: ReviewCursor) throws -> InstanceDossier? {
    guard cursor.instances.ids.indices.contains(instance) else { return nil }
    let id = cursor.instances.ids[instance]
    return try read { db in
      guard let key = try String.fetchOne(db, sql: "SELECT key FROM instance WHERE id = ?", arguments: [id]),
        let texts = try self.instance(InstanceKey(key))
      else { return nil }
      var dossier = InstanceDossier(instance: texts, labels: [])
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(Work.columns), work.annotator FROM work JOIN instance ON instance.id = work.instance
          WHERE work.instance = ? AND work.retired = 0
          ORDER BY work.slot, work.occasion, work.formulation DESC, work.response, work.id
          """, arguments: [id])
      for row in rows {
        guard let work = Work(columns: row), let annotator = cursor.annotators.number(of: row[8]),
          cursor.perspective.sees(work.occasion)
        else { continue }
        dossier.labels.append(try standing(of: work, annotator: annotator, db))
      }
      dossier.decisions = try decisionHistory(InstanceKey(key), cursor.perspective, db)
      return dossier
    }
  }

  /// The numbers of the instances in whose id, context or responses a text stands, in either case of ASCII letters.
  package func search(_ text: String, _ cursor: ReviewCursor) throws -> Set<Int> {
    guard !text.isEmpty, !text.utf8.contains(0) else { return [] }
    return try read { db in
      // A text as JSON has it: the context is JSON.
      let escaped = CanonicalJSON.text(.text(text)).dropFirst().dropLast()
      let ids = try Int64.fetchCursor(
        db,
        sql: """
          SELECT id FROM instance WHERE key LIKE :text ESCAPE '\\' OR responseA LIKE :text ESCAPE '\\'
            OR responseB LIKE :text ESCAPE '\\' OR context LIKE :escaped ESCAPE '\\'
          """, arguments: ["text": Self.pattern(text), "escaped": Self.pattern(String(escaped))])
      var found: Set<Int> = []
      while let id = try ids.next() {
        if let number = cursor.instances.number(of: id) { found.insert(number) }
      }
      return found
    }
  }

  private static func pattern(_ text: String) -> String {
    var pattern = "%"
    for scalar in text.unicodeScalars {
      if "\\%_".unicodeScalars.contains(scalar) { pattern += "\\" }
      pattern.unicodeScalars.append(scalar)
    }
    return pattern + "%"
  }

  private func standing(of work: Work, annotator: Int, _ db: Database) throws -> InstanceDossier.Standing {
    let statement = try db.cachedStatement(
      sql: """
        SELECT state, value, event.at, event.payload FROM standing JOIN event ON event.sequence = standing.event
        WHERE standing.work = ? AND state IN ('labelled', 'excluded') ORDER BY event.sequence DESC
        """)
    let rows = try Row.fetchAll(statement, arguments: [work.id])
    let marks = try Marks.fetch(db, work: work.id, path: path)
    var standing = InstanceDossier.Standing(
      annotator: annotator, work: work, isUnsure: marks.isUnsure, comment: marks.comment)
    guard let row = rows.first else { return standing }
    let isContradicted = rows.contains { $0[0] as String != row[0] || $0[1] as Int? != row[1] }
    standing.at = EventChain.date(row[2])
    guard !isContradicted, let payload = try (row[3] as String?).map({ try Payload($0, path: path) }) else {
      return standing
    }
    if row[0] == "labelled" {
      standing.label = LabelColumns.label(row[1], work.formulation)
      standing.circumstances = payload.circumstances
    } else {
      standing.exclusion = payload.exclusion
    }
    return standing
  }

  /// Every act of annotators on an instance, in the order of saving. It takes longer the more its annotators have done.
  package func history(_ instance: Int, _ cursor: ReviewCursor) throws -> [InstanceDossier.Entry] {
    guard cursor.instances.ids.indices.contains(instance) else { return [] }
    return try read { try history(cursor.instances.ids[instance], cursor, $0) }
  }

  private func history(_ instance: Int64, _ cursor: ReviewCursor, _ db: Database) throws -> [InstanceDossier.Entry] {
    // Events know no instance, and an index of them by work would be one page more to write for every label: so the acts
    // of the instance's annotators are followed back along the numbers that each event has of the one before.
    let works = try Row.fetchAll(
      db,
      sql: """
        SELECT \(Work.columns), work.annotator FROM work JOIN instance ON instance.id = work.instance
        WHERE work.instance = ?
        """, arguments: [instance])
    var entries: [(sequence: Int64, entry: InstanceDossier.Entry)] = []
    var threads: [String: [Int64: (work: Work, annotator: Int)]] = [:]
    for row in works {
      guard let work = Work(columns: row), let annotator = cursor.annotators.number(of: row[8]),
        cursor.perspective.sees(work.occasion)
      else { continue }
      threads["\(row[8] as Int64) \(work.formulation.rawValue)", default: [:]][work.id] = (work, annotator)
    }
    let begin = try db.cachedStatement(sql: "SELECT lastEvent FROM tally WHERE annotator = ? AND formulation = ?")
    let step = try db.cachedStatement(
      sql: "SELECT before, work, at, kind, rating, preference, magnitude, payload FROM event WHERE sequence = ?")
    for (thread, works) in threads {
      let parts = thread.split(separator: " ")
      var at = try Int64?.fetchOne(begin, arguments: [Int64(parts[0]), String(parts[1])]) ?? nil
      while let sequence = at, let row = try Row.fetchOne(step, arguments: [sequence]) {
        at = row[0]
        guard let id = row[1] as Int64?, let (work, annotator) = works[id] else { continue }
        guard let what = try act(row) else { continue }
        entries.append(
          (
            sequence,
            InstanceDossier.Entry(
              at: EventChain.date(row[2]), annotator: annotator, work: work, what: what)
          ))
      }
    }
    return entries.sorted { $0.sequence < $1.sequence }.map(\.entry)
  }

  private func act(_ row: Row) throws -> InstanceDossier.What? {
    let payload = try (row[7] as String?).map { try Payload($0, path: path) }
    switch EventKind(rawValue: row[3]) {
    case .label:
      return LabelColumns(rating: row[4], preference: row[5], magnitude: row[6]).label.map(InstanceDossier.What.label)
    case .exclude: return .excluded(payload?.exclusion ?? InstanceDossier.Exclusion(reason: .other, note: ""))
    case .postpone: return .postponed
    case .takeBack: return .takenBack
    case .restore: return .restored
    case .unsure: return .unsure(true)
    case .sure: return .unsure(false)
    case .comment: return .comment(payload?.text ?? "")
    case .uncomment: return .comment("")
    default: return nil
    }
  }

  private func decisionHistory(
    _ key: InstanceKey, _ perspective: ReviewPerspective, _ db: Database
  ) throws -> [InstanceDossier.DecisionEntry] {
    let events = try DecisionEvent.ofInstance(key, db, path: path)
    let fold = DecisionFold(events)
    return events.compactMap { event in
      guard !perspective.isBlind || event.content.author.utf8.elementsEqual(perspective.author.utf8) else { return nil }
      let act: DecisionAct?
      switch event.content.act {
      case .set: act = event.content.ruling.map(DecisionAct.set)
      case .undo: act = event.target.flatMap { fold.ruling($0) }.map(DecisionAct.undone)
      case .redo: act = event.target.flatMap { fold.ruling($0) }.map(DecisionAct.redone)
      }
      return act.map { InstanceDossier.DecisionEntry(at: event.at, author: event.content.author, what: $0) }
    }
  }
}

extension Payload {
  fileprivate var exclusion: InstanceDossier.Exclusion {
    InstanceDossier.Exclusion(reason: reason.flatMap(ExclusionReason.init(rawValue:)) ?? .other, note: note ?? "")
  }
}
