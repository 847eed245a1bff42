import FoundationEssentials
import GRDB
import Study

/// Checks that what is said of models is of models, and that their labels are what their answers or perplexities say: the
/// rules that ``ModelLabelWriter`` keeps, written once more.
struct ModelAudit {
  private var found: [Violation] = []
  private var runs: Set<String> = []
  private var answers: [String: Label] = [:]
  private var cuts: [String: PerplexityCuts] = [:]
  private var scores: [InstanceKey: [ResponseLetter: PerplexityScore]] = [:]

  static func differences(_ db: Database) throws -> [Violation] {
    var found: [Violation] = []
    let kinds = "('model-run', 'model-answer', 'model-cuts')"
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT sequence FROM event LEFT JOIN annotator ON annotator.id = event.annotator
        WHERE event.kind IN \(kinds) AND (event.work IS NOT NULL OR annotator.kind IS NOT 'model')
        """)
    {
      let sequence: Int64 = try row[at: 0]
      found.append(Violation(.rule, "event \(sequence)", "is a model's, and its annotator is none"))
    }
    for model in try Annotator.fetchAll(db) where model.kind == .model {
      var audit = ModelAudit()
      try audit.readEvents(of: model, db)
      try audit.checkLabels(of: model, db)
      found += audit.found
    }
    return found
  }

  private mutating func readEvents(of model: Annotator, _ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, uuid, kind, payload FROM event WHERE annotator = ? AND work IS NULL
          AND kind IN ('model-run', 'model-answer', 'model-cuts') AND payload IS NOT NULL ORDER BY sequence
        """, arguments: [model.id])
    let hasInstance = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM instance WHERE key = ?)")
    while let row = try rows.next() {
      let place = "event \(try row[at: 0] as Int64)"
      let id: String = try row[at: 1]
      func broken(_ why: String) -> Violation { Violation(.rule, place, why) }
      let payload: String? = try row[at: 3]
      switch EventKind(rawValue: try row[at: 2]) {
      case .modelRun where ModelRunContent.read(payload) != nil: runs.insert(id)
      case .modelCuts:
        if let made = ModelCutsContent.read(payload)?.cuts {
          cuts[id] = made
        } else {
          found.append(broken("has cuts that cannot be read"))
        }
      case .modelAnswer:
        guard let said = ModelAnswerContent.read(payload) else {
          found.append(broken("is an answer that cannot be read"))
          continue
        }
        let answer = said.answer
        if !runs.contains(said.runID) { found.append(broken("answers in no run of its model")) }
        if id != ModelEvents.answerID(model, answer) { found.append(broken("has another id than its answer")) }
        if try Bool.fetchOne(hasInstance, arguments: [answer.instance.text]) != true {
          found.append(broken("is about an instance that is not there"))
        }
        if let label = answer.label { answers[id] = label }
        if case .perplexity(let score) = answer.outcome, let response = answer.response {
          scores[answer.instance, default: [:]][response] = score
        }
      default: found.append(broken("is a run that cannot be read"))
      }
    }
  }

  private func expected(_ reason: LabelContent.ModelGrounds, _ answer: String) -> Label? {
    guard let other = reason.otherOrder else { return answers[answer] }
    guard let rule = reason.orders, case .preference(let one)? = answers[answer],
      case .preference(let two)? = answers[other]
    else { return nil }
    return .preference(rule(one, two))
  }

  private mutating func checkLabels(of model: Annotator, _ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT event.sequence, event.payload, event.rating, event.preference, event.magnitude, instance.key FROM event
        JOIN work ON work.id = event.work JOIN instance ON instance.id = work.instance
        WHERE event.kind = 'label' AND work.annotator = ? AND event.payload IS NOT NULL
        """, arguments: [model.id])
    while let row = try rows.next() {
      let place = "event \(try row[at: 0] as Int64)"
      let label = try LabelColumns(rating: row[at: 2], preference: row[at: 3], magnitude: row[at: 4]).label
      guard let reason = LabelContent.read(try row[at: 1])?.modelGrounds else { continue }
      if let answer = reason.answer, expected(reason, answer) != label {
        found.append(Violation(.rule, place, "is not the label that its model answered"))
      }
      if let id = reason.cuts {
        let both = scores[InstanceKey(try row[at: 5])] ?? [:]
        let difference = both[.a].flatMap { a in both[.b].flatMap { PerplexityPreference.difference(a, $0) } }
        let expected = difference.flatMap { difference in cuts[id].map { Label.preference($0.label(difference)) } }
        if expected != label {
          found.append(Violation(.rule, place, "is not the label that its model's perplexities speak of"))
        }
      }
    }
  }
}
