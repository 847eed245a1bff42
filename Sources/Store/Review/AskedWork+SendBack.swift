import GRDB
import Study

extension AskedWork {
  /// The same annotators once more in the formulations in which they differ, each with an undisputed control.
  ///
  /// - Parameter isNew: whether nobody was asked again about the instance before; then there must be somebody to ask.
  func sentBack(_ instance: AskedInstance, isNew: Bool, _ change: inout Change) throws -> [PlannedWork] {
    guard try hasText(instance) else {
      if isNew { throw StoreError.nothingToJudge(instance: instance.key) }
      return []
    }
    let labels = try OriginalLabels(db, instance: instance.id)
    let formulations = labels.formulationsInDispute(threshold: threshold)
    let present = labels.annotators(formulations).filter { !$0.isWithdrawn }
    if present.isEmpty, isNew { throw StoreError.nobodyToAskAgain(instance: instance.key) }
    let annotators = try present.filter { try isToBeAsked($0, instance.id) }
    return try annotators.flatMap { person -> [PlannedWork] in
      change.asked += 1
      let control = try control(for: person, formulations, besides: instance)
      if control != nil { change.controls += 1 }
      return try formulations.flatMap { formulation -> [PlannedWork] in
        let keys = [instance.key] + (control.map { [$0.key] } ?? [])
        let places = AskedOrder(db, seed: settings.seed, annotator: person, formulation)
        return try places.placed(keys) { key, response in
          let own = key == instance.key ? labels : control?.labels
          let original = own?.work(of: person.id, formulation)
          return PlannedWork(
            instance: key, annotator: person.id, formulation: formulation, response: response, occasion: .sendBack,
            slot: original?.slot ?? 0, position: 0,
            firstShown: formulation == .single ? nil : original?.firstShown ?? .a)
        }
      }
    }
  }

  /// Nobody who is asked about it again already, be it as a control.
  private func isToBeAsked(_ person: Annotator, _ instance: Int64) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT NOT EXISTS (
          SELECT 1 FROM work WHERE instance = ? AND annotator = ? AND retired = 0 AND occasion = 'send-back')
        """, arguments: [instance, person.id]) ?? false
  }

  /// An instance with texts that the annotator labelled too, about which people agree, and which was not asked about again.
  private func control(
    for person: Annotator, _ formulations: [TaskFormulation], besides instance: AskedInstance
  ) throws -> (key: InstanceKey, labels: OriginalLabels)? {
    let ids = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT work.instance FROM work JOIN instance ON instance.id = work.instance
        WHERE annotator = ? AND formulation = ? AND retired = 0 AND occasion = 'original' AND work.instance <> ?
          AND \(InstanceTexts.present)
          AND NOT EXISTS (
            SELECT 1 FROM work AS other WHERE other.instance = work.instance AND other.annotator = work.annotator
              AND other.retired = 0 AND other.occasion = 'send-back')
        """, arguments: [person.id, (formulations.first ?? .single).rawValue, instance.id])
    var draw = SeededGenerator(seed: settings.seed, "control", instance.key.text, person.stream)
    for id in ids.sorted().shuffled(by: &draw) {
      let labels = try OriginalLabels(db, instance: id)
      guard labels.isUndisputed(formulations, by: person.id, threshold: threshold),
        let key = try String.fetchOne(db, sql: "SELECT key FROM instance WHERE id = ?", arguments: [id])
      else { continue }
      return (InstanceKey(key), labels)
    }
    return nil
  }
}

/// People's original labels of one instance that are in force.
struct OriginalLabels {
  private var rows: [One] = []
  private var people: [Int64: Annotator] = [:]

  private struct One {
    var annotator: Int64
    var work: Work
    var value: Int
  }

  init(_ db: Database, instance: Int64) throws {
    let found = try Row.fetchAll(
      db,
      sql: """
        SELECT \(Work.columns), work.annotator, min(standing.value), max(standing.value) FROM work
        JOIN instance ON instance.id = work.instance
        JOIN standing ON standing.work = work.id AND standing.state IN ('labelled', 'excluded')
        WHERE work.instance = ? AND work.retired = 0 AND work.occasion = 'original'
        GROUP BY work.id HAVING count(DISTINCT standing.state) = 1 ORDER BY work.id
        """, arguments: [instance])
    for row in found {
      // What two machines contradict each other on counts for nothing.
      guard let low = try row[at: 9] as Int?, try row[at: 10] == low else { continue }
      rows.append(One(annotator: try row[at: 8], work: try Work(columns: row), value: low))
    }
    for id in Set(rows.map(\.annotator)) {
      people[id] = try Row.fetchOne(db, sql: "SELECT * FROM annotator WHERE id = ?", arguments: [id]).map {
        try Annotator($0)
      }
    }
    rows.removeAll { people[$0.annotator]?.kind != .human }
  }

  private func delta(_ formulation: TaskFormulation) -> Int? {
    let points: [ResponseLetter?] = formulation == .single ? [.a, .b] : [nil]
    return points.compactMap { point in
      Disagreement.delta(
        rows.filter { $0.work.formulation == formulation && $0.work.response == point }.map(\.value))
    }.max()
  }

  /// Those in which Δ is the threshold or more; where there is none, all that were labelled.
  func formulationsInDispute(threshold: Int) -> [TaskFormulation] {
    let labelled = TaskFormulation.allCases.filter { formulation in
      rows.contains { $0.work.formulation == formulation }
    }
    let disputed = labelled.filter { (delta($0) ?? 0) >= threshold }
    return disputed.isEmpty ? labelled : disputed
  }

  /// Who labelled it in some of these formulations, by slot.
  func annotators(_ formulations: [TaskFormulation]) -> [Annotator] {
    var seen: Set<Int64> = []
    return rows.filter { formulations.contains($0.work.formulation) }.sorted { $0.work.slot < $1.work.slot }
      .filter { seen.insert($0.annotator).inserted }.compactMap { people[$0.annotator] }
  }

  /// Whether the annotator labelled it in all of these formulations, and no Δ is the threshold or more.
  func isUndisputed(_ formulations: [TaskFormulation], by annotator: Int64, threshold: Int) -> Bool {
    TaskFormulation.allCases.allSatisfy { (delta($0) ?? 0) < threshold }
      && formulations.allSatisfy { delta($0) != nil && work(of: annotator, $0) != nil }
  }

  func work(of annotator: Int64, _ formulation: TaskFormulation) -> Work? {
    rows.first { $0.annotator == annotator && $0.work.formulation == formulation }?.work
  }
}
