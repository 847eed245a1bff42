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
  private var knownWork: [Int64: WorkIdentity] = [:]

  /// How far a writer's chain has come here.
  private struct Chain {
    var writer: Int64
    var sequence: Int64
    var head: Data
  }

  init(into db: Database, from packed: Database, path: String, acceptsUnknown: Bool) throws {
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
      ).map(Annotator.init)
    else { throw Self.refusal(path, "its annotator is not one of this study", "check that it is the right study") }
    self.annotator = annotator
    let isErased = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM event WHERE annotator = ? AND work IS NULL AND kind = 'erased')",
      arguments: [annotator.id])
    guard isErased != true else {
      throw Self.refusal(path, "its annotator has left, and what they gave was erased", "delete the file")
    }
    guard try record.isKnown(db, of: annotator) || acceptsUnknown else {
      throw Self.refusal(
        path, "this study's file does not know of its packing, or it was altered since",
        "look for the file it was packed from; after a return to an older backup use --unknown")
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
        SELECT annotator, formulation, response, occasion, firstShown, digest, context, responseA, responseB
        FROM work JOIN instance ON instance.id = work.instance WHERE work.id = ?
        """)
    let rows = try Row.fetchCursor(
      packed,
      sql: """
        SELECT work.id, formulation, response, occasion, firstShown, digest, context, responseA, responseB
        FROM work JOIN instance ON instance.id = work.instance
        """)
    while let row = try rows.next() {
      let here = try Row.fetchOne(mine, arguments: [row[0] as Int64])
      let isSame =
        here.map { here in
          here[0] == annotator.id && (1...3).allSatisfy { here[$0] as String? == row[$0] as String? }
            && here[4] as String? == row[4] as String? && here[5] as Data == row[5] as Data
            && (6...8).allSatisfy { (here[$0] as String).utf8.elementsEqual((row[$0] as String).utf8) }
        } ?? false
      guard isSame else {
        throw Self.refusal(
          path, "work \(row[0] as Int64) in it is not what was assigned here", "ask for the file as demur left it")
      }
    }
  }

  mutating func run() throws -> MergeResult {
    var result = MergeResult(path: path, annotator: annotator, added: 0, addedLabels: 0, known: 0)
    let rows = try Row.fetchCursor(packed, sql: AuditedEvent.all)
    while let row = try rows.next() {
      let event = AuditedEvent(row)
      guard event.link.writer != record.packer else { continue }
      if try isHere(event) {
        result.known += 1
        continue
      }
      try check(event)
      try append(event)
      result.added += 1
      if event.link.kind == EventKind.label.rawValue { result.addedLabels += 1 }
    }
    return result
  }

  private func isHere(_ event: AuditedEvent) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT event.digest, writer.uuid FROM event JOIN writer ON writer.id = event.writer WHERE event.uuid = ?")
    guard let row = try Row.fetchOne(statement, arguments: [event.link.id]) else { return false }
    guard row[0] == event.digest, row[1] == event.link.writer else { throw forked(event) }
    return true
  }

  private func forked(_ event: AuditedEvent) -> StoreError {
    Self.refusal(
      path, "act \(event.link.sequence) of its chain is not the one that was merged before",
      "the file was altered, or a restored copy went on: ask for the other one")
  }

  private mutating func check(_ event: AuditedEvent) throws {
    guard let kind = EventKind(rawValue: event.link.kind), kind.isByAnnotators,
      event.link.annotator == annotator.uuid
    else {
      throw Self.refusal(
        path, "act \(event.link.sequence) in it is none of its annotator's", "ask for the file as demur left it")
    }
    // What cannot be read would stop every later reading of the study.
    guard let payload = event.payload, (try? Payload(payload, path: path)) != nil else {
      throw Self.refusal(
        path, "act \(event.link.sequence) in it says nothing that can be read", "ask for the file as demur left it")
    }
    guard let work = event.link.work else { return }
    guard try identity(work.id)?.line == work.line else {
      throw Self.refusal(
        path, "work \(work.id) in it is not what was assigned here", "ask for the file as demur left it")
    }
  }

  private mutating func identity(_ work: Int64) throws -> WorkIdentity? {
    if let known = knownWork[work] { return known }
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT formulation, response, occasion, digest FROM work JOIN instance ON instance.id = work.instance
          WHERE work.id = ? AND annotator = ?
          """),
      arguments: [work, annotator.id])
    let identity = row.map {
      WorkIdentity(id: work, formulation: $0[0], response: $0[1], occasion: $0[2], instanceDigest: $0[3])
    }
    knownWork[work] = identity
    return identity
  }

  private mutating func append(_ event: AuditedEvent) throws {
    let uuid = event.link.writer
    let chain = try chains[uuid] ?? self.chain(uuid)
    guard event.link.sequence == chain.sequence + 1, event.link.previous == chain.head else { throw forked(event) }
    let row = EventRow(link: event.link, columns: event.columns, payload: event.payload)
    let added = try row.insert(db, at: EventRow.Place(writer: chain.writer, annotator: annotator.id))
    chains[uuid] = Chain(writer: chain.writer, sequence: event.link.sequence, head: added.digest)
  }

  private func chain(_ uuid: String) throws -> Chain {
    guard let writer = try Row.fetchOne(db, sql: "SELECT id, home FROM writer WHERE uuid = ?", arguments: [uuid]) else {
      return Chain(
        writer: try EventChain.addWriter(db, uuid: uuid, home: nil).id, sequence: 0, head: EventChain.start)
    }
    guard writer[1] as String? == nil else {
      throw Self.refusal(path, "it goes on with this file's own chain", "ask for the file as demur left it")
    }
    let last = try EventChain(db, writer: (writer[0], uuid))
    return Chain(writer: writer[0], sequence: last.sequence, head: last.head)
  }
}
