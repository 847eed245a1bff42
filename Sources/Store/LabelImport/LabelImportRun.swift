import FoundationEssentials
import GRDB
import Study

/// One import on its way: what the labels refer to is found or made, then they are recorded.
struct LabelImportRun {
  private(set) var summary = LabelImportSummary()
  private let db: Database
  private let file: StudyFile
  private var labels: [ImportedLabel]
  private let files: [String]
  private let date: Date
  private var instances: [InstanceKey: Instance] = [:]
  private var people: [InstanceKey: Person] = [:]
  /// The work of each label; nil where the study has the label already.
  private var work: [Work.ID?] = []

  private struct Instance {
    var id: Int64
    var isNew: Bool
  }

  private struct Person {
    var annotator: Annotator
    var isNew: Bool
  }

  init(_ db: Database, file: StudyFile, _ labels: [ImportedLabel], files: [String], at date: Date) throws {
    self.db = db
    self.file = file
    self.labels = labels
    self.files = files
    self.date = date
  }

  private func place(_ label: ImportedLabel) -> String {
    files.indices.contains(label.file) ? "\(files[label.file]):\(label.line)" : "line \(label.line)"
  }

  /// Labels with an id that the study does not have belong to the instance that has their texts, whatever its id.
  mutating func findByTexts() throws {
    let find = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM instance WHERE key = ?)")
    var isKnown: [InstanceKey: Bool] = [:]
    var wanted: Set<TextFingerprint> = []
    for label in labels {
      guard let fingerprint = label.fingerprint else { continue }
      if isKnown[label.instance] == nil {
        isKnown[label.instance] = try Bool.fetchOne(find, arguments: [label.instance.text]) ?? false
      }
      if isKnown[label.instance] == false { wanted.insert(fingerprint) }
    }
    guard !wanted.isEmpty else { return }
    var keys: [TextFingerprint: InstanceKey] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT key, subset, context, responseA, responseB, sourcePreference FROM instance ORDER BY id")
    while let row = try rows.next() {
      let instance = try file.instance(row)
      for fingerprint in [instance.fingerprint, instance.swappedFingerprint].compactMap(\.self)
      where wanted.contains(fingerprint) && keys[fingerprint] == nil {
        keys[fingerprint] = instance.key
      }
    }
    for index in labels.indices where isKnown[labels[index].instance] == false {
      guard let key = labels[index].fingerprint.flatMap({ keys[$0] }) else { continue }
      labels[index].instance = key
      summary.foundByTexts += 1
    }
  }

  mutating func findInstances(creating isCreating: Bool, in chain: inout EventChain) throws {
    let find = try db.cachedStatement(sql: "SELECT id FROM instance WHERE key = ?")
    var missing: [ImportedLabel] = []
    var seen: Set<InstanceKey> = []
    for label in labels where seen.insert(label.instance).inserted {
      if let id = try Int64.fetchOne(find, arguments: [label.instance.text]) {
        instances[label.instance] = Instance(id: id, isNew: false)
      } else {
        missing.append(label)
      }
    }
    guard let first = missing.first else { return }
    guard isCreating else {
      throw StoreError.labelOfUnknownInstance(
        place: place(first), key: first.instance, others: missing.count - 1)
    }
    let fingerprints = missing.reduce(into: [:]) { $0[$1.instance] = $1.fingerprint }
    _ = try InstanceLog.add(to: &chain, at: date, labelled: fingerprints) { add in
      for label in missing {
        let instance = Study.Instance(
          key: label.instance, subset: label.subset, context: [], responseA: "", responseB: "")
        try add(instance)
        instances[label.instance] = Instance(id: db.lastInsertedRowID, isNew: true)
      }
    }
    summary.newInstances = missing.count
  }

  /// Refuses labels that were given on other texts than the study has under their ids. Those whose A and B are swapped are
  /// turned round where that is wanted, and refused otherwise.
  mutating func compareTexts(turningRound isTurning: Bool) throws {
    var texts = LabelledTexts(db, file: file)
    for index in labels.indices where try texts.isSwapped(labels[index], at: index) && isTurning {
      labels[index] = labels[index].turnedRound
    }
    let refused = isTurning ? TextMismatch() : texts.swapped
    if let first = texts.first, texts.other.labels + refused.labels > 0 {
      throw StoreError.labelsOfOtherTexts(place: place(labels[first]), other: texts.other, swapped: refused)
    }
    summary.turnedRound = texts.swapped.labels
  }

  /// Counts labels of which nothing says whether their A and B are those of the study.
  mutating func countUnproved() throws {
    var texts = LabelledTexts(db, file: file)
    for label in labels where try texts.isUnproved(label) { summary.unproved += 1 }
  }

  /// Finds annotators by name or pseudonym; the names of those who are not there yet, in the order in which they come.
  mutating func findAnnotators() throws -> [String] {
    let existing = try Annotator.fetchAll(db)
    for annotator in existing { people[InstanceKey(annotator.pseudonym)] = Person(annotator: annotator, isNew: false) }
    for annotator in existing { people[InstanceKey(annotator.name)] = Person(annotator: annotator, isNew: false) }
    var seen: Set<InstanceKey> = []
    return try labels.compactMap { label in
      let key = InstanceKey(label.annotator)
      guard people[key] == nil, seen.insert(key).inserted else { return nil }
      if let fault = PersonName.fault(label.annotator) {
        throw StoreError.labelOfBadName(place: place(label), why: fault)
      }
      return label.annotator
    }
  }

  /// Takes over those who were added for this import.
  mutating func take(_ added: [Annotator]) {
    for annotator in added { people[InstanceKey(annotator.name)] = Person(annotator: annotator, isNew: true) }
    summary.newAnnotators = added.map(\.name)
  }

  /// The work that each label belongs to; what was not assigned is given out now, at the end of its annotator's order.
  mutating func findWork(in chain: inout EventChain) throws {
    var planner = try WorkPlanner(db)
    var rounds: [DataPoint: Int] = [:]
    var first: [DataPoint: Int] = [:]
    var planned: [(label: Int, work: PlannedWork)] = []
    work = Array(repeating: nil, count: labels.count)
    for (index, label) in labels.enumerated() {
      guard let instance = instances[label.instance], let person = people[InstanceKey(label.annotator)] else {
        continue
      }
      let point = DataPoint(
        instance: instance.id, annotator: person.annotator.id, formulation: label.label.formulation,
        response: label.response, occasion: label.occasion)
      let isAskedAgain = label.occasion == .sendBack || label.occasion == .added
      let round = rounds[point] ?? 0
      if isAskedAgain { rounds[point] = round + 1 }
      if !isAskedAgain, let earlier = first.updateValue(index, forKey: point) {
        guard labels[earlier].label == label.label else { throw otherwise(label) }
        summary.known += 1
        continue
      }
      let isNew = instance.isNew || person.isNew
      switch isNew ? .missing : try existing(point, round: isAskedAgain ? round : 0, label) {
      case .missing: planned.append((index, try planner.plan(label, point)))
      case .open(let id): work[index] = id
      case .labelled: summary.known += 1
      }
    }
    guard !planned.isEmpty else { return }
    let row = try WorkLog.nextRow(db)
    try WorkLog.add(to: &chain, at: date) { add in
      for (offset, one) in planned.enumerated() {
        try add(one.work)
        work[one.label] = row + Int64(offset)
      }
    }
  }

  /// What the study has of a label's work.
  private enum Existing {
    case missing
    case open(Work.ID)
    /// With the same label.
    case labelled
  }

  private func existing(_ point: DataPoint, round: Int, _ label: ImportedLabel) throws -> Existing {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id FROM work WHERE retired = 0 AND instance = ? AND annotator = ? AND formulation = ?
          AND ifnull(response, 'AB') = ? AND occasion = ? AND round = ?
        """)
    let found = try Int64.fetchOne(
      statement,
      arguments: [
        point.instance, point.annotator, point.formulation.rawValue, point.response?.rawValue ?? "AB",
        point.occasion.rawValue, round,
      ])
    guard let found else { return .missing }
    guard let standing = try ActInForce.fetch(db, work: found), standing.state != .postponed else {
      return .open(found)
    }
    guard standing.state == .labelled, standing.value == label.label.value else {
      throw otherwise(label)
    }
    return .labelled
  }

  private func otherwise(_ label: ImportedLabel) -> StoreError {
    let what = label.response.map { "response \($0.rawValue) of \(label.instance)" } ?? label.instance.text
    return .labelledOtherwise(place: place(label), annotator: label.annotator, what: what)
  }

  mutating func record(in chain: inout EventChain) throws {
    let study = try file.uuid
    let desks = people.mapValues { AnnotatorDesk(annotator: $0.annotator, file: file, study: study) }
    let isUsed = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM event WHERE uuid = ?)")
    for (index, label) in labels.enumerated() {
      guard let work = work[index], let desk = desks[InstanceKey(label.annotator)] else { continue }
      guard !desk.annotator.isWithdrawn else { throw StoreError.withdrawn(name: label.annotator) }
      var id = ActID(rawValue: EventDraft.newID())
      if EventDraft.isID(label.event), try Bool.fetchOne(isUsed, arguments: [label.event]) == false {
        id = ActID(rawValue: label.event)
      }
      let at = label.at ?? date
      var circumstances = label.circumstances
      circumstances.isTimeKnown = label.at != nil
      _ = try desk.record(.label(label.label, circumstances), on: work, id: id, at: at, in: &chain)
      if label.isUnsure {
        _ = try desk.record(.unsure(true), on: work, id: ActID(rawValue: EventDraft.newID()), at: at, in: &chain)
      }
      if !label.comment.isEmpty {
        _ = try desk.record(
          .note(label.comment), on: work, id: ActID(rawValue: EventDraft.newID()), at: at, in: &chain)
      }
      if label.label.formulation == .single { summary.ratings += 1 } else { summary.preferences += 1 }
    }
  }
}

/// What one label is about.
private struct DataPoint: Hashable {
  var instance: Int64
  var annotator: Int64
  var formulation: TaskFormulation
  var response: ResponseLetter?
  var occasion: Occasion
}

/// Places new work: its annotator's slot of the instance, and the end of their order.
private struct WorkPlanner {
  private let db: Database
  private var slots: [Place: Int] = [:]
  private var nextSlots: [Int64: Int] = [:]
  private var positions: [Order: Int] = [:]
  private let known: Bool

  private struct Place: Hashable {
    var instance: Int64
    var annotator: Int64
  }

  private struct Order: Hashable {
    var annotator: Int64
    var formulation: TaskFormulation
  }

  init(_ db: Database) throws {
    self.db = db
    known = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM work)") ?? true
  }

  mutating func plan(_ label: ImportedLabel, _ point: DataPoint) throws -> PlannedWork {
    let order = Order(annotator: point.annotator, formulation: point.formulation)
    let position =
      try positions[order] ?? WorkLog.nextPosition(point.annotator, point.formulation, db)
    positions[order] = position + 1
    // Work needs a response that stands first; which one did is the label's to say.
    return PlannedWork(
      instance: label.instance, annotator: point.annotator, formulation: point.formulation, response: point.response,
      occasion: point.occasion, slot: try slot(point), position: position,
      firstShown: point.formulation == .preference ? label.circumstances.firstShown ?? .a : nil)
  }

  /// Annotators take the slots of an instance in the order in which they come.
  private mutating func slot(_ point: DataPoint) throws -> Int {
    let place = Place(instance: point.instance, annotator: point.annotator)
    if let slot = slots[place] { return slot }
    var slot: Int?
    if known {
      slot = try db.number(
        "SELECT min(slot) FROM work WHERE retired = 0 AND instance = ? AND annotator = ?",
        [point.instance, point.annotator])
      if nextSlots[point.instance] == nil {
        nextSlots[point.instance] = try db.number("SELECT max(slot) FROM work WHERE instance = ?", [point.instance])
          .map { $0 + 1 }
      }
    }
    let chosen = slot ?? nextSlots[point.instance] ?? 0
    if slot == nil { nextSlots[point.instance] = chosen + 1 }
    slots[place] = chosen
    return chosen
  }
}

extension Label {
  /// The rating, or prefer-combined, as `standing` has it.
  fileprivate var value: Int {
    switch self {
    case .rating(let rating): rating.rawValue
    case .preference(let label): label.combined
    }
  }
}
