import FoundationEssentials
import GRDB
import Study

extension StudyFile {
  /// Adds instances whose answer is known, announces them in the consent, and mixes them into what people have still to do.
  ///
  /// - Returns: how many people got some.
  /// - Throws: ``StoreError/duplicateInstance(key:)``
  @discardableResult
  package func addChecks(
    _ checks: [(instance: Instance, answer: KnownAnswer)], at date: Date = Date()
  ) throws -> Int {
    guard try !isPacked else { throw StoreError.packed }
    return try write { db in
      var chain = try EventChain(db, home: home)
      _ = try InstanceLog.add(to: &chain, at: date) { add in for check in checks { try add(check.instance) } }
      var settings = try SettingsLog.current(db, path: path)
      settings.checks += checks.map(\.answer)
      settings.announcesChecks = true
      try SettingsLog.append(settings, to: &chain, at: date)
      return try mixChecks(in: &chain, settings, at: date)
    }
  }

  /// Mixes the instances whose answer is known into what people have still to do, for whom that was not done yet.
  ///
  /// - Returns: how many people got some.
  @discardableResult
  package func mixChecks(at date: Date = Date()) throws -> Int {
    guard try !settings.checks.isEmpty else { return 0 }
    return try write { db in
      var chain = try EventChain(db, home: home)
      return try mixChecks(in: &chain, SettingsLog.current(db, path: path), at: date)
    }
  }

  /// In a formulation in which nothing is open nobody gets any: it would open again what is complete.
  func mixChecks(in chain: inout EventChain, _ settings: StudySettings, at date: Date) throws -> Int {
    let db = chain.db
    let known = Dictionary(settings.checks.map { (InstanceKey($0.key), $0) }) { first, _ in first }
    guard !known.isEmpty else { return 0 }
    var people = 0
    let planned = try Annotator.fetchAll(db).filter { $0.kind == .human && !$0.isWithdrawn }.flatMap { person in
      let work = try TaskFormulation.allCases.flatMap { try mixed(known, settings, for: person, $0, db) }
      people += work.isEmpty ? 0 : 1
      return work
    }
    guard !planned.isEmpty else { return 0 }
    try WorkLog.add(to: &chain, at: date) { add in for work in planned { try add(work) } }
    return people
  }

  private func mixed(
    _ known: [InstanceKey: KnownAnswer], _ settings: StudySettings, for person: Annotator,
    _ formulation: TaskFormulation, _ db: Database
  ) throws -> [PlannedWork] {
    let isOpen = try Bool.fetchOne(
      db, sql: "SELECT total > labelled + excluded FROM tally WHERE annotator = ? AND formulation = ?",
      arguments: [person.id, formulation.rawValue])
    guard isOpen == true else { return [] }
    let given = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT instance.key FROM work JOIN instance ON instance.id = work.instance
        WHERE work.annotator = ? AND formulation = ? AND retired = 0\(CheckRows(db).alone(in: "work.instance"))
        """, arguments: [person.id, formulation.rawValue]
    ).map { InstanceKey($0) }
    let keys = known.keys.filter { !given.contains($0) }.sorted()
    let order = AskedOrder(db, seed: settings.seed, annotator: person, formulation)
    return try order.placed(keys, isSharing: true) { key, response in
      guard known[key]?.isKnown(response) == true else { return nil }
      return PlannedWork(
        instance: key, annotator: person.id, formulation: formulation, response: response, occasion: .repeat,
        slot: person.ordinal, position: 0,
        firstShown: formulation == .single
          ? nil
          : WorkOrder.firstShown(key, slot: person.ordinal, positions: settings.positions, seed: settings.seed))
    }
  }

  /// How far everybody is with what they were asked of these instances.
  package func checkProgress() throws -> [Int64: [TaskFormulation: WorkProgress]] {
    try read { db in
      let checks = try CheckRows(db)
      guard !checks.ids.isEmpty else { return [:] }
      var progress: [Int64: [TaskFormulation: WorkProgress]] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT place.annotator, place.formulation, state, unsure FROM place JOIN work ON work.id = place.work
          WHERE place.retired = 0\(checks.alone(in: "work.instance"))
          """)
      while let row = try rows.next() {
        guard let formulation = TaskFormulation(rawValue: try row[at: 1]) else {
          throw Misfit("work of no formulation")
        }
        let annotator: Int64 = try row[at: 0]
        let (state, isUnsure): (String, Bool) = (try row[at: 2], try row[at: 3])
        var one = progress[annotator]?[formulation] ?? WorkProgress()
        one.total += 1
        one.labelled += state == "labelled" ? 1 : 0
        one.excluded += state == "excluded" ? 1 : 0
        one.unsure += isUnsure ? 1 : 0
        progress[annotator, default: [:]][formulation] = one
      }
      return progress
    }
  }
}
