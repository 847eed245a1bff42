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
        let work = try Work(columns: row)
        guard let annotator = try cursor.annotators.number(of: row[at: 8]), cursor.perspective.sees(work.occasion)
        else {
          continue
        }
        dossier.labels.append(try standing(of: work, annotator: annotator, db))
      }
      dossier.decisions = try decisionHistory(InstanceKey(key), cursor.perspective, db)
      return dossier
    }
  }

  /// The numbers of the instances in whose id, context or responses a text stands, in either case of ASCII letters.
  package func search(_ text: String, _ cursor: ReviewCursor) throws -> Set<Int> {
    guard !text.isEmpty, !text.utf8.contains(0) else { return [] }
    // A text as JSON has it: the context is JSON.
    let escaped = String(CanonicalJSON.text(.text(text)).dropFirst().dropLast())
    var found: Set<Int> = []
    try forEachSlice(of: "instance", size: 2_000) { db, rows in
      let statement = try db.cachedStatement(
        sql: """
          SELECT id FROM instance WHERE id BETWEEN :first AND :last AND (
            key LIKE :text ESCAPE '\\' OR responseA LIKE :text ESCAPE '\\' OR responseB LIKE :text ESCAPE '\\'
            OR context LIKE :escaped ESCAPE '\\')
          """)
      let ids = try Int64.fetchCursor(
        statement,
        arguments: [
          "first": rows.lowerBound, "last": rows.upperBound, "text": Self.pattern(text),
          "escaped": Self.pattern(escaped),
        ])
      while let id = try ids.next() {
        if let number = cursor.instances.number(of: id) { found.insert(number) }
      }
    }
    return found
  }

  private static func pattern(_ text: String) -> String {
    var pattern = "%"
    for scalar in text.unicodeScalars {
      if "\\%_".unicodeScalars.contains(scalar) { pattern += "\\" }
      pattern.unicodeScalars.append(scalar)
    }
    return pattern + "%"
  }

  private func standing(of work: Work, annotator: Int, _ db: Database) throws -> InstanceDossier.WorkState {
    let statement = try db.cachedStatement(
      sql: """
        SELECT state, value, event.at, event.payload, \(Self.laterReading) FROM standing JOIN event ON event.sequence = standing.event
        WHERE standing.work = ? AND state IN ('labelled', 'excluded') ORDER BY event.sequence DESC
        """)
    let rows = try Row.fetchAll(statement, arguments: [work.id])
    let marks = try Marks.fetch(db, work: work.id, path: path)
    var standing = InstanceDossier.WorkState(
      annotator: annotator, work: work, isUnsure: marks.isUnsure, comment: marks.comment)
    guard let row = rows.first else { return standing }
    let (state, value): (String, Int?) = (try row[at: 0], try row[at: 1])
    let isContradicted = try rows.contains { try $0[at: 0] != state || $0[at: 1] as Int? != value }
    standing.at = EventChain.date(try row[at: 2])
    guard !isContradicted, let payload = try row[at: 3] as String? else { return standing }
    if state == "labelled" {
      standing.label = try LabelColumns.label(value, work.formulation)
      let later = try (row[at: 4] as String?).map { try LabelContent($0, path: path).circumstances }
      standing.circumstances = try LabelContent(payload, path: path).circumstances.completed(by: later)
      if standing.circumstances?.isTimeKnown == false { standing.at = nil }
      if standing.circumstances?.layout == Circumstances.byModel {
        standing.explanation = try explanation(ofLabel: payload, db)
      }
    } else {
      standing.exclusion = InstanceDossier.Exclusion(try ExclusionContent(payload, path: path))
    }
    return standing
  }

  /// What a model said for the answer that its label names.
  private func explanation(ofLabel payload: String, _ db: Database) throws -> String? {
    let statement = try db.cachedStatement(
      sql: "SELECT payload FROM event WHERE uuid = json_extract(?, '$.answer') AND kind = ?")
    let answer = try String?.fetchOne(statement, arguments: [payload, EventKind.modelAnswer.rawValue]) ?? nil
    return try answer.flatMap { try ModelAnswerContent($0, path: path).answer.explanation }
  }

  /// Every act of annotators on an instance, in the order of saving. It takes longer the more its annotators have done.
  package func history(_ instance: Int, _ cursor: ReviewCursor) throws -> [InstanceDossier.Entry] {
    guard cursor.instances.ids.indices.contains(instance) else { return [] }
    var history = try read { try InstanceHistory($0, of: cursor.instances.ids[instance], cursor, path: path) }
    while !history.isComplete { try read { try history.walk($0, steps: 2_000) } }
    return history.entries
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

extension InstanceDossier.Exclusion {
  init(_ content: ExclusionContent) { self.init(reason: content.known, note: content.note) }
}
