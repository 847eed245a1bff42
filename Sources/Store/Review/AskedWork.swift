import FoundationEssentials
import GRDB
import Study

/// The instance that is asked about again.
struct AskedInstance {
  var id: Int64
  var key: InstanceKey
  var digest: Data
}

/// Work that authors' decisions ask for: further annotators, and the same ones again.
///
/// It stands at drawn places among an annotator's open work, with nothing that tells it from the rest.
struct AskedWork {
  struct Change {
    /// The rows that were added.
    var work: Range<Int64> = 0..<0
    var asked = 0
    var controls = 0
    var retired: [Int64] = []
  }

  let db: Database
  let settings: StudySettings
  /// The Δ from which an instance is disputed, 1…4.
  let threshold: Int
  private let date: Date
  private let path: String

  /// - Parameter threshold: nil for the study's own.
  init(_ db: Database, file: StudyFile, threshold: Int?, at date: Date) throws {
    self.db = db
    path = file.path
    self.date = date
    settings = try SettingsLog.current(db, path: file.path)
    self.threshold = threshold ?? settings.threshold
  }

  /// Makes the work of an instance what its decisions ask for.
  ///
  /// - Parameter given: the rows that earlier decisions on it gave out, controls among them.
  func settle(
    _ instance: AskedInstance, for decisions: Decisions, given: [Range<Int64>], in chain: inout EventChain
  ) throws -> Change {
    var change = Change()
    let outcomes = decisions.all.compactMap(\.ruling.outcome)
    let wanted = outcomes.reduce(0) { if case .more(let count) = $1 { max($0, count) } else { $0 } }
    var planned = try added(to: instance, wanted: wanted, &change)
    if outcomes.contains(.sendBack) {
      planned += try sentBack(instance, isNew: planned.isEmpty && given.allSatisfy(\.isEmpty), &change)
    } else {
      change.retired += try openSentBack(among: given, of: instance)
    }
    for work in change.retired {
      try db.execute(sql: "UPDATE work SET retired = 1 WHERE id = ?", arguments: [work])
    }
    guard !planned.isEmpty else { return change }
    let first = try WorkLog.nextRow(db)
    try WorkLog.add(to: &chain, at: date) { add in for work in planned { try add(work) } }
    change.work = first..<first + Int64(planned.count)
    return change
  }

  /// Whether there is anything to be shown of it.
  func hasText(_ instance: AskedInstance) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT \(InstanceTexts.present) FROM instance WHERE id = ?", arguments: [instance.id]) ?? false
  }

  /// What the instance got as a control of others, none of which is sent back any more.
  private func orphaned(_ instance: AskedInstance, besides given: [Range<Int64>]) throws -> [Range<Int64>] {
    let rows = try Int64.fetchAll(
      db,
      sql: """
        SELECT work.id FROM work JOIN place ON place.work = work.id
        WHERE work.instance = ? AND work.retired = 0 AND work.occasion = 'send-back'
          AND place.state IN ('postponed', 'taken-back')
        """, arguments: [instance.id]
    ).filter { row in !given.contains { $0.contains(row) } }
    guard !rows.isEmpty else { return [] }
    var givers: [Int64: InstanceKey] = [:]
    var fold = DecisionFold()
    try DecisionEvent.forEach(db, path: path) { event in
      fold.apply(event)
      for row in rows where event.content.work.contains(row) { givers[row] = InstanceKey(event.content.instance) }
    }
    let standing = fold.standing
    return rows.filter { row in
      !(givers[row].flatMap { standing[$0] }?.all.contains { $0.ruling.outcome == .sendBack } ?? false)
    }.map { $0..<$0 + 1 }
  }

  /// Work for further annotators, until `wanted` have been asked; or takes out again what is open of too many.
  ///
  /// Whoever left the study with some of it undone was asked in vain, and somebody else is asked in their place.
  private func added(to instance: AskedInstance, wanted: Int, _ change: inout Change) throws -> [PlannedWork] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT work.annotator, work.id, place.state FROM work JOIN place ON place.work = work.id
        JOIN annotator ON annotator.id = work.annotator
        WHERE work.instance = ? AND work.retired = 0 AND work.occasion = 'added' AND NOT (
          annotator.withdrawnAt IS NOT NULL AND EXISTS (
            SELECT 1 FROM work AS undone WHERE undone.instance = work.instance AND undone.annotator = work.annotator
              AND undone.occasion = 'added' AND undone.retired = 1))
        ORDER BY work.id
        """, arguments: [instance.id])
    var asked: [(annotator: Int64, work: [Int64], hasBegun: Bool)] = []
    for row in rows {
      let annotator: Int64 = try row[at: 0]
      if asked.last?.annotator != annotator { asked.append((annotator, [], false)) }
      asked[asked.count - 1].work.append(try row[at: 1])
      if ["labelled", "excluded"].contains(try row[at: 2] as String) { asked[asked.count - 1].hasBegun = true }
    }
    var surplus = asked.count - wanted
    for person in asked.reversed() where surplus > 0 && !person.hasBegun {
      change.retired += person.work
      surplus -= 1
    }
    guard asked.count < wanted else { return [] }
    guard try hasText(instance) else {
      // Whom an earlier demur asked all the same is not asked in vain for once more.
      if asked.isEmpty { throw StoreError.nothingToJudge(instance: instance.key) }
      return []
    }
    let people = try candidates(instance)
    let needed = wanted - asked.count
    guard people.count >= needed else { throw StoreError.tooFewToAsk(needed: needed, available: people.count) }
    change.asked += needed
    let slot = try db.number("SELECT max(slot) FROM work WHERE instance = ?", [instance.id]).map { $0 + 1 } ?? 0
    return try people.prefix(needed).enumerated().flatMap { offset, person in
      try settings.formulations.order(ordinal: person.ordinal).flatMap { formulation in
        try AskedOrder(db, seed: settings.seed, annotator: person, formulation).placed([instance.key]) {
          key, response in
          PlannedWork(
            instance: key, annotator: person.id, formulation: formulation, response: response, occasion: .added,
            slot: slot + offset, position: 0,
            firstShown: formulation == .single
              ? nil
              : WorkOrder.firstShown(key, slot: slot + offset, positions: settings.positions, seed: settings.seed))
        }
      }
    }
  }

  /// People who have nothing to do with the instance, the least loaded first.
  private func candidates(_ instance: AskedInstance) throws -> [Annotator] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT annotator.*, (
          SELECT ifnull(sum(total - labelled - excluded), 0) FROM tally WHERE tally.annotator = annotator.id) AS load
        FROM annotator
        WHERE kind = 'human' AND withdrawnAt IS NULL AND NOT EXISTS (
          SELECT 1 FROM work WHERE instance = ? AND work.annotator = annotator.id AND retired = 0)
        """, arguments: [instance.id])
    let loaded = try rows.map { row -> (load: Int, draw: UInt64, annotator: Annotator) in
      let annotator = try Annotator(row)
      var draw = SeededGenerator(seed: settings.seed, "more", instance.key.text, annotator.stream)
      return (try row[name: "load"], draw.next(), annotator)
    }
    return loaded.sorted { ($0.load, $0.draw) < ($1.load, $1.draw) }.map(\.annotator)
  }

  /// The rows that sending an instance back gave out and nobody has labelled; controls that are sent back by themselves
  /// meanwhile are asked about for their own sake. Those of this instance that it got as a control of one that is no
  /// longer sent back go too.
  private func openSentBack(among given: [Range<Int64>], of instance: AskedInstance) throws -> [Int64] {
    var isSentBack: [Int64: Bool] = [instance.id: false]
    let ranges = given.filter { !$0.isEmpty } + (try orphaned(instance, besides: given))
    return try ranges.flatMap { range in
      try Row.fetchAll(
        db,
        sql: """
          SELECT work.id, work.instance, instance.key FROM work JOIN place ON place.work = work.id
          JOIN instance ON instance.id = work.instance
          WHERE work.id >= ? AND work.id < ? AND work.retired = 0 AND work.occasion = 'send-back'
            AND place.state IN ('postponed', 'taken-back')
          """, arguments: [range.lowerBound, range.upperBound])
    }.compactMap { row in
      let other: Int64 = try row[at: 1]
      if isSentBack[other] == nil {
        let key = InstanceKey(try row[at: 2])
        let decisions = DecisionFold(try DecisionEvent.ofInstance(key, db, path: path)).standing[key]
        isSentBack[other] = decisions?.all.contains { $0.ruling.outcome == .sendBack } ?? false
      }
      return isSentBack[other] == true ? nil : try row[at: 0]
    }
  }
}
