import FoundationEssentials
import GRDB
import Study

/// Writes a model's labels in one transaction: as events on work of its own, which is made when there is a label for it.
struct ModelLabelWriter {
  private let db: Database
  private let model: Annotator
  private let date: Date
  private var chain: EventChain
  private var labels: [Pending] = []

  private struct Pending {
    var instance: (id: Int64, key: InstanceKey)
    var formulation: TaskFormulation
    var response: ResponseLetter?
    var occasion: Occasion
    var firstShown: ResponseLetter?
    var label: Label
    var id: String
    /// The events that it follows from, and the rule if there is one.
    var grounds: LabelContent.ModelGrounds
  }

  init(_ db: Database, home: String, model: Annotator, at date: Date) throws {
    self.db = db
    self.model = model
    self.date = date
    chain = try EventChain(db, home: home)
    let isPresent = try Bool.fetchOne(
      db, sql: "SELECT withdrawnAt IS NULL FROM annotator WHERE id = ?", arguments: [model.id])
    guard isPresent == true else { throw StoreError.withdrawn(name: model.name) }
  }

  /// An answer, and its label if it is one: asked with the responses exchanged, it is the same work served again.
  ///
  /// - Parameter isAlone: whether the instance was asked about in this order only.
  mutating func keep(_ answer: ModelAnswer, id: String, run: ActID, isAlone: Bool = false) throws {
    let instance = try instance(answer.instance)
    switch answer.outcome {
    case .invalid(let reply, let why):
      try StorableText.check(reply, "a model's reply")
      try StorableText.check(why, "a model's reply")
    case .choice(let choice): try StorableText.check(choice.reply, "a model's reply")
    case .perplexity, .tooLong: break
    }
    if let explanation = answer.explanation { try StorableText.check(explanation, "a model's explanation") }
    if let says = answer.says { try StorableText.check(says, "a server's words") }
    try chain.append(
      EventDraft(
        .modelAnswer, id: id, annotator: model,
        content: ModelAnswerContent(answer: answer, runID: run.rawValue), at: date))
    // Of several answers to one question the first is the label, as a person's is.
    guard let label = answer.label, answer.sample ?? 0 == 0 else { return }
    labels.append(
      Pending(
        instance: instance, formulation: label.formulation, response: answer.response,
        occasion: answer.firstShown == .b && !isAlone ? .repeat : .original, firstShown: answer.firstShown,
        label: label,
        id: ModelEvents.id("model label", id), grounds: LabelContent.ModelGrounds(answer: id)))
  }

  /// A preference that perplexities speak of.
  ///
  /// - Parameter instance: its row.
  mutating func label(_ instance: Int64, _ label: PreferenceLabel, cuts: String) throws {
    let statement = try db.cachedStatement(sql: "SELECT key FROM instance WHERE id = ?")
    guard let key = try String.fetchOne(statement, arguments: [instance]) else { return }
    labels.append(
      Pending(
        instance: (instance, InstanceKey(key)), formulation: .preference, response: nil, occasion: .original,
        firstShown: .a,
        label: .preference(label), id: EventDraft.newID(), grounds: LabelContent.ModelGrounds(cuts: cuts)))
  }

  /// The one label that the answers to a pair in both orders make.
  ///
  /// - Parameters:
  ///   - answer, other: the events of the two, A standing first and B standing first.
  mutating func label(
    _ instance: InstanceKey, _ label: PreferenceLabel, answer: String, other: String, rule: OrderRule
  ) throws {
    labels.append(
      Pending(
        instance: try self.instance(instance), formulation: .preference, response: nil, occasion: .original,
        firstShown: .a, label: .preference(label), id: EventDraft.newID(),
        grounds: LabelContent.ModelGrounds(answer: answer, otherOrder: other, orders: rule)))
  }

  mutating func append(cuts: PerplexityCuts) throws -> String {
    let draft = EventDraft(.modelCuts, annotator: model, content: ModelCutsContent(cuts: cuts), at: date)
    try chain.append(draft)
    return draft.id
  }

  /// Makes the work that is missing, then labels it.
  mutating func finish() throws {
    var missing: [PlannedWork] = []
    var next: [TaskFormulation: Int] = [:]
    for pending in labels where try work(pending) == nil {
      let position = try next[pending.formulation] ?? WorkLog.nextPosition(model.id, pending.formulation, db)
      next[pending.formulation] = position + 1
      missing.append(
        PlannedWork(
          instance: pending.instance.key, annotator: model.id, formulation: pending.formulation,
          response: pending.formulation == .single ? pending.response : nil, occasion: pending.occasion,
          slot: model.ordinal, position: position, firstShown: pending.firstShown))
    }
    if !missing.isEmpty { try WorkLog.add(to: &chain, at: date) { add in for work in missing { try add(work) } } }
    for pending in labels {
      guard let work = try work(pending) else { throw StoreError.notTheirWork }
      try append(pending, on: work)
    }
    labels = []
  }

  private mutating func append(_ pending: Pending, on work: Row) throws {
    guard try work[name: "value"] as Int? != LabelColumns(pending.label).value else { return }
    let seen = Circumstances(
      firstShown: pending.formulation == .single ? nil : pending.firstShown, activeSeconds: nil, unread: [],
      wasFast: false, layout: Circumstances.byModel, columns: 0, rows: 0)
    let draft = EventDraft(
      .label, id: pending.id, annotator: model,
      work: try WorkIdentity(
        id: work[name: "id"], formulation: pending.formulation.rawValue, response: work[name: "response"],
        occasion: pending.occasion.rawValue, instanceDigest: work[name: "digest"]),
      target: try work[name: "standing"], content: LabelContent(pending.label, seen, grounds: pending.grounds), at: date
    )
    try chain.append(draft)
  }

  private func instance(_ key: InstanceKey) throws -> (id: Int64, key: InstanceKey) {
    let statement = try db.cachedStatement(sql: "SELECT id FROM instance WHERE key = ?")
    guard !key.text.utf8.contains(0), let id = try Int64.fetchOne(statement, arguments: [key.text]) else {
      throw StoreError.unknownInstance(key: key)
    }
    return (id, key)
  }

  /// The work, with the label that stands on it and the event of that label.
  private func work(_ pending: Pending) throws -> Row? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT work.id, work.response, instance.digest, standing.value, event.uuid AS standing FROM work
        JOIN instance ON instance.id = work.instance
        LEFT JOIN standing ON standing.work = work.id AND standing.state = 'labelled'
        LEFT JOIN event ON event.sequence = standing.event
        WHERE work.instance = ? AND work.annotator = ? AND work.formulation = ? AND work.occasion = ?
          AND ifnull(work.response, 'AB') = ? AND work.retired = 0
        ORDER BY standing.event DESC LIMIT 1
        """)
    return try Row.fetchOne(
      statement,
      arguments: [
        pending.instance.id, model.id, pending.formulation.rawValue, pending.occasion.rawValue,
        pending.response?.rawValue ?? "AB",
      ])
  }
}
