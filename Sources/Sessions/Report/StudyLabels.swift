import Foundation
import Store
import Study

/// Reads the labels of a study for a report.
package struct StudyLabels {
  private let file: StudyFile
  private let naming: ExportNaming
  /// The subset whose labels are read; nil for all.
  private let subset: InstanceKey?
  private let settings: StudySettings
  private var source: LabelSource
  private let summaries: [Int64: AnnotatorSummary]
  /// The people's original labels in the order of their work; only for details.
  private var placed: [[TaskFormulation: [PlacedLabel]]] = []
  /// The people's original labels of the instance that is being read.
  private var originals: [Original] = []
  private var instanceOfOriginals: InstanceKey?
  private var guesses: [LabelPlace: Int] = [:]
  private var timed: [String: [TaskFormulation: [(turn: WorkTurn, seconds: Double)]]] = [:]
  private var dates: (first: Date, last: Date)?
  private var guidelines: Set<String> = []
  /// Labels that stand in the place of others, since their annotator went back.
  private var changed = 0
  private var groupings = LabelGroupings()
  private var counts: [Occasion: Int] = [:]
  /// The people's labels, those of them from elsewhere, and those whose time is not known.
  private var origins = LabelOrigins()

  /// An original label, and when it was its turn.
  private struct PlacedLabel {
    let turn: WorkTurn
    let instance: Int
    let response: ResponseLetter?
  }

  /// A label that a repeat may belong to.
  private struct Original {
    let annotator: Int64
    let response: ResponseLetter?
    let label: Label
    let firstShown: ResponseLetter?
  }

  /// - Parameters:
  ///   - details: also times and halves of work, and what the methods section needs; takes longer.
  ///   - subset: whose labels alone are read; nil for all.
  /// - Throws: ``SessionError/unknownSubset(_:known:)``, and what the file throws.
  package static func read(
    _ file: StudyFile, naming: ExportNaming, details: Bool, subset: String? = nil
  ) throws -> LabelSource {
    var reader = try StudyLabels(file, naming: naming, subset: subset)
    try reader.readLabels(details: details)
    return reader.source
  }

  private init(_ file: StudyFile, naming: ExportNaming, subset: String?) throws {
    self.file = file
    self.naming = naming
    self.subset = subset.map { InstanceKey($0) }
    settings = try file.settings
    summaries = Dictionary(uniqueKeysWithValues: try file.annotators().map { ($0.annotator.id, $0) })
    source = LabelSource(
      title: settings.title, fingerprint: try file.head(),
      names: [URL(filePath: file.path).lastPathComponent], threshold: settings.threshold, seed: settings.seed)
    if let subset { source.title += ", subset \(subset)" }
  }

  private mutating func readLabels(details: Bool) throws {
    source.isSimulated = try file.hasSimulatedLabels()
    let occasions: Set<Occasion> = details ? Set(Occasion.allCases) : [.original, .repeat]
    try file.labels(occasions, details: details || settings.asked.asksOthers) { add($0) }
    let members = try members()
    try file.modelAnswerRecords { record in
      guard record.isCurrent, members?.contains(record.answer.instance) ?? true else { return }
      source.evidence.add(record.answer, of: record.annotator.name)
      source.evidence.note(record.answer, of: record.annotator.name, run: record.run, at: record.at)
    }
    source.guesses = guesses
    source.decisions = try decisions(members)
    guard details else { return }
    tellHalves()
    var activities: [String: AnnotatorActivity] = [:]
    for (name, formulations) in timed {
      var activity = AnnotatorActivity()
      for (formulation, labels) in formulations {
        let ordered = WorkTurn.ordered(labels) { $0.turn }
        activity.seconds[formulation] = (ordered ?? labels).map(\.seconds)
        if ordered == nil { activity.unordered.insert(formulation) }
      }
      activities[name] = activity
    }
    source.activity = activities
    source.methods = try methods()
    if let subset {
      let what = "\(subset.text): labels are of it alone; what was drawn, assigned and excluded is of the whole study"
      source.methods.insert(MethodsFact("subset", "Subset", what), at: 0)
    }
    let shapes = try shapes()
    source.groupings = groupings.groupings(shapes: source.people.instances.map { shapes[$0] })
    source.longer = source.people.instances.map { shapes[$0]?.longer }
    source.longerOfModels = source.models.instances.map { shapes[$0]?.longer }
  }

  /// The instances of the subset; nil where all are read.
  private func members() throws -> Set<InstanceKey>? {
    guard let subset else { return nil }
    var (members, known): (Set<InstanceKey>, Set<InstanceKey>) = ([], [])
    try file.instances { instance in
      let name = InstanceKey(instance.subset)
      known.insert(name)
      if name == subset { members.insert(instance.key) }
    }
    guard !members.isEmpty else { throw SessionError.unknownSubset(subset.text, known: known.map(\.text)) }
    return members
  }

  /// What authors decided of these instances; nil where nobody did.
  private func decisions(_ members: Set<InstanceKey>?) throws -> DecisionSummary? {
    let decisions = try file.decisions().filter { members?.contains($0.key) ?? true }
    guard !decisions.isEmpty else { return nil }
    return DecisionSummary(
      Array(decisions.values), codeBook: try file.codeBook,
      instances: try members?.count ?? file.instanceCount().values.reduce(0, +))
  }

  /// How long the texts of the study are.
  private func shapes() throws -> [InstanceKey: InstanceShape] {
    var shapes: [InstanceKey: InstanceShape] = [:]
    try file.instances { shapes[$0.key] = InstanceShape($0) }
    return shapes
  }

  /// Whether any label was given by a person rather than by a simulation or a model.
  package static func hasLabelsOfPeople(_ file: StudyFile) throws -> Bool {
    struct Found: Error {}
    do {
      try file.labelHistory {
        let isSimulated = $0.details?.circumstances?.layout == Simulation.layout
        if $0.annotator.kind == .human, !isSimulated { throw Found() }
      }
    } catch is Found {
      return true
    }
    return false
  }

  /// The labels in force.
  package static func labelCount(_ file: StudyFile) throws -> Int {
    try file.annotators().reduce(0) { $0 + $1.progress.values.reduce(0) { $0 + $1.labelled } }
  }

  private mutating func add(_ row: LabelRow) {
    if let subset, InstanceKey(row.subset) != subset { return }
    if row.annotator.kind == .human { counts[row.work.occasion, default: 0] += 1 }
    // Models have nothing to hide, and a figure of a model says nothing without its name.
    let isNamed = naming == .names || row.annotator.kind == .model
    let name = isNamed ? row.annotator.name : row.annotator.pseudonym
    let firstShown = row.firstShown
    switch row.work.occasion {
    case .original: addOriginal(row, name: name, firstShown: firstShown)
    case .repeat: addRepeat(row, firstShown: firstShown)
    case .sendBack, .added: break
    }
    guard let details = row.details, row.annotator.kind == .human else { return }
    origins.add(details)
    if details.changedAfter != nil { changed += 1 }
    if let at = details.at { dates = (min(dates?.first ?? at, at), max(dates?.last ?? at, at)) }
    if let hash = details.guidelinesHash { guidelines.insert(hash) }
    if let seconds = details.circumstances?.activeSeconds {
      timed[name, default: [:]][row.work.formulation, default: []].append((row.turn, seconds))
    }
  }

  private mutating func addOriginal(_ row: LabelRow, name: String, firstShown: ResponseLetter?) {
    func add(to table: inout LabelTable) {
      let instance = table.number(of: row.work.instance, subset: row.subset)
      let annotator = table.number(ofAnnotator: name)
      switch (row.label, row.work.response) {
      case (.rating(let rating), let response?):
        table.add(rating, of: response, instance: instance, annotator: annotator)
      case (.preference(let preference), _):
        table.add(preference, instance: instance, annotator: annotator, firstShown: firstShown)
      case (.rating, nil): return
      }
      guard let details = row.details, row.annotator.kind == .human else { return }
      if let others = details.circumstances?.grounds.others {
        guesses[LabelPlace(instance: instance, annotator: annotator, response: row.work.response)] = others
      }
      if let at = details.at {
        groupings.note(
          LabelPlace(instance: instance, annotator: annotator, response: row.work.response), at: at,
          guidelines: details.guidelinesHash)
      }
      while placed.count <= annotator { placed.append([:]) }
      placed[annotator][row.work.formulation, default: []].append(
        PlacedLabel(turn: row.turn, instance: instance, response: row.work.response))
    }
    switch row.annotator.kind {
    case .human: add(to: &source.people)
    case .model: add(to: &source.models)
    }
    guard row.annotator.kind == .human else { return }
    if instanceOfOriginals != row.work.instance {
      originals.removeAll(keepingCapacity: true)
      instanceOfOriginals = row.work.instance
    }
    originals.append(
      Original(
        annotator: row.annotator.id, response: row.work.response, label: row.label, firstShown: firstShown))
  }

  /// Parts each annotator's original labels of a formulation into halves, where their order is known; repeats, and work without
  /// a label, do not count.
  private mutating func tellHalves() {
    for (annotator, formulations) in placed.enumerated() {
      for labels in formulations.values where labels.count > 1 {
        for (index, label) in (WorkTurn.ordered(labels, by: \.turn) ?? []).enumerated() {
          source.people.setLate(
            2 * index >= labels.count, of: label.response, instance: label.instance, annotator: annotator)
        }
      }
    }
    placed = []
  }

  /// Repeats follow their originals, since labels come by instance and slot with the occasion last.
  private mutating func addRepeat(_ row: LabelRow, firstShown: ResponseLetter?) {
    guard instanceOfOriginals == row.work.instance,
      let original = originals.first(where: {
        $0.annotator == row.annotator.id && $0.response == row.work.response
          && $0.label.formulation == row.work.formulation
      })
    else { return }
    source.repeats.append(
      RepeatedLabel(
        original: original.label, again: row.label, firstShown: original.firstShown, firstShownAgain: firstShown))
  }

  private func methods() throws -> [MethodsFact] {
    try StudyMethods(
      file: file, settings: settings, people: summaries.values.filter { $0.annotator.kind == .human },
      medians: TaskFormulation.allCases.map { formulation in
        (formulation, AnnotatorActivity.median(timed.values.flatMap { $0[formulation]?.map(\.seconds) ?? [] }))
      },
      dates: dates, guidelines: guidelines.count, changed: changed, occasions: counts, origins: origins
    ).facts + source.evidence.asked.enumerated().map { $1.methodsFact($0 + 1) }
  }
}

extension LabelRow {
  fileprivate var turn: WorkTurn {
    WorkTurn(position: work.position, at: details?.at, layout: details?.circumstances?.layout)
  }
}
