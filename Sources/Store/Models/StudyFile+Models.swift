import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// The model of that name, added if there is none.
  ///
  /// - Throws: ``StoreError/duplicateAnnotator(name:)`` where a person has the name.
  package func model(named name: String) throws -> Annotator {
    if let found = try knownModel(named: name) { return found }
    do {
      guard let added = try addAnnotators([name], kind: .model).first else {
        throw StoreError.unknownAnnotator(name: name)
      }
      return added
    } catch StoreError.duplicateAnnotator {
      // Another process has added it since.
      guard let found = try knownModel(named: name) else { throw StoreError.duplicateAnnotator(name: name) }
      return found
    }
  }

  private func knownModel(named name: String) throws -> Annotator? {
    guard let found = try annotator(named: name) else { return nil }
    guard found.kind == .model else { throw StoreError.duplicateAnnotator(name: name) }
    guard !found.isWithdrawn else { throw StoreError.withdrawn(name: name) }
    return found
  }

  /// nil where nobody has the name; pseudonyms are not looked at.
  package func annotator(named name: String) throws -> Annotator? {
    try read { try Annotator.fetchOne($0, name: name) }
  }

  /// How a model was asked before, in the order of asking.
  package func modelRuns(of model: Annotator) throws -> [ModelRun] {
    try read { db in
      try modelPayloads(.modelRun, of: model, db).map { try ModelRunContent($0.1, path: path).run }
    }
  }

  /// Notes how a model is asked; the event that answers refer to.
  package func beginModelRun(_ run: ModelRun, of model: Annotator, at date: Date = Date()) throws -> ActID {
    try write { db in
      // Going on in the same way is the same run.
      if let last = try modelPayloads(.modelRun, of: model, db).last, try ModelRunContent(last.1, path: path).run == run
      {
        return ActID(rawValue: last.0)
      }
      var chain = try EventChain(db, home: home)
      let draft = EventDraft(.modelRun, annotator: model, content: ModelRunContent(run: run), at: date)
      try chain.append(draft)
      return ActID(rawValue: draft.id)
    }
  }

  /// Which questions were answered.
  ///
  /// - Parameter isRepeated: see ``hasRepeatedQuestions(of:)``, which who asks many times asks once; nil to look.
  package func answered(_ keys: [String], by model: Annotator, isRepeated: Bool? = nil) throws -> Set<String> {
    try read { db in
      let isRepeated = try isRepeated ?? hasRepetitions(of: model, db)
      return Set(
        try keys.filter { key in
          if try ModelEvents.exists(ModelEvents.answerID(model, key: key), db) { return true }
          guard isRepeated, let last = try lastRepetition(key, of: model, db) else { return false }
          if case .tooLong = last.answer.outcome { return false }
          return true
        })
    }
  }

  /// Whether an author ever asked a model something once more. It goes through all that the model said.
  package func hasRepeatedQuestions(of model: Annotator) throws -> Bool {
    try read { try hasRepetitions(of: model, $0) }
  }

  private func hasRepetitions(of model: Annotator, _ db: Database) throws -> Bool {
    try modelPayloads(.modelRun, of: model, db).contains { try ModelRunContent($0.1, path: path).run.again != nil }
  }

  /// The last answer to what was asked once more, and how often it was asked; nil where it was not.
  private func lastRepetition(
    _ key: String, of model: Annotator, _ db: Database
  ) throws -> (answer: ModelAnswer, asked: Int)? {
    let statement = try db.cachedStatement(sql: "SELECT payload FROM event WHERE uuid = ?")
    var last: (answer: ModelAnswer, asked: Int)?
    while let payload = try String.fetchOne(
      statement, arguments: [ModelEvents.answerID(model, key: key, repetition: last?.asked ?? 1)])
    {
      last = (try ModelAnswerContent(payload, path: path).answer, (last?.asked ?? 1) + 1)
    }
    return last
  }

  /// Which questions were too long for a window of this size. None where the window is not known: it may be a larger one
  /// by now, which only asking can tell.
  package func tooLong(_ keys: [String], for window: Int?, of model: Annotator) throws -> Set<String> {
    guard let window else { return [] }
    return try read { db in
      Set(
        try keys.filter {
          try ModelEvents.exists(ModelEvents.answerID(model, key: $0, tooLongFor: .some(window)), db)
        })
    }
  }

  /// Keeps a model's answers, and those that are labels as labels too; all of them or none.
  ///
  /// - Parameter alone: instances that were asked about in one order only, whichever it was.
  /// - Returns: how many were new; an answer that is there already changes nothing.
  @discardableResult
  package func keep(
    _ answers: [ModelAnswer], of run: ActID, by model: Annotator, alone: Set<InstanceKey> = [], at date: Date = Date()
  ) throws -> Int {
    try write { db in
      var writer = try ModelLabelWriter(db, home: home, model: model, at: date)
      var count = 0
      for answer in answers {
        let id = ModelEvents.answerID(model, answer)
        guard try !ModelEvents.exists(id, db) else { continue }
        try writer.keep(answer, id: id, run: run, isAlone: alone.contains(answer.instance))
        count += 1
      }
      try writer.finish()
      return count
    }
  }

  /// What is needed to tell which answers are in force. It goes through all that the model said, where some of them may have
  /// been answered more than once.
  func answersInForce(of model: Annotator, _ db: Database) throws -> AnswersInForce {
    let runs = try modelPayloads(.modelRun, of: model, db).map { try ModelRunContent($0.1, path: path).run }
    let isPanel = runs.contains { $0.driver == PanelName.driver }
    var inForce = AnswersInForce(isPanel: isPanel)
    guard isPanel || runs.contains(where: { $0.again != nil }) else { return inForce }
    let rows = try Row.fetchCursor(db, sql: Self.modelEvents, arguments: [model.id, EventKind.modelAnswer.rawValue])
    while let row = try rows.next() {
      inForce.count(try ModelAnswerContent(row[at: 1], path: path).answer)
    }
    inForce.finishCounting()
    return inForce
  }

  /// The answers in force of those of these questions that are invalid or were too long, each with how often it was asked.
  package func unanswered(
    _ keys: [String], by model: Annotator, windows: [Int?]
  ) throws -> [String: (answer: ModelAnswer, asked: Int)] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT payload FROM event WHERE uuid = ?")
      var found: [String: (answer: ModelAnswer, asked: Int)] = [:]
      for key in keys {
        var last = try lastRepetition(key, of: model, db)
        if last == nil {
          // Where both are there, the answer came after the window had grown.
          let ids =
            [ModelEvents.answerID(model, key: key)]
            + windows.map { ModelEvents.answerID(model, key: key, tooLongFor: .some($0)) }
          var payload: String?
          for id in ids where payload == nil { payload = try String.fetchOne(statement, arguments: [id]) }
          last = try payload.map { (try ModelAnswerContent($0, path: path).answer, 1) }
        }
        guard let last else { continue }
        switch last.answer.outcome {
        case .invalid, .tooLong: found[key] = last
        case .perplexity, .choice: break
        }
      }
      return found
    }
  }

  /// Every answer of a model, or of all, in the order of saving; of what was asked once more the last one alone.
  package func modelAnswers(of model: Annotator? = nil, _ body: (Annotator, ModelAnswer) throws -> Void) throws {
    try read { db in
      let models = try Annotator.fetchAll(db).filter { $0.kind == .model && (model == nil || $0.id == model?.id) }
      for model in models {
        var inForce = try answersInForce(of: model, db)
        let rows = try Row.fetchCursor(
          db, sql: Self.modelEvents, arguments: [model.id, EventKind.modelAnswer.rawValue])
        while let row = try rows.next() {
          let answer = try ModelAnswerContent(row[at: 1], path: path).answer
          guard inForce.take(answer) else { continue }
          try body(model, answer)
        }
      }
    }
  }

  /// Whether a model has labels of pairs with B standing first, beside those with A; it reads no answer.
  package func hasExchangedPairs(of model: Annotator) throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM work WHERE annotator = ? AND occasion = 'repeat')",
        arguments: [model.id]) ?? false
    }
  }

  /// The cuts in force of a model's perplexities; nil before they were made.
  package func perplexityCuts(of model: Annotator) throws -> PerplexityCuts? {
    try read { try lastCuts(of: model, $0)?.cuts }
  }

  func lastCuts(of model: Annotator, _ db: Database) throws -> (id: String, cuts: PerplexityCuts)? {
    guard let last = try modelPayloads(.modelCuts, of: model, db).last else { return nil }
    return (last.0, try ModelCutsContent(last.1, path: path).cuts)
  }

  func modelPayloads(_ kind: EventKind, of model: Annotator, _ db: Database) throws -> [(String, String)] {
    try Row.fetchAll(db, sql: Self.modelEvents, arguments: [model.id, kind.rawValue]).map {
      (try $0[at: 0], try $0[at: 1])
    }
  }

  static let modelEvents = """
    SELECT uuid, payload FROM event WHERE annotator = ? AND work IS NULL AND kind = ? AND payload IS NOT NULL
    ORDER BY sequence
    """

  /// Some instances that have texts after a row, in the order of import, and the row of the last one: for reading without
  /// a transaction that would stay open while a model is asked.
  ///
  /// - Parameter subsets: nil for all.
  package func instances(
    after row: Int64, limit: Int, subsets: [String]? = nil
  ) throws -> (instances: [Instance], last: Int64?) {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT key, subset, context, responseA, responseB, NULL, id FROM instance
          WHERE id > ? AND \(InstanceTexts.present)\(CheckRows(db).leftOut(of: "id")) ORDER BY id LIMIT ?
          """, arguments: [row, limit])
      let wanted = subsets.map { Set($0.map(InstanceKey.init)) }
      let found = try rows.filter { try wanted?.contains(InstanceKey($0[at: 1])) ?? true }.map { try instance($0) }
      return (found, try rows.last.map { try $0[at: 6] })
    }
  }
}
