import FoundationEssentials
import GRDB
import Study

/// Takes over what was done on one packed file, after everything in it was held against the study.
struct Merge {
  private let db: Database
  private let packed: Database
  private let path: String
  private let record: PackRecord
  private let annotator: Annotator
  private var chains: [String: Chain] = [:]
  /// This annotator's work here, by the name that packed files have for it.
  private var works: [Int64: PackedName] = [:]

  private let roots: WriterRoots
  private var wentBack = false
  private var broughtBack: Set<Int64> = []
  private var superseded: Set<Int64> = []

  private struct PackedName {
    var row: Int64
    var identity: WorkIdentity
  }

  /// How far a writer's chain has come here.
  private struct Chain {
    var writer: Int64
    var sequence: Int64
    var head: Data
    /// Whether nothing follows it here.
    var isLast: Bool
  }

  init(
    into db: Database, from packed: Database, path: String, ground: MergeGround, acceptsUnknown: Bool
  ) throws {
    self.db = db
    self.packed = packed
    self.path = path
    let uuids = try [db, packed].map { try String.fetchOne($0, sql: "SELECT value FROM study WHERE key = 'uuid'") }
    guard uuids[0] == uuids[1] else {
      throw Self.refusal(path, "it belongs to another study", "merge it into that one")
    }
    guard let record = try PackRecord(packed: packed) else {
      throw Self.refusal(
        path, "it is a whole study and not one annotator's packed file", "name files that `demur pack` made")
    }
    self.record = record
    let people = try Annotator.fetchAll(packed)
    guard let person = people.first, people.count == 1,
      let annotator = try Row.fetchOne(
        db, sql: "SELECT * FROM annotator WHERE uuid = ?", arguments: [person.uuid]
      ).map({ try Annotator($0) })
    else { throw Self.refusal(path, "its annotator is not one of this study", "check that it is the right study") }
    self.annotator = annotator
    roots = ground.roots
    guard try !annotator.isErased(db) else {
      throw Self.refusal(path, "its annotator has left, and what they gave was erased", "delete the file")
    }
    guard try record.isKnown(db, of: annotator) || acceptsUnknown else {
      throw Self.refusal(
        path, "this study's file does not know of its packing, or it was altered since",
        "look for the file it was packed from; after a return to an older backup use --unknown")
    }
    let names = ground.names
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT work.id, formulation, response, occasion, digest FROM work
        JOIN instance ON instance.id = work.instance WHERE annotator = ?
        """,
      arguments: [annotator.id])
    while let row = try rows.next() {
      let identity = names.work(try WorkIdentity(row))
      works[identity.id] = PackedName(row: try row[at: 0], identity: identity)
    }
    try checkWork()
  }

  private static func refusal(_ path: String, _ why: String, _ remedy: String) -> StoreError {
    .unmergeable(path: path, why: why, remedy: remedy)
  }

  /// Every piece of packed work is one of this annotator's, about the same texts in the same order.
  private func checkWork() throws {
    let mine = try db.cachedStatement(
      sql: """
        SELECT firstShown, context, responseA, responseB FROM work
        JOIN instance ON instance.id = work.instance WHERE work.id = ?
        """)
    let rows = try Row.fetchCursor(
      packed,
      sql: """
        SELECT work.id, formulation, response, occasion, digest, firstShown, context, responseA, responseB
        FROM work JOIN instance ON instance.id = work.instance
        """)
    while let row = try rows.next() {
      let work = try WorkIdentity(row)
      guard let known = works[work.id], known.identity.line == work.line,
        let here = try Row.fetchOne(mine, arguments: [known.row]), try here[at: 0] as String? == row[at: 5] as String?,
        try Self.hasNoTexts(row)
          || (1...3).allSatisfy({ try (here[at: $0] as String).utf8.elementsEqual((row[at: $0 + 5] as String).utf8) })
      else { throw unassigned(work.id) }
    }
  }

  /// They may have been attached here since.
  private static func hasNoTexts(_ row: Row) throws -> Bool {
    try row[at: 6] == "[]" && row[at: 7] == "" && row[at: 8] == ""
  }

  private func unassigned(_ work: Int64) -> StoreError {
    Self.refusal(path, "work \(work) in it is not what was assigned here", "ask for the file as demur left it")
  }

  mutating func run() throws -> MergeResult {
    var result = MergeResult(path: path, annotator: annotator, added: 0, addedLabels: 0, known: 0)
    let rows = try Row.fetchCursor(packed, sql: AuditedEvent.all)
    while let row = try rows.next() {
      let event = try AuditedEvent(row)
      guard event.link.writer != record.packer else { continue }
      if try isHere(event) {
        result.known += 1
        continue
      }
      try check(event)
      try append(event)
      if let work = event.link.work.flatMap({ works[$0.id]?.row }) { try settle(work) }
      result.added += 1
      if event.link.kind == EventKind.label.rawValue { result.addedLabels += 1 }
    }
    result.wentBack = wentBack
    result.broughtBack = broughtBack.count
    result.superseded = superseded.count
    return result
  }

  /// Labels count, whenever the file comes home: what was taken out of the assignment meanwhile is back with its label, as if
  /// the file had come before; and somebody who has left has no open work.
  private mutating func settle(_ work: Int64) throws {
    let place = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT retired, state IN ('labelled', 'excluded') FROM place WHERE work = ?"),
      arguments: [work])
    guard let place else { return }
    switch (try place[at: 0] as Bool, try place[at: 1] as Bool) {
    case (true, true):
      // It may have been given to them anew after they came back; then that counts.
      try db.cachedStatement(sql: "UPDATE OR IGNORE work SET retired = 0 WHERE id = ?").execute(arguments: [work])
      if db.changesCount > 0 { broughtBack.insert(work) } else { superseded.insert(work) }
    case (false, false) where annotator.isWithdrawn:
      try db.cachedStatement(sql: "UPDATE work SET retired = 1 WHERE id = ?").execute(arguments: [work])
      broughtBack.remove(work)
    default: break
    }
  }

  private mutating func isHere(_ event: AuditedEvent) throws -> Bool {
    let statement = try db.cachedStatement(
      sql:
        "SELECT event.digest, writer.uuid, writer FROM event JOIN writer ON writer.id = event.writer WHERE event.uuid = ?"
    )
    guard let row = try Row.fetchOne(statement, arguments: [event.link.id]) else { return false }
    let writer: Int64 = try row[at: 2]
    guard try row[at: 0] == event.digest, try (roots.name(writer) ?? row[at: 1]) == event.link.writer else {
      throw forked(event)
    }
    chains[event.link.writer] = Chain(writer: writer, sequence: event.link.sequence, head: event.digest, isLast: false)
    return true
  }

  private func forked(_ event: AuditedEvent) -> StoreError {
    Self.refusal(
      path, "act \(event.link.sequence) of its chain is not the one that was merged before",
      "the file was altered, or a restored copy went on: ask for the other one")
  }

  private func check(_ event: AuditedEvent) throws {
    guard event.isByAnnotator, event.link.annotator == annotator.uuid
    else {
      throw Self.refusal(
        path, "act \(event.link.sequence) in it is none of its annotator's", "ask for the file as demur left it")
    }
    // What cannot be read would stop every later reading of the study.
    guard let payload = event.payload, let kind = EventKind(rawValue: event.link.kind),
      (try? kind.content.init(payload, path: path)) != nil
    else {
      throw Self.refusal(
        path, "act \(event.link.sequence) in it says nothing that can be read", "ask for the file as demur left it")
    }
    guard let work = event.link.work else { return }
    guard works[work.id]?.identity.line == work.line else { throw unassigned(work.id) }
  }

  private mutating func append(_ event: AuditedEvent) throws {
    let uuid = event.link.writer
    var chain = try chains[uuid] ?? newChain(uuid)
    guard event.link.sequence == chain.sequence + 1, event.link.previous == chain.head else { throw forked(event) }
    if !chain.isLast { try goOn(from: &chain, of: uuid) }
    let row = EventRow(link: event.link, columns: event.columns, payload: event.payload)
    let added = try row.insert(
      db,
      at: EventRow.Place(
        writer: chain.writer, annotator: annotator.id, work: event.link.work.flatMap { works[$0.id]?.row }))
    chains[uuid] = Chain(writer: chain.writer, sequence: event.link.sequence, head: added.digest, isLast: true)
  }

  private func newChain(_ uuid: String) throws -> Chain {
    let isKnown = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM writer WHERE uuid = ?)", arguments: [uuid])
    guard isKnown != true else {
      throw Self.refusal(path, "it goes on with a chain that began otherwise", "ask for the file as demur left it")
    }
    return Chain(
      writer: try EventChain.addWriter(db, uuid: uuid, home: nil).id, sequence: 0, head: EventChain.start, isLast: true)
  }

  /// Where the chain has gone on here already, the file was put back from an older copy of itself: a second way from there
  /// is another writer's here, and what the two say differently a conflict.
  private mutating func goOn(from chain: inout Chain, of uuid: String) throws {
    let writer = try Row.fetchOne(db, sql: "SELECT uuid, home FROM writer WHERE id = ?", arguments: [chain.writer])
    guard try writer?[at: 1] as String? == nil else {
      throw Self.refusal(path, "it goes on with this file's own chain", "ask for the file as demur left it")
    }
    if try EventChain(db, writer: (chain.writer, uuid)).head == chain.head { return }
    chain.writer = try EventChain.addWriter(db, uuid: EventDraft.newID(), home: nil).id
    wentBack = true
  }
}
