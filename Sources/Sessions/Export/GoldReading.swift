import Store
import Study

/// What people's labels of a study come to, instance by instance, and what authors decided.
package struct GoldReading {
  private let file: StudyFile
  private let rules: DecisionRules
  /// The labels that count, and the original ones among them where there are others.
  private var table = LabelTable()
  private var originals: LabelTable?
  private var numbers: [InstanceKey: Int] = [:]
  private var originalNumbers: [InstanceKey: Int] = [:]
  private let decisions: [InstanceKey: Decisions]
  package let threshold: Int
  package let seed: UInt64

  /// An instance with its gold labels.
  package struct Entry {
    package var instance: Instance
    package var gold: GoldLabels
    package var verdict: Verdict
    /// Everybody's, whether they count or not.
    package var decisions: Decisions
    /// The labels that count, by annotator.
    package var labels: [LabelEntry]
  }

  /// - Parameters:
  ///   - file: does not change while this is used.
  ///   - occasions: original, and whether labels of added annotators count; Δ is of original ones in any case.
  /// - Throws: ``SessionError/noSuchAuthor(_:known:)``
  package init(
    _ file: StudyFile, rules: DecisionRules = DecisionRules(), occasions: Set<Occasion> = [.original],
    naming: ExportNaming = .pseudonyms
  ) throws {
    self.file = file
    self.rules = rules
    let settings = try file.settings
    (threshold, seed) = (settings.threshold, settings.seed)
    decisions = try file.decisions()
    if let author = rules.author { try checkAuthor(author) }
    if occasions != [.original] { originals = LabelTable() }
    try file.labels(occasions, details: false) { row in
      guard row.annotator.kind == .human else { return }
      let name = naming == .names ? row.annotator.name : row.annotator.pseudonym
      table.add(row, by: name)
      if row.work.occasion == .original { originals?.add(row, by: name) }
    }
    numbers = table.numbers
    originalNumbers = originals?.numbers ?? [:]
  }

  private func checkAuthor(_ name: String) throws {
    let known = Set(decisions.values.flatMap(\.all).map { InstanceKey($0.author) })
    guard known.contains(InstanceKey(name)) else {
      throw SessionError.noSuchAuthor(name, known: known.sorted().map(\.text))
    }
  }

  /// Every instance in the order of import.
  package func forEach(_ body: (Entry) throws -> Void) throws {
    try file.instances { try body(entry(of: $0)) }
  }

  /// The ids of all instances in the order of import.
  package func instances() throws -> [InstanceKey] {
    var keys: [InstanceKey] = []
    try file.instances { keys.append($0.key) }
    return keys
  }

  package func annotator(_ number: Int) -> String { table.annotators[number] }

  private func entry(of instance: Instance) -> Entry {
    let labels = numbers[instance.key].map { table.entries(of: $0) } ?? []
    let first = originals.map { table in originalNumbers[instance.key].map { table.entries(of: $0) } ?? [] }
    let verdict = rules.verdict(decisions[instance.key])
    return Entry(
      instance: instance, gold: GoldLabels(labels, originals: first, adjudication: verdict.adjudication),
      verdict: verdict, decisions: decisions[instance.key] ?? Decisions(), labels: labels)
  }
}

extension LabelTable {
  fileprivate mutating func add(_ row: LabelRow, by annotator: String) {
    let instance = number(of: row.work.instance, subset: row.subset)
    let annotator = number(ofAnnotator: annotator)
    switch (row.label, row.work.response) {
    case (.rating(let rating), let response?): add(rating, of: response, instance: instance, annotator: annotator)
    case (.preference(let preference), _): add(preference, instance: instance, annotator: annotator)
    case (.rating, nil): break
    }
  }

  fileprivate var numbers: [InstanceKey: Int] { Dictionary(zip(instances, 0...)) { first, _ in first } }
}
