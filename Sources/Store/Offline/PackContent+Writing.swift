import FoundationEssentials
import GRDB
import Study

extension PackContent {
  /// Fills a new file with all but what its annotator did; the chain that was written into it, and the annotator there.
  func writeBase(to db: Database, study: String, at date: Date) throws -> (EventChain, Annotator) {
    try db.execute(sql: "INSERT INTO study (key, value) VALUES ('uuid', ?)", arguments: [study])
    var chain = try EventChain(db, writer: EventChain.addWriter(db, uuid: EventDraft.newID(), home: nil))
    try SettingsLog.append(settings, to: &chain, at: date)
    try PracticeLog.replace(practice, in: &chain, at: date)
    try writeInstances(to: &chain, at: date)
    let person = try writeAnnotator(to: &chain, at: date)
    try writeWork(of: person, to: &chain, at: date)
    return (chain, person)
  }

  func writeSayings(of person: Annotator, to chain: inout EventChain) throws {
    for saying in onboarding {
      try chain.append(
        EventDraft(saying.kind, id: saying.id, annotator: person, at: saying.at), written: saying.payload)
    }
  }

  private func writeInstances(to chain: inout EventChain, at date: Date) throws {
    guard !instances.isEmpty else { return }
    var digests = InstanceDigest.Collection()
    for (index, instance) in instances.enumerated() {
      try chain.db.execute(
        sql: """
          INSERT INTO instance (id, key, digest, subset, context, responseA, responseB) VALUES (?, ?, ?, '', ?, ?, ?)
          """,
        arguments: [
          index + 1, instance.key, instance.digest, instance.context, instance.responseA, instance.responseB,
        ])
      digests.addPacked(
        instance.digest, key: instance.key, context: instance.context, responseA: instance.responseA,
        responseB: instance.responseB)
    }
    let content = ImportContent(first: 1, count: instances.count, digest: digests.finished())
    try chain.append(EventDraft(.import, content: content, at: date))
  }

  /// The only one in their file, so neither row nor ordinal tells how many there are elsewhere.
  private func writeAnnotator(to chain: inout EventChain, at date: Date) throws -> Annotator {
    var person = annotator
    person.ordinal = annotator.ordinal % 2
    person.id = 1
    try chain.db.execute(
      sql: "INSERT INTO annotator (id, uuid, name, pseudonym, kind, ordinal) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [person.id, person.uuid, person.name, person.pseudonym, person.kind.rawValue, person.ordinal])
    try chain.append(EventDraft(.annotator, annotator: person, content: AnnotatorContent(person), at: date))
    return person
  }

  /// All as originals, in the order of numbers that say nothing.
  private func writeWork(of person: Annotator, to chain: inout EventChain, at date: Date) throws {
    guard let first = works.first else { return }
    var digest = WorkLog.Digest()
    for work in works {
      try chain.db.execute(
        sql: """
          INSERT INTO work (
            id, annotator, instance, formulation, response, occasion, round, slot, position, firstShown)
          VALUES (?, ?, ?, ?, ?, 'original', ?, 0, ?, ?)
          """,
        arguments: [
          work.id, person.id, work.instance, work.formulation, work.response, work.round, work.position,
          work.firstShown,
        ])
      guard let planned = planned(work, of: person) else { continue }
      digest.add(planned, instance: work.instance, round: work.round)
    }
    try chain.append(EventDraft(.assign, content: digest.content(first: first.id), at: date))
  }

  private func planned(_ work: PackedWork, of person: Annotator) -> PlannedWork? {
    guard let formulation = TaskFormulation(rawValue: work.formulation) else { return nil }
    return PlannedWork(
      instance: InstanceKey(instances[Int(work.instance) - 1].key), annotator: person.id, formulation: formulation,
      response: work.response.flatMap(ResponseLetter.init(rawValue:)), occasion: .original, slot: 0,
      position: work.position, firstShown: work.firstShown.flatMap(ResponseLetter.init(rawValue:)))
  }
}

extension InstanceDigest.Collection {
  /// A packed instance has an id of its own, so its digest is not that of its texts: both count.
  mutating func addPacked(_ digest: Data, key: String, context: String, responseA: String, responseB: String) {
    add(
      InstanceDigest.of(key: key, context: context, responseA: responseA, responseB: responseB),
      subset: Fingerprint.hex(digest), source: nil)
  }
}
